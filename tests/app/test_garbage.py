"""What a worker drops is collected by the window, and what came with modules is looked at once."""

import gc
import weakref

from gc_studio.app.background import garbage


class _Cycle:
    def __init__(self):
        self.own = self


def _is_due(monkeypatch, generation):
    counts = [gc.get_threshold()[number] + 1 if number <= generation else 0 for number in range(3)]
    monkeypatch.setattr(garbage.gc, "get_count", lambda: tuple(counts))


def test_cycles_are_collected_however_many_objects_stay(monkeypatch):
    collector, staying = garbage.GarbageCollector(), [[] for _ in range(garbage.MANY + 1)]
    for _ in range(2):
        dropped = weakref.ref(_Cycle())
        _is_due(monkeypatch, 2)
        collector.collect()
        assert dropped() is None
    # They were frozen, and so nobody looks at them again.
    assert len(gc.get_objects()) < garbage.MANY
    del staying
    gc.unfreeze()
