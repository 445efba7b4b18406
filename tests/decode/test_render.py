import threading

import numpy as np
import pytest

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bitstream import DocumentWriter, write
from gc_studio.decode import scheduler as scheduler_module
from gc_studio.decode.live import Live
from gc_studio.decode.pictures import GivenUpError, Painted
from gc_studio.decode.renderer import Renderer
from gc_studio.decode.scheduler import NewestOnly, RenderScheduler
from gc_studio.document.edits import draw_structure, set_levels, set_mask
from gc_studio.document.regions import central_texture
from gc_studio.nets.model import ModelError
from gc_studio.storage import RESOURCES


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize(("width", "height"), [(16, 16), (100, 33), (128, 128), (31, 200)])
def test_pictures_have_the_true_size(make_document, model, width, height, scale):
    picture = Renderer(model).render(make_document(width, height, scale))
    assert picture.shape == (height, width, 3)
    assert picture.dtype == np.uint8


def test_a_decode_resembles_the_photo_and_preserving_brings_it_closer(jacket, analysis, model):
    renderer = Renderer(model)

    def error(document):
        return np.abs(renderer.render(document).astype(int) - jacket).mean()

    preserved = set_mask(analysis.document, np.ones(analysis.document.grid, bool), analysis.available)
    flat = np.abs(jacket.mean((0, 1)) - jacket).mean()
    assert error(preserved) < error(analysis.document) < flat


def test_kept_cells_show_the_photo_in_first_and_exact_pictures_whatever_changes_beneath(jacket, analysis, model):
    levels = np.zeros(analysis.document.grid, np.uint8)
    levels[8:12, 4:10] = 3
    document, inside = set_levels(analysis.document, levels, analysis.available), np.s_[132:188, 68:156]
    renderer = Renderer(model)
    before = renderer.render(document)
    off = [
        np.abs(picture[inside].astype(int) - jacket[inside]).mean()
        for picture in (before, renderer.render(analysis.document))
    ]
    assert off[0] < off[1] / 2
    renderer.render(document)
    faithful = np.s_[136:184, 124:148]

    def is_kept(picture):
        # Fine cells keep the grain of what is painted beneath, faithful ones nothing of it.
        grain = np.abs(picture[inside].astype(int) - before[inside]).mean()
        return np.array_equal(picture[faithful], before[faithful]) and grain < 4

    redrawn = draw_structure(document, [(80, 150), (110, 140)], 2, ink=True)
    for changed in (redrawn, redrawn.with_layers(texture=document.texture + 1)):
        pictures = list(renderer.pictures(changed))
        assert len(pictures) == 2
        for painted in pictures:
            assert is_kept(painted.picture)
    assert all(is_kept(each) for each in renderer.in_textures(document, np.zeros((2, 64), np.int16)))


def test_a_cell_kept_more_truly_is_there_at_once(analysis, model):
    mask = np.zeros(analysis.document.grid, bool)
    mask[5:9, 5:9] = True
    document, renderer = set_mask(analysis.document, mask, analysis.available), Renderer(model)
    renderer.render(document)
    kept = set_levels(document, np.where(mask, np.uint8(3), 0), analysis.available)
    [painted] = renderer.pictures(kept)
    assert painted.is_exact


def test_drawing_changes_the_picture_near_the_line_most(analysis, model):
    renderer = Renderer(model)
    before = renderer.render(analysis.document).astype(int)
    drawn = draw_structure(analysis.document, [(60, 170), (190, 170)], 2, ink=True)
    change = np.abs(renderer.render(drawn) - before).sum(2)
    near = np.zeros(change.shape, bool)
    near[150:190, 50:200] = True
    assert change[near].mean() > 3 * change[~near].mean()


def test_every_region_takes_its_own_texture(analysis, model):
    document, renderer = analysis.document.with_texture(analysis.document.texture), Renderer(model)
    regions = np.zeros(document.grid, np.uint8)
    regions[:, 8:] = 1
    dress = analyse(resized(load_photo(RESOURCES / "samples" / "dress.webp"), 256), model)
    other = central_texture(dress.document)
    twice = document.with_layers(extra_textures=document.texture[None], regions=regions)
    one, both_the_same = renderer.render(document).astype(int), renderer.render(twice).astype(int)
    assert np.abs(both_the_same - one).max() <= 1
    mixed = renderer.render(document.with_layers(extra_textures=other[None], regions=regions)).astype(int)
    whole = renderer.render(document.with_texture(other)).astype(int)
    left, right = np.s_[:, :96], np.s_[:, 160:]
    assert np.abs(mixed - one)[left].mean() < np.abs(whole - one)[left].mean() / 2
    assert np.abs(mixed - whole)[right].mean() < np.abs(whole - one)[right].mean() / 2


def test_threads_change_no_pixel_by_more_than_a_level(analysis, model):
    import torch

    renderer, threads = Renderer(model), torch.get_num_threads()
    try:
        pictures = []
        for count in (1, 2):
            torch.set_num_threads(count)
            pictures.append(renderer.render(analysis.document).astype(int))
    finally:
        torch.set_num_threads(threads)
    assert np.abs(pictures[0] - pictures[1]).max() <= 1


def test_codes_of_another_model_are_refused(make_document, model):

    with pytest.raises(ModelError, match="made with model 00000000"):
        Renderer(model).render(make_document(32, 32).with_layers(model="00000000"))


class _Recorder:
    """A render function that waits to be released, and what came of it."""

    def __init__(self):
        self.started, self.release = threading.Semaphore(0), threading.Semaphore(0)
        self.rendered, self.delivered, self.errors = [], [], []
        self.done = threading.Semaphore(0)

    def pictures(self, document, _is_given_up):
        self.rendered.append(document.revision)
        self.started.release()
        self.release.acquire()
        if document.width == 17:
            raise ModelError("odd")
        yield Painted(np.zeros((1, 1, 3), np.uint8), is_exact=True)

    def interrupt(self):
        pass

    def on_picture(self, document, _painted):
        self.delivered.append(document.revision)
        self.done.release()

    def on_error(self, document, error):
        self.errors.append((document.width, str(error)))
        self.done.release()


def test_requests_overtaken_before_their_turn_are_never_rendered(make_document):
    recorder = _Recorder()
    scheduler = RenderScheduler(recorder, recorder.on_picture, recorder.on_error)
    documents = [make_document(16, 16) for _ in range(10)]
    scheduler.submit(documents[0])
    recorder.started.acquire()
    for document in documents[1:]:
        scheduler.submit(document)
    recorder.release.release(2)
    recorder.done.acquire()
    recorder.done.acquire()
    scheduler.close()
    wanted = [documents[0].revision, documents[-1].revision]
    assert recorder.rendered == recorder.delivered == wanted


def test_a_failed_render_is_reported_and_the_next_one_works(make_document):
    recorder = _Recorder()
    scheduler = RenderScheduler(recorder, recorder.on_picture, recorder.on_error)
    recorder.release.release(2)
    scheduler.submit(make_document(17, 16))
    recorder.done.acquire()
    scheduler.submit(make_document(16, 16))
    recorder.done.acquire()
    scheduler.close()
    assert recorder.errors == [(17, "odd")]
    assert len(recorder.delivered) == 1


def test_nothing_is_delivered_after_close(make_document):
    recorder = _Recorder()
    scheduler = RenderScheduler(recorder, recorder.on_picture, recorder.on_error)
    scheduler.submit(make_document(16, 16))
    recorder.started.acquire()
    closing = threading.Thread(target=scheduler.close)
    closing.start()
    while not scheduler._closed:
        pass
    recorder.release.release()
    closing.join()
    assert not recorder.delivered


class _TwoSteps:
    """A first and an exact picture of each document; steps wait to be released, the exact one can be interrupted."""

    def __init__(self, is_rough=False):
        self.is_rough = is_rough
        self.steps, self.release = [], threading.Semaphore(0)
        self.reached = threading.Semaphore(0)
        self.interruptions = 0
        self.delivered = []

    def _step(self, name):
        self.steps.append(name)
        self.reached.release()
        assert self.release.acquire(timeout=10)

    def pictures(self, document, is_given_up):
        for is_exact in (False, True):
            self._step((document.width, is_exact))
            if is_given_up():
                raise GivenUpError
            yield Painted(np.zeros((1, 1, 3), np.uint8), is_exact, self.is_rough and not is_exact)

    def interrupt(self):
        self.interruptions += 1

    def on_picture(self, document, painted):
        self.delivered.append((document.width, painted.is_exact))

    def reach(self, count):
        for _ in range(count):
            assert self.reached.acquire(timeout=10)


def test_the_first_picture_always_comes_and_the_exact_one_is_given_up_for_a_newer_document(make_document):
    source = _TwoSteps()
    scheduler = RenderScheduler(source, source.on_picture, lambda *_: None)
    scheduler.submit(make_document(20, 16))
    source.reach(1)
    scheduler.submit(make_document(21, 16))
    assert source.interruptions == 0
    source.release.release()
    source.reach(1)
    assert source.steps[-1] == (21, False)
    source.release.release()
    source.reach(1)
    assert source.steps[-1] == (21, True)
    scheduler.submit(make_document(22, 16))
    assert source.interruptions == 1
    source.release.release(3)
    source.reach(2)
    scheduler.submit_background(lambda: source.reached.release())
    source.reach(1)
    scheduler.close()
    assert source.delivered == [(20, False), (21, False), (22, False), (22, True)]


def test_no_exact_picture_is_begun_while_the_hand_moves(make_document, monkeypatch):
    monkeypatch.setattr(scheduler_module, "REST_SECONDS", 60.0)
    monkeypatch.setattr(scheduler_module, "QUICK_SECONDS", 0.0)
    source = _TwoSteps()
    scheduler = RenderScheduler(source, source.on_picture, lambda *_: None)
    for width in (20, 21, 22):
        scheduler.submit(make_document(width, 16))
        source.reach(1)
        source.release.release()
    scheduler.close()
    assert source.steps == [(20, False), (21, False), (22, False)]


def test_where_first_pictures_are_quick_the_exact_one_is_tried_before_the_hand_rests(make_document, monkeypatch):
    monkeypatch.setattr(scheduler_module, "REST_SECONDS", 60.0)
    monkeypatch.setattr(scheduler_module, "QUICK_SECONDS", 60.0)
    source = _TwoSteps()
    scheduler = RenderScheduler(source, source.on_picture, lambda *_: None)
    scheduler.submit(make_document(20, 16))
    source.reach(1)
    source.release.release()
    source.reach(1)
    assert source.steps == [(20, False), (20, True)]
    scheduler.submit(make_document(21, 16))
    assert source.interruptions == 1
    source.release.release(3)
    source.reach(2)
    scheduler.close()
    assert source.steps[2:] == [(21, False), (21, True)]


def test_after_rough_pictures_for_long_the_exact_one_comes_though_the_hand_moves(make_document, monkeypatch):
    monkeypatch.setattr(scheduler_module, "REST_SECONDS", 60.0)
    monkeypatch.setattr(scheduler_module, "QUICK_SECONDS", 0.0)
    monkeypatch.setattr(scheduler_module, "PATIENCE_SECONDS", -1.0)
    source = _TwoSteps(is_rough=True)
    scheduler = RenderScheduler(source, source.on_picture, lambda *_: None)
    scheduler.submit(make_document(20, 16))
    source.reach(1)
    source.release.release()
    source.reach(1)
    scheduler.submit(make_document(21, 16))
    assert source.interruptions == 0
    source.release.release(3)
    source.reach(2)
    scheduler.close()
    assert source.delivered[:3] == [(20, False), (20, True), (21, False)]


def test_background_work_is_done_while_no_document_waits(make_document, caplog):
    source, done = _TwoSteps(), threading.Semaphore(0)
    scheduler = RenderScheduler(source, source.on_picture, lambda *_: None)
    counts = {"calls": 0}

    def step():
        counts["calls"] += 1
        if counts["calls"] == 2:
            raise GivenUpError
        if counts["calls"] == 4:
            done.release()
        return counts["calls"] < 4

    scheduler.submit(make_document(20, 16))
    source.reach(1)
    scheduler.submit_background(step)
    assert counts["calls"] == 0
    source.release.release(2)
    assert done.acquire(timeout=10)
    scheduler.submit_background(lambda: done.release() or 1 / 0)
    assert done.acquire(timeout=10)
    source.release.release(2)
    scheduler.submit(make_document(21, 16))
    source.reach(3)
    scheduler.close()
    assert counts["calls"] == 4
    assert "ZeroDivisionError" in caplog.text


def test_bytes_are_coded_when_the_hand_rests(make_document):
    source, coded, arrived = _TwoSteps(), [], threading.Semaphore(0)

    def on_bytes(document, sizes):
        coded.append((document.width, sum(sizes.values())))
        arrived.release()

    live = Live(source, DocumentWriter(), source.on_picture, on_bytes, lambda *_: None)
    documents = [make_document(width, 16) for width in (20, 21)]
    live.submit(documents[0])
    source.reach(1)
    live.submit(documents[1])
    source.release.release(3)
    assert arrived.acquire(timeout=10)
    live.submit_background(lambda: False)
    live.close()
    assert coded == [(21, len(write(documents[1])))]


def test_what_is_not_urgent_waits_and_an_item_that_fails_stops_nothing(caplog):
    handled, done = [], threading.Semaphore(0)

    def handle(item):
        handled.append(item)
        done.release()
        return 1 // item

    patient = NewestOnly(handle, "patient", patience=60)
    patient.submit(1, is_urgent=False)
    patient.submit(0, is_urgent=True)
    assert done.acquire(timeout=10)
    patient.submit(3, is_urgent=True)
    assert done.acquire(timeout=10)
    patient.submit(4, is_urgent=False)
    patient.close()
    assert handled == [0, 3]
    hasty = NewestOnly(handle, "hasty", patience=0)
    hasty.submit(5, is_urgent=False)
    assert done.acquire(timeout=10)
    hasty.close()
    assert handled == [0, 3, 5]
