"""A new picture from noise in the window, with a sampler and a model that have learnt nothing."""

from gc_model import CODES, install, install_sampler
from studio_helpers import MODEL, FakeModel, draw

from gc_studio.analysis import sample
from gc_studio.app.background.models import Models
from gc_studio.app.background.plain import Plain
from gc_studio.canvas import Tool, View


def started(make_window, model, qtbot):
    shown = make_window(lambda: Models(model, lambda description: Plain(description, "cpu")))
    shown.start([])
    qtbot.waitUntil(lambda: shown.engine.identity == MODEL)
    return shown


def test_a_picture_of_no_photo_is_new_and_has_the_tools_of_its_layers(
    make_window, model: FakeModel, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(sample, "SAMPLED_MODEL", CODES.name)
    identity = install()
    install_sampler(identity)
    window = started(make_window, model, qtbot)
    action = window.actions_by_key["sample"]
    assert action.isEnabled()
    action.trigger()
    qtbot.waitUntil(lambda: window.session.document is not None, timeout=20000)
    document = window.session.document
    assert document.model == identity
    assert document.mask.all()
    assert window.session.modified
    qtbot.waitUntil(lambda: window.flow.shown is document, timeout=20000)
    assert window.flow.picture.shape == (256, 256, 3)
    shown = {key: window.actions_by_key[key].isVisible() for key in (Tool.INK.name, View.STRUCTURE.name)}
    assert shown == {Tool.INK.name: False, View.STRUCTURE.name: False}
    assert window.editor.tool is Tool.PAN
    assert window.actions_by_key[Tool.PRESERVE.name].isEnabled()
    window.actions_by_key[Tool.SYNTHESISE.name].trigger()
    draw(window, [(100, 100), (140, 140)])
    assert not window.session.document.mask.all()
    window.actions_by_key["undo"].trigger()
    assert window.session.document is document
    assert "no textures" in window.actions_by_key["surprise"].toolTip()
    action.trigger()
    qtbot.waitUntil(lambda: window.session.document is not document, timeout=20000)
    assert window.session.document.detail.tolist() != document.detail.tolist()


def test_without_a_sampler_the_command_says_so(make_window, model: FakeModel, qtbot, monkeypatch) -> None:
    from gc_studio.app.documents import sampling

    monkeypatch.setattr(sampling, "has_sampler", lambda: False)
    action = started(make_window, model, qtbot).actions_by_key["sample"]
    assert not action.isEnabled()
    assert "No installed model draws from noise" in action.toolTip()
