"""Whatever was kept, painted in part or in tiles: the settled picture is that of a plain whole render."""

import itertools
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec

import numpy as np
import pytest
import torch

from gc_studio.analysis.library import load_library
from gc_studio.decode import backends, parts, renderer, tiles
from gc_studio.decode.backends import OpenVinoBackend
from gc_studio.decode.generator_graphs import model_of
from gc_studio.decode.inputs import StructureInputs
from gc_studio.decode.network_inputs import changed_box, whole
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.programs import SEGMENTS, Segment
from gc_studio.decode.renderer import Renderer
from gc_studio.decode.torch_backend import TorchBackend
from gc_studio.decode.vector_units import Kernels, Layers
from gc_studio.document.edits import draw_structure, mixed_texture, paint_mask, set_mask
from gc_studio.nets.layout import STAGE_CHANNELS
from gc_studio.nets.model import load_model

# Without importing it: that is for `backends` to do.
needs_openvino = pytest.mark.skipif(find_spec("openvino") is None, reason="OpenVINO is not installed")


def has_bfloat16():
    try:
        return OpenVinoBackend.has_bfloat16()
    except ImportError:
        return False


def plain(model):
    """A renderer that paints by torch in float32, whatever else is installed."""
    return Renderer(model, TorchBackend(model.generator, model.device))


def difference(a, b):
    return np.abs(a.astype(int) - b).max()


@pytest.fixture(scope="module")
def textures():
    """What a hand picks from: codes that the encoders made of photos."""
    return [texture.code for texture in load_library()]


def random_edit(rng, document, available, seen, textures):
    """What a hand might do next, going back to an earlier state included."""
    x, y = rng.uniform(0, document.width), rng.uniform(0, document.height)
    points = [(x, y), (x + rng.uniform(-30, 30), y + rng.uniform(-30, 30))]
    kind = rng.integers(6)
    if kind == 0:
        return seen[rng.integers(len(seen))]
    if kind == 1:
        return paint_mask(document, points, 12, bool(rng.random() < 0.7), available)
    if kind == 2:
        return document.with_texture(textures[rng.integers(len(textures))])
    if kind == 3:
        halves = np.zeros(document.grid, np.uint8)
        halves[:, int(rng.integers(1, document.grid[1])) :] = 1
        return document.with_layers(extra_textures=textures[rng.integers(len(textures))][None], regions=halves)
    return draw_structure(document, points, float(rng.uniform(0, 4)), ink=bool(rng.random() < 0.6))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("coarse_is_whole", [True, False])
def test_after_any_edits_the_exact_picture_is_that_of_a_fresh_renderer(
    analysis, model, textures, monkeypatch, seed, coarse_is_whole
):
    if not coarse_is_whole:
        monkeypatch.setattr(parts, "_ALWAYS_IN_WINDOWS", 0)
    rng, live, document = np.random.default_rng(seed), Renderer(model), analysis.document
    seen = [document]
    for _ in range(12):
        document = random_edit(rng, document, analysis.available, seen, textures)
        seen.append(document)
        *first, last = live.pictures(document)
        assert last.is_exact
        assert not any(painted.is_exact for painted in first)
        assert {painted.picture.shape for painted in first} <= {last.picture.shape}
        assert difference(last.picture, Renderer(model).render(document)) <= 1


def test_the_first_picture_of_a_stroke_shows_it_nearly_as_it_will_be(analysis, model):
    live = Renderer(model)
    before = live.render(analysis.document).astype(int)
    for x, y in [*((x, 150) for x in range(60, 180, 20)), (0, 0), (243, 0), (0, 240), (243, 240)]:
        document = draw_structure(analysis.document, [(x, y), (x + 12, y + 15)], 2, ink=True)
        first, exact = (painted.picture.astype(int) for painted in live.pictures(document))
        touched = np.abs(first - before).sum(2) > 0
        assert touched[y : y + 15, x : x + 12].any()
        assert np.abs(first - exact)[touched].mean() < np.abs(before - exact)[touched].mean() / 5
        live.render(analysis.document)


def test_the_first_picture_of_a_mix_has_about_its_colours_and_all_lines(analysis, model, textures):
    live, document = Renderer(model), analysis.document.with_texture(textures[0])
    before = live.render(document).astype(int)
    off, was_off = [], []
    for texture in textures[::8][1:]:
        mixed = document.with_texture(mixed_texture(textures[0], texture, 0.15))
        first, exact = (painted.picture.astype(int) for painted in live.pictures(mixed))
        off.append(np.abs(first - exact).mean())
        was_off.append(np.abs(before - exact).mean())
        # Sharp: enlarged from an eighth it would have a small part of this.
        assert np.abs(np.diff(first, axis=0)).mean() > 0.5 * np.abs(np.diff(before, axis=0)).mean()
        live.render(document)
    assert np.mean(off) < 0.7 * np.mean(was_off)


def test_colours_that_change_by_much_are_not_shown_half(analysis, model, textures):
    live = Renderer(model)
    pictures = [live.render(analysis.document.with_texture(texture)).astype(int) for texture in textures]
    far = max(range(len(textures)), key=lambda index: np.abs(pictures[index] - pictures[0]).mean())
    live.render(analysis.document.with_texture(textures[0]))
    assert [painted.is_exact for painted in live.pictures(analysis.document.with_texture(textures[far]))] == [True]


def test_what_changed_beside_the_texture_is_not_shown_in_new_colours_alone(analysis, model, textures):
    live = Renderer(model)
    live.render(analysis.document)
    drawn = draw_structure(analysis.document.with_texture(textures[0]), [(10, 10), (200, 200)], 2, ink=True)
    assert [painted.is_exact for painted in live.pictures(drawn)] == [True]


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_what_the_network_is_told_after_strokes_is_what_a_fresh_start_tells(make_document, scale):
    rng, kept, document = np.random.default_rng(3), StructureInputs(), make_document(200, 131, scale)
    ends = [(0, 0), (199, 130), (0, 130), (100, 65), *rng.uniform(0, 130, (6, 2))]
    for index, (x, y) in enumerate(ends):
        document = draw_structure(document, [(x, y), (x + 9, y + 5)], index % 3, ink=index % 4 != 3)
        for own, fresh in zip(kept.of(document).guides, StructureInputs().of(document).guides, strict=True):
            assert np.array_equal(whole(own), whole(fresh))


def test_what_is_enlarged_part_by_part_is_what_the_whole_would_be(analysis):
    regions, other = np.zeros(analysis.document.grid, np.uint8), np.roll(analysis.document.texture, 7)
    regions[:, 7:] = 1
    document = analysis.document.with_layers(extra_textures=other[None], regions=regions)
    for array in StructureInputs().of(document).stage(5):
        wanted = array.whole()
        assert array.shape == wanted.shape
        for rows, columns in ((slice(0, 72), slice(184, 256)), (slice(73, 75), slice(31, 90))):
            assert np.array_equal(array.part(rows, columns), wanted[:, :, rows, columns])


def test_the_box_of_an_edit_is_no_larger_than_what_it_changed(analysis):
    # Of one texture: a line between two also moves their border.
    document = analysis.document.with_layers(
        structure=np.zeros_like(analysis.document.structure),
        extra_textures=analysis.document.extra_textures[:0],
        regions=np.zeros_like(analysis.document.regions),
    )
    drawn = draw_structure(document, [(101, 75), (104, 75)], 0, ink=True)
    rows, columns = np.nonzero(drawn.structure)
    scale = document.structure_scale
    inputs = StructureInputs()
    before, after = inputs.of(document), inputs.of(drawn)
    assert changed_box(before, after) == (
        rows.min() * scale,
        columns.min() * scale,
        (rows.max() + 1) * scale,
        (columns.max() + 1) * scale,
    )
    assert changed_box(after, inputs.of(drawn)) == (0, 0, 0, 0)
    kept = np.zeros(document.grid, bool)
    kept[2, 3] = True
    assert changed_box(before, inputs.of(set_mask(document, kept, analysis.available))) == (32, 48, 48, 64)


def test_an_edit_is_painted_in_the_same_windows_at_every_size():
    edit = 200, 240, 220, 250
    areas = []
    for size in ((1024, 1024), (1024, 1536), (4096, 3072)):
        windows = parts.part_around(edit, size).windows
        assert set(windows) == {0, 1, 2, 3}
        areas.append({first: (bottom - top, right - left) for first, (top, left, bottom, right) in windows.items()})
    assert areas[0] == areas[1] == areas[2]
    # Of a small picture 1/32 is nearly all there is, and what is computed of the whole serves the exact picture.
    assert set(parts.part_around(edit, (512, 512)).windows) == {1, 2, 3}
    assert set(parts.part_around(edit, (256, 256)).windows) == {2, 3}


def test_only_what_depends_on_an_edit_is_computed_again(analysis, model):
    ran = []

    class Recording(TorchBackend):
        def run(self, program, inputs):
            ran.append(program)
            return super().run(program, inputs)

    live = Renderer(model, Recording(model.generator, model.device))
    live.render(analysis.document)
    textures = len(analysis.document.textures)
    whole = [Segment(start, stop, textures) for start, stop in ((0, 1), (1, 2), (2, 3), (3, 6))]
    assert ran == whole
    ran.clear()
    live.render(analysis.document)
    assert not ran
    live.render(set_mask(analysis.document, np.ones(analysis.document.grid, bool), analysis.available))
    assert ran == whole[1:]
    ran.clear()
    drawn = draw_structure(analysis.document, [(100, 100), (110, 100)], 0, ink=True)
    live.render(analysis.document)
    ran.clear()
    list(live.pictures(drawn))
    # What the first picture takes of the whole serves the exact one.
    around = [Segment(start, stop, textures, is_frozen=True, rim=parts.RIM) for start, stop in ((2, 3), (3, 6))]
    assert ran == [*whole[:2], *around, *whole[2:]]


def test_large_pictures_are_shown_coarse_before_they_are_exact(analysis, model, monkeypatch):
    monkeypatch.setattr(parts, "SMALL_PICTURE", 0)
    first, exact = (painted.picture.astype(int) for painted in Renderer(model).pictures(analysis.document))
    flat = exact.mean((0, 1))
    assert np.abs(first - exact).mean() < 0.7 * np.abs(flat - exact).mean()


TILED = {"the last two": 4, "fine stages": 3, "fine stages, nothing kept": 3, "1/8, too": 2}


@pytest.fixture(params=TILED)
def in_tiles(monkeypatch, request):
    monkeypatch.setattr(renderer, "TILED_ABOVE", {TILED[request.param]: 0})
    monkeypatch.setattr(tiles, "SIDES", dict.fromkeys(STAGE_CHANNELS, 64))
    if request.param == "fine stages, nothing kept":
        monkeypatch.setattr(tiles, "MOST_KEPT", 0)


def test_tiles_leave_no_seam_and_tell_how_far_they_are(analysis, model, in_tiles, monkeypatch):
    tiled, shares = Renderer(model), []
    tiled.on_progress = shares.append
    picture = tiled.render(analysis.document)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    drawn = draw_structure(analysis.document, [(100, 100), (110, 100)], 0, ink=True)
    first, exact = tiled.pictures(drawn)
    monkeypatch.undo()
    assert difference(picture, Renderer(model).render(analysis.document)) <= 2
    assert difference(exact.picture, Renderer(model).render(drawn)) <= 2
    assert not first.is_exact


def test_tiles_with_several_textures(analysis, model, in_tiles, monkeypatch, caplog):
    regions = np.zeros(analysis.document.grid, np.uint8)
    regions[:, 8:] = 1
    other = np.roll(analysis.document.texture, 7)
    document = analysis.document.with_layers(extra_textures=other[None], regions=regions)
    picture = Renderer(model).render(document)
    monkeypatch.undo()
    assert difference(picture, Renderer(model).render(document)) <= 2
    # Of the tiles' size there is a program, and no slower one paints in its place.
    assert not caplog.records


def test_a_further_texture_needs_no_new_regions(analysis, model):
    live, document, regions = Renderer(model), analysis.document, np.zeros(analysis.document.grid, np.uint8)
    regions[:, 8:] = 1
    others = np.stack([np.roll(document.texture, 5), np.roll(document.texture, 7)])
    two = document.with_layers(extra_textures=others[:1], regions=regions)
    three = two.with_layers(extra_textures=others)
    assert difference(live.render(two), live.render(three)) <= 1


def test_tiles_can_be_given_up_and_begun_again(analysis, model, in_tiles):
    live, shares = Renderer(model), []
    live.on_progress = shares.append
    with pytest.raises(GivenUpError):
        list(live.pictures(analysis.document, lambda: len(shares) > 10))
    assert len(shares) == 11
    assert difference(live.render(analysis.document), Renderer(model).render(analysis.document)) == 0


@needs_openvino
@pytest.mark.parametrize(("is_narrow", "levels"), [(False, 1), (True, 3)])
def test_openvino_paints_what_torch_paints(analysis, model, textures, is_narrow, levels):
    fast, right = Renderer(model, OpenVinoBackend(model, is_narrow)), plain(model)
    fast.warm_up(analysis.document)
    rng, document = np.random.default_rng(5), analysis.document
    seen = [document]
    for _ in range(8):
        document = random_edit(rng, document, analysis.available, seen, textures)
        seen.append(document)
        list(fast.pictures(document))
        fast.backend.wait_until_ready()
        assert difference(fast.render_anew(document), right.render(document)) <= levels


@needs_openvino
def test_programs_take_what_torch_painted(analysis, model):
    backend, inputs = OpenVinoBackend(model, is_narrow=False), StructureInputs().of(analysis.document)
    first, second = Segment(0, 1, inputs.textures), Segment(1, 2, inputs.textures)
    torch_backend = TorchBackend(model.generator, model.device)
    given = [*torch_backend.run(first, [inputs.texture, *inputs.stage(0)])[:2], inputs.texture, *inputs.stage(1)]
    assert not given[0].flags.c_contiguous
    backend.run(second, given)
    backend.wait_until_ready()
    for own, wanted in zip(backend.run(second, given), torch_backend.run(second, given), strict=True):
        np.testing.assert_allclose(own, wanted, atol=1e-3, rtol=1e-3)


@needs_openvino
@pytest.mark.parametrize("is_narrow", [False, True])
@pytest.mark.parametrize("is_whole", [False, True])
def test_what_vector_units_like_paints_what_the_generator_paints(analysis, model, is_narrow, is_whole):
    class Exact(OpenVinoBackend):
        """All in float32, so that only what computes it differs."""

        def _request(self, program, shapes):
            graph = model_of(program, Layers(self._free.kernels, is_narrow, is_whole), shapes)
            return backends._compiled(graph, "f32").create_infer_request()

    halves = np.zeros(analysis.document.grid, np.uint8)
    halves[:, 8:] = 1
    several = analysis.document.with_layers(extra_textures=np.roll(analysis.document.texture, 5)[None], regions=halves)
    for document in (several, several.with_layers(extra_textures=several.extra_textures[:0], regions=0 * halves)):
        fast = Renderer(model, Exact(model, is_narrow))
        assert difference(fast.render(document), plain(model).render(document)) <= 1


@needs_openvino
@pytest.mark.skipif(not has_bfloat16(), reason="needs a processor that multiplies bfloat16")
def test_convolutions_alone_compute_in_bfloat16_and_their_sums_stay_float32(analysis, model):
    backend, inputs = OpenVinoBackend(model, is_narrow=True), StructureInputs().of(analysis.document)
    before, kinds = (), {}
    for start, stop in SEGMENTS:
        told = itertools.chain.from_iterable(inputs.whole_stage(index) for index in range(start, stop))
        program, given = Segment(start, stop, inputs.textures), [*before[:2], inputs.texture, *told]
        before = backend.run(program, given)
        backend.wait_until_ready()
        shapes = tuple(array.shape for array in given)
        for node in backend._request(program, shapes).get_compiled_model().get_runtime_model().get_ops():
            told_of = {name: node.get_rt_info()[name].astype(str) for name in ("layerType", "primitiveType")}
            types = told_of["primitiveType"], node.get_rt_info()["outputPrecisions"].astype(str)
            kinds.setdefault(told_of["layerType"], set()).add(types)
    narrow = {types for types in kinds["Convolution"] if "bf16" in types[0]}
    assert narrow
    assert {output for _, output in narrow} == {"f32"}
    others = [types for kind, types in kinds.items() if kind not in ("Convolution", "Reorder")]
    assert not any("bf16" in name for types in others for pair in types for name in pair)


def test_without_a_way_to_keep_the_rest_float32_nothing_is_bfloat16(monkeypatch):
    monkeypatch.setattr(backends, "exact_mark", lambda: None)
    assert not has_bfloat16()


@needs_openvino
@pytest.mark.parametrize(("is_narrow", "levels"), [(False, 1), (True, 3)])
def test_one_backend_paints_any_number_of_textures(analysis, model, textures, is_narrow, levels):
    backend, right = OpenVinoBackend(model, is_narrow), plain(model)
    for count in (2, 16, 3):
        regions = np.tile(np.arange(analysis.document.grid[1]) % count, (analysis.document.grid[0], 1)).astype(np.uint8)
        extra = np.stack(textures[: count - 1])
        document = analysis.document.with_layers(extra_textures=extra, regions=regions)
        fast = Renderer(model, backend)
        fast.warm_up(document)
        assert difference(fast.render_anew(document), right.render(document)) <= levels


@needs_openvino
def test_programs_for_the_size_of_a_part_are_not_waited_for(analysis, model):
    backend, may_begin = OpenVinoBackend(model, is_narrow=False), threading.Event()
    live = Renderer(model, backend)
    live.render(analysis.document)
    for _ in range(2):
        backend._pool.submit(may_begin.wait)
    drawn = draw_structure(analysis.document, [(100, 100), (110, 100)], 0, ink=True)
    first = next(live.pictures(drawn))
    may_begin.set()
    backend.wait_until_ready()
    assert not first.is_exact
    assert difference(list(live.pictures(drawn))[-1].picture, plain(model).render(drawn)) <= 1


@needs_openvino
def test_one_program_serves_all_sizes_and_numbers_of_textures_but_for_the_fine_stages(
    model, make_document, monkeypatch
):
    compiled = []
    original = backends._compiled
    monkeypatch.setattr(backends, "_compiled", lambda graph, hint: compiled.append(graph) or original(graph, hint))
    fresh = replace(model)
    live, right, coarse = Renderer(fresh), plain(model), len(SEGMENTS) - 1
    for number, (width, height, count) in enumerate(((128, 96, 2), (64, 160, 5), (31, 33, 3))):
        document = make_document(width, height)
        regions = np.tile(np.arange(document.grid[1]) % count, (document.grid[0], 1)).astype(np.uint8)
        extra = np.stack([np.roll(document.texture, shift) for shift in range(1, count)])
        document = document.with_layers(extra_textures=extra, regions=regions)
        assert difference(live.render(document), right.render(document)) <= 1
        assert len(compiled) == coarse + number + 1
    assert difference(Renderer(fresh).render(document), right.render(document)) <= 1
    assert len(compiled) == coarse + 4


@needs_openvino
def test_programs_that_gave_their_memory_back_come_again(analysis, model, monkeypatch):
    backend, compiled = OpenVinoBackend(model, is_narrow=False), []
    original = backend._compile
    monkeypatch.setattr(backend, "_compile", lambda *given: compiled.append(given) or original(*given))
    live = Renderer(model, backend)
    live.warm_up(analysis.document)
    once = len(compiled)
    backend.rest()
    live.warm_up(analysis.document)
    assert len(compiled) == 2 * once
    assert difference(live.render_anew(analysis.document), plain(model).render(analysis.document)) <= 1


@needs_openvino
def test_programs_of_parts_give_way_to_those_of_another_number_of_textures(model, monkeypatch):
    backend, compiled = OpenVinoBackend(model, is_narrow=False), []
    monkeypatch.setattr(backend, "_compile", lambda program, _: compiled.append(program))

    def run(program):
        of_before = [np.zeros((1, 192, 8 + 2 * program.rim, 8 + 2 * program.rim)), np.zeros((1, 3, 8, 8))]
        statistics = [np.ones((1, 2, 256))] if program.is_frozen else []
        told = [np.zeros((1, channels, 16, 16)) for channels in (2, program.textures)]
        given = [*of_before, np.zeros((1, program.textures, 64)), *statistics, *told]
        backend.run(program, [array.astype(np.float32) for array in given])
        backend.wait_until_ready()

    parts = [Segment(3, 4, textures, is_frozen=True, rim=1) for textures in (2, 3)]
    whole = [Segment(3, 4, textures) for textures in (2, 3)]
    for program in (*whole, *parts, *whole, *parts):
        run(program)
    assert compiled == [*whole, *parts, *parts]


@needs_openvino
def test_programs_read_the_same_weights(model):
    kernels, of_weights = Kernels({k.removeprefix("generator."): array for k, array in model.weights.items()}), []
    for textures in (2, 3):
        shares = [(1, textures, side, side) for side in (64, 128, 256)]
        guides = [(1, 2, side, side) for side in (64, 128, 256)]
        before = [(1, 192, 32, 32), (1, 3, 32, 32), (1, textures, 64)]
        shapes = [*before, *itertools.chain.from_iterable(zip(guides, shares, strict=True))]
        graph = model_of(Segment(3, 6, textures), Layers(kernels, is_whole=True), shapes)
        constants = [node for node in graph.get_ops() if node.get_type_name() == "Constant"]
        of_weights.append({node.data.ctypes.data for node in constants if node.data.nbytes > 2**17})
    assert len(of_weights[0]) >= 4
    assert of_weights[0] == of_weights[1]


@needs_openvino
def test_what_openvino_cannot_run_torch_runs(analysis, model, monkeypatch, caplog):
    monkeypatch.setattr(backends, "model_of", lambda *_: 1 / 0)
    fresh = replace(model)
    live = Renderer(fresh, OpenVinoBackend(fresh, is_narrow=False))
    live.warm_up(analysis.document)
    assert difference(live.render_anew(analysis.document), plain(model).render(analysis.document)) == 0
    assert "OpenVINO cannot run" in caplog.text
    assert not live.backend.wait_until_ready()


def test_without_openvino_torch_paints(analysis, model, monkeypatch):
    monkeypatch.setattr(backends, "has_openvino", lambda: False)
    assert difference(Renderer(model).render(analysis.document), plain(model).render(analysis.document)) == 0


WITH_OPENVINO = """
import sys
from gc_studio.decode.backends import OpenVinoBackend
OpenVinoBackend.has_bfloat16()
assert "openvino" in sys.modules
"""


@needs_openvino
def test_openvino_tells_nobody_and_leaves_nothing_in_the_home(tmp_path):
    environment = os.environ | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    subprocess.run([sys.executable, "-c", WITH_OPENVINO], check=True, timeout=120, env=environment)
    assert list(tmp_path.iterdir()) == []


class _Request:
    """A request that runs until it is cancelled."""

    def __init__(self):
        self.began, self.cancelled = threading.Event(), threading.Event()

    def set_input_tensor(self, *_):
        pass

    def start_async(self):
        self.began.set()

    def wait(self):
        assert self.cancelled.wait(10)
        raise RuntimeError("Infer Request was canceled")

    def cancel(self):
        self.cancelled.set()


@needs_openvino
def test_an_interrupted_program_is_given_up(analysis, model, monkeypatch):
    backend, request = OpenVinoBackend(model, is_narrow=False), _Request()
    monkeypatch.setattr(backend, "_request", lambda *_: request)
    with ThreadPoolExecutor(1) as pool:
        picture = pool.submit(Renderer(model, backend).render, analysis.document)
        request.began.wait(10)
        backend.interrupt()
        assert isinstance(picture.exception(10), GivenUpError)
    backend.interrupt()


class _LostGpu(TorchBackend):
    def __init__(self, model, error):
        super().__init__(model.generator, model.device)
        self.is_on_gpu, self._error = True, error

    def run(self, program, inputs):
        raise self._error


@pytest.mark.parametrize(
    ("error", "words"), [(torch.OutOfMemoryError("CUDA"), "out of memory"), (RuntimeError("CUDA error"), "has failed")]
)
def test_a_gpu_that_fails_hands_over_to_the_processor_with_one_message(analysis, model, error, words):
    live, notices = Renderer(model, _LostGpu(model, error)), []
    live.on_notice = notices.append
    drawn = draw_structure(analysis.document, [(100, 100), (110, 100)], 0, ink=True)
    pictures = [live.render(analysis.document), list(live.pictures(drawn))[-1].picture]
    assert difference(pictures[0], Renderer(model).render(analysis.document)) <= 1
    assert difference(pictures[1], Renderer(model).render(drawn)) <= 1
    assert len(notices) == 1
    assert words in notices[0]


def test_errors_of_the_processor_are_told(analysis, model, monkeypatch):
    broken = _LostGpu(model, RuntimeError("broken"))
    broken.is_on_gpu = False
    with pytest.raises(RuntimeError, match="broken"):
        Renderer(model, broken).render(analysis.document)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_a_recording_on_a_gpu_paints_what_the_processor_does_and_keeps_no_picture(analysis, model):
    on_gpu, on_processor = Renderer(load_model(device="cuda")), Renderer(model)
    other = analysis.document.with_texture(np.negative(analysis.document.texture))
    # The second picture of a size is recorded, the third replayed.
    painted = [(document, on_gpu.render_anew(document)) for document in 2 * (analysis.document, other)]
    for document, picture in painted:
        assert np.abs(picture.astype(int) - on_processor.render(document)).max() <= 3


@needs_openvino
def test_after_an_interruption_the_next_size_is_painted_right(model, make_document):
    backend = OpenVinoBackend(model, is_narrow=False, is_for_sizes=False)
    live, right = Renderer(model, backend), plain(model)
    for width in (160, 96, 192, 64):
        stop = threading.Event()

        def interrupt(stop=stop):
            while not stop.wait(0.001):
                backend.interrupt()

        thread = threading.Thread(target=interrupt)
        thread.start()
        with suppress(GivenUpError):
            live.render(make_document(width, 128))
        stop.set()
        thread.join()
        document = make_document(256 - width, 96)
        assert difference(live.render(document), right.render(document)) <= 1
