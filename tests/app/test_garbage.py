"""The window looks for what nobody holds any more, but not among what came with modules."""

import gc
import sys
import types
import weakref

from gc_studio.app.background import garbage


class _Cycle:
    def __init__(self):
        self.own = self


def test_what_came_with_modules_is_looked_at_no_more_and_cycles_are_collected(monkeypatch):
    collector = garbage.GarbageCollector()
    monkeypatch.setattr(garbage.gc, "get_count", lambda: (1000, 1000, 1000))
    for number in range(garbage.MANY):
        monkeypatch.setitem(sys.modules, f"of_the_test_{number}", types.ModuleType("of_the_test"))
    collector.collect()
    left_alone = gc.get_freeze_count()
    assert left_alone > 10_000
    for _ in range(2):
        dropped = weakref.ref(_Cycle())
        collector.collect()
        assert dropped() is None
    # However many come without modules, they are not left alone.
    staying = [[] for _ in range(100_000)]
    collector.collect()
    assert gc.get_freeze_count() <= left_alone
    del staying
