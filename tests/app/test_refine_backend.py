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
