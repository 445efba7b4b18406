"""Which signal of which part of the window goes where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from gc_studio.app.window.main_window import MainWindow


def connect(window: MainWindow) -> None:
    """Connect all parts of a window with each other."""
    for part in (_session, _canvas, _options, _panels, _start, _engine, _messages):
        part(window)


def _session(window: MainWindow) -> None:
    session = window.session
    session.switched.connect(window.show_switched)
    session.changed.connect(window.show_session)
    session.previewed.connect(window.show_preview)
    session.counted.connect(window.show_bytes)
    session.selection_changed.connect(window.show_selection)
    session.listed.connect(window.show_tabs)
    session.opened.connect(window.shell.count_all)
    session.stepped.connect(window.shell.count_step)


def _canvas(window: MainWindow) -> None:
    canvas, editor, selecting = window.canvas, window.editor, window.selecting
    window.session.interrupted.connect(canvas.finish_gestures)
    canvas.stroke_began.connect(editor.begin_stroke)
    canvas.stroke_extended.connect(editor.extend_stroke)
    canvas.stroke_ended.connect(editor.end_stroke)
    canvas.stroke_cancelled.connect(editor.cancel)
    canvas.path_changed.connect(editor.change_path)
    canvas.path_ended.connect(editor.end_path)
    canvas.path_cancelled.connect(editor.cancel)
    canvas.shape_ended.connect(window.take_shape)
    canvas.selection_cleared.connect(selecting.select_none)
    canvas.transform_changed.connect(selecting.change_transform)
    canvas.transform_ended.connect(selecting.end_transform)
    canvas.transform_cancelled.connect(selecting.cancel_transform)
    canvas.brush_stepped.connect(editor.step_brush)
    canvas.zoomed.connect(window.status.show_zoom)
    canvas.hovered.connect(window.click_cost.hover)
    window.click_cost.told.connect(window.status.place.setText)


def _options(window: MainWindow) -> None:
    editor, options, adjusting, overlays = window.editor, window.options, window.adjusting, window.overlays
    editor.brush_changed.connect(window.show_tool)
    options.size_changed.connect(editor.set_brush_size)
    options.spin.lineEdit().returnPressed.connect(window.canvas.setFocus)
    options.adjust.moved.connect(adjusting.move)
    options.adjust.applied.connect(adjusting.apply)
    options.adjust.cancelled.connect(adjusting.cancel)
    adjusting.began.connect(options.begin_adjusting)
    adjusting.ended.connect(options.end_adjusting)
    adjusting.ended.connect(window.canvas.setFocus)
    adjusting.began.connect(window.update_overlays)
    adjusting.ended.connect(window.update_overlays)
    _adjusting_keys(window)
    overlays.follow(window.actions_by_key["pin_lines"], window.actions_by_key["pin_cells"])
    overlays.changed.connect(window.update_overlays)


def _adjusting_keys(window: MainWindow) -> None:
    """The canvas takes the focus from the slider when the mouse comes over it; the keys have to stay the same."""
    adjusting = window.adjusting
    for key, slot in ((Qt.Key.Key_Escape, adjusting.cancel), (Qt.Key.Key_Return, adjusting.apply)):
        shortcut = QShortcut(QKeySequence(key), window.canvas, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.setEnabled(False)
        shortcut.activated.connect(slot)
        adjusting.began.connect(lambda _, shortcut=shortcut: shortcut.setEnabled(True))
        adjusting.ended.connect(partial(shortcut.setEnabled, False))


def _panels(window: MainWindow) -> None:
    textures, texturing = window.textures, window.texturing
    textures.chosen.connect(texturing.choose)
    textures.mix_moved.connect(texturing.move_mix)
    textures.mix_ended.connect(texturing.end_mix)
    textures.region_pressed.connect(texturing.select_region)
    texturing.scope_changed.connect(textures.show_scope)
    window.library.changed.connect(window.flow.renew_gallery)
    window.history.jumped.connect(window.session.jump)
    window.rate.jumped.connect(window.session.jump)
    window.status.stop_requested.connect(window.flow.stop)
    window.flow.state_changed.connect(window.status.show_state)
    window.flow.progressed.connect(window.status.show_share)


def _start(window: MainWindow) -> None:
    files, tabs, start = window.files, window.tabs, window.start_page
    tabs.chosen.connect(window.leave_start)
    tabs.chosen.connect(window.session.switch)
    tabs.close_requested.connect(files.close_at)
    tabs.moved.connect(window.session.reorder)
    tabs.new_requested.connect(window.show_start)
    start.open_requested.connect(files.open_with_dialog)
    start.sample_chosen.connect(files.open)
    start.recent_chosen.connect(files.open)
    start.files_dropped.connect(files.open_all)
    start.image_dropped.connect(window.exporting.take_image)
    window.canvas.files_dropped.connect(files.open_all)
    window.canvas.image_dropped.connect(window.exporting.take_image)


def _engine(window: MainWindow) -> None:
    engine = window.engine
    engine.model_ready.connect(window.status.show_model)
    engine.model_tuned.connect(window.status.show_model)
    engine.model_failed.connect(window.show_model_failure)
    engine.photo_loaded.connect(window.show_photo)
    engine.busy_changed.connect(window.status.show_work)
    window.status.call_off_requested.connect(engine.call_off)
    window.status.call_off_requested.connect(window.refining.stop)
    window.refining.stepped.connect(window.status.show_work)
    # A photo that was on show while it was analysed does not become a document.
    window.status.call_off_requested.connect(window.leave_start)
    engine.open_failed.connect(window.leave_start)
    engine.measured.connect(window.session.take_sizes)


def _messages(window: MainWindow) -> None:
    messages = window.messages
    for notices in (window.editor.notice, window.selecting.notice, window.canvas.hint, window.engine.noticed):
        notices.connect(messages.show_notice)
    for part in (window.files, window.library, window.exporting, window.refining):
        part.error.connect(messages.show_error)
        part.done.connect(messages.show_notice)
    window.library.undoable.connect(messages.show_undoable)
    for errors in (window.texturing.refused, window.flow.failed, window.autosave.stopped, window.adjusting.failed):
        errors.connect(messages.show_error)
