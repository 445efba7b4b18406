import numpy as np

from gc_studio.analysis.photo import resized
from gc_studio.document.edits import set_mask


def test_the_models_way_to_refine_is_the_one_that_the_window_knows(jacket):
    from gc_studio.app.background.studio import Apart
    from gc_studio.nets.model import load_model

    photo, apart, seen = resized(jacket, 48), Apart(load_model(device="cpu")), []
    bare, available = apart.analyse(photo)
    document = set_mask(bare, np.ones(bare.grid, bool), available)
    found = apart.refine(document, photo, available, 12, lambda step, best: seen.append((step, best)))
    assert [step for step, _ in seen] == list(range(1, 13))
    better, codes = found
    assert np.array_equal(better.detail, codes.detail)
    assert better.structure is document.structure
    assert better != document


def test_the_programs_of_the_window_make_room_for_work_that_takes_memory(jacket, tmp_path):
    from gc_studio.app.background.studio import Studio
    from gc_studio.decode.torch_backend import TorchBackend
    from gc_studio.nets.model import load_model
    from gc_studio.nets.registry import find_model

    class Programs(TorchBackend):
        rests = 0

        def rest(self):
            self.rests += 1

    model = load_model(device="cpu")
    studio, programs = (
        Studio(tmp_path / "backends.json", "cpu", find_model("studio")),
        Programs(model.generator, model.device),
    )
    studio.use(programs)
    photo, apart = resized(jacket, 48), studio.apart()
    document, available = apart.analyse(photo)
    assert programs.rests == 0
    apart.refine(document, photo, available, 1, lambda *_: None)
    assert programs.rests == 1


def test_the_speed_is_measured_where_it_is_not_known_and_again_where_it_was_slow(tmp_path, monkeypatch):
    from gc_studio.app.background import studio as module
    from gc_studio.decode.choice import Choice
    from gc_studio.nets.registry import find_model

    measured = []

    def measure(name, milliseconds):
        def choose(model, *_):
            measured.append(name)
            return Choice(module.likely_choice(model), milliseconds)

        monkeypatch.setattr(module, name, choose)

    monkeypatch.setattr(module, "known_choice", lambda *_: None)
    measure("measured_choice", 45.0)
    measure("measured_again", 20.0)
    studio = module.Studio(tmp_path / "backends.json", "cpu", find_model("studio"))
    times = [studio.stroke_ms]
    for _ in range(3):
        studio.tune()
        times.append(studio.stroke_ms)
    assert times == [None, 45.0, 20.0, 20.0]
    assert measured == ["measured_choice", "measured_again"]
