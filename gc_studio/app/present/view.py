"""The presentation on the screen: scenes, keys, mouse, and buttons that come with the mouse.

Flows in: stories as they are prepared. Flows out: wishes for files; everything else is seen.
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gc_studio.app.look import theme
from gc_studio.app.present.painting import layout, paint, paint_waiting
from gc_studio.app.present.scenes import SECONDS, Moment, Seen, seen_at
from gc_studio.app.present.story import Scene, Source, Story
from gc_studio.words import tr

_TICK = 16
"""Milliseconds between two frames of what moves."""

_REST = 2500
"""Milliseconds after which the mouse and the buttons go again, and a message does."""

_STEP = 0.05
"""Share of the width that a key moves the divider by."""

_KEYS = Qt.Key
_NEXT = (_KEYS.Key_Space, _KEYS.Key_Right, _KEYS.Key_PageDown, _KEYS.Key_Return, _KEYS.Key_Enter)
_BACK = (_KEYS.Key_Left, _KEYS.Key_PageUp, _KEYS.Key_Backspace)


class PresentView(QDialog):
    """One presentation, full screen, on the screen of its window."""

    film_wanted = Signal()
    sheet_wanted = Signal()
    stop_wanted = Signal()
    """What is being written is to be called off."""

    def __init__(self, parent: QWidget, source: Source, is_animated: bool) -> None:
        super().__init__(parent)
        self._window = parent
        # A window of its own, or a desktop would place it as a dialog over the other.
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr("Presentation"))
        self.setAccessibleName(tr("Presentation"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._is_animated = is_animated
        self._is_busy = self._is_dragging = self._is_photo = False
        self._divider: float | None = None
        self._clock = QElapsedTimer()
        self._timer, self._resting, self._telling = QTimer(self), QTimer(self), QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        for timer, ended in ((self._resting, self._rest), (self._telling, self._end_message)):
            timer.setSingleShot(True)
            timer.setInterval(_REST)
            timer.timeout.connect(ended)
        self._message = QLabel(self)
        self._message.setObjectName("message")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setContentsMargins(12, 8, 12, 8)
        self._message.hide()
        self._make_buttons()
        self.restart(source)

    def _make_buttons(self) -> None:
        self.buttons: dict[str, QToolButton] = {}
        self._bar = QFrame(self)
        self._bar.setObjectName("floating")
        self._bar.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(6, 6, 6, 6)
        rows: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("back", "chevron-left", tr("Back (Left, Page up)"), self.back),
            ("next", "chevron-right", tr("Next (Space, Right, Page down)"), self.next),
            ("divider", "split", tr("Divider between picture and photo (D)"), self.toggle_divider),
            ("photo", "original", tr("The photo, and back (P)"), self.toggle_photo),
            ("film", "film", tr("Save as an animation (W)"), self.film_wanted.emit),
            ("sheet", "sheet", tr("Save all scenes on a sheet (S)"), self.sheet_wanted.emit),
            ("leave", "close", tr("Leave (Esc)"), self.reject),
        )
        for name, icon, tip, act in rows:
            button = self.buttons[name] = QToolButton()
            button.setIcon(theme.icon(icon))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        self._bar.hide()

    def present(self) -> None:
        """Show it on the screen of its window, all over it."""
        screen = self._window.screen()
        self.setScreen(screen)
        # Without a window manager nothing else would make it as large.
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._rest()

    # What is shown

    @property
    def scene(self) -> Scene:
        """The scene on show, or the one that is waited for."""
        return self._source.scenes[self._index]

    @property
    def is_moving(self) -> bool:
        """Whether the scene is on its way."""
        return self._timer.isActive()

    @property
    def is_waiting(self) -> bool:
        """Whether the scene is still to be prepared."""
        return self.story is None or not self.story.has(self.scene)

    @property
    def source(self) -> Source:
        """What is presented."""
        return self._source

    def restart(self, source: Source) -> None:
        """Present something from the beginning."""
        self._source, self._index = source, 0
        self.story: Story | None = None
        self.seen: Seen | None = None
        """What is on the screen; None before the first scene is there."""
        self.set_busy(False)
        self._enter(0)

    def take(self, story: Story) -> None:
        """More of the story is prepared."""
        was_waiting = self.is_waiting
        self.story = story
        if was_waiting and not self.is_waiting:
            self._begin()

    def _enter(self, index: int, is_over: bool = False) -> None:
        """Go to a scene: to its beginning, or to its end."""
        self._index, self._divider, self._is_photo, self._is_dragging = index, None, False, False
        self._share = 1.0 if is_over or not self._is_animated or not SECONDS[self.scene] else 0.0
        self._timer.stop()
        has_photo = self._source.photo is not None and self.scene is not Scene.OTHERS
        for name, can_be in (("back", index > 0), ("divider", has_photo), ("photo", has_photo)):
            self.buttons[name].setEnabled(can_be)
        self.buttons["next"].setEnabled(index + 1 < len(self._source.scenes) or self._share < 1)
        self._begin()

    def _begin(self) -> None:
        if not self.is_waiting and self._share < 1:
            self._clock.start()
            self._timer.start()
        self._show()

    @Slot()
    def _tick(self) -> None:
        """As far as the clock says: a slow machine drops frames, and is as soon through."""
        self._share = min(self._share + self._clock.restart() / 1000 / SECONDS[self.scene], 1.0)
        if self._share >= 1:
            self._finish()
        else:
            self._show()

    def _finish(self) -> None:
        self._timer.stop()
        self._share = 1.0
        self.buttons["next"].setEnabled(self._index + 1 < len(self._source.scenes))
        self._show()

    def _show(self) -> None:
        if self.story is not None and not self.is_waiting:
            self.seen = seen_at(self.story, Moment(self.scene, self._share, self._divider, self._is_photo))
            self.setAccessibleDescription(f"{self.seen.title}. {self.seen.line} {self.seen.figure}")
        self.update()

    # What is done

    def next(self) -> None:
        """To the end of the scene where it is still on its way, else to the next one."""
        if self.is_moving:
            self._finish()
        elif self._index + 1 < len(self._source.scenes):
            self._enter(self._index + 1)

    def back(self) -> None:
        """To the end of the scene before."""
        self._enter(max(self._index - 1, 0), is_over=True)

    def toggle_divider(self) -> None:
        """The photo at the right of a divider, or not; where the scene has one, back to its middle."""
        if self._may_compare():
            self._is_photo = False
            self._divider = 0.5 if self._divider is None or self.scene is Scene.BESIDE else None
            self._finish_beside()
            self._show()

    def toggle_photo(self) -> None:
        """The photo in place of the picture, and back."""
        if self._may_compare():
            self._is_photo = not self._is_photo
            self._show()

    def _may_compare(self) -> bool:
        if self._source.photo is None:
            self.tell(tr("There is no photo to compare with: it is not in this file."))
        return self._source.photo is not None and self.scene is not Scene.OTHERS and self.seen is not None

    def _move_divider(self, share: float) -> None:
        self._divider, self._is_photo = min(max(share, 0.0), 1.0), False
        self._finish_beside()
        self._show()

    def _finish_beside(self) -> None:
        """A hand on the divider ends what moves it."""
        if self.scene is Scene.BESIDE and self.is_moving:
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys are those of a remote."""
        key, divider = event.key(), None if self.seen is None else self.seen.divider
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            by = {_KEYS.Key_Left: -_STEP, _KEYS.Key_Right: _STEP}.get(_KEYS(key), 0.0)
            if by and divider is not None:
                self._move_divider(divider + by)
        elif key in _NEXT:
            self.next()
        elif key in _BACK:
            self.back()
        elif key == _KEYS.Key_Escape:
            (self.stop_wanted.emit if self._is_busy else self.reject)()
        else:
            self._do_other(key)

    def _do_other(self, key: int) -> None:
        acts: dict[int, Callable[[], object]] = {
            _KEYS.Key_D: self.toggle_divider,
            _KEYS.Key_P: self.toggle_photo,
            _KEYS.Key_W: self.film_wanted.emit,
            _KEYS.Key_S: self.sheet_wanted.emit,
            _KEYS.Key_Home: lambda: self._enter(0, is_over=True),
            _KEYS.Key_End: lambda: self._enter(len(self._source.scenes) - 1, is_over=True),
            _KEYS.Key_F5: lambda: self._enter(0),
        }
        if key in acts:
            acts[key]()

    # The mouse

    def picture_area(self) -> QRectF:
        """Where the picture is, in widget pixels."""
        width, height = self._source.document.size
        return layout(QSizeF(self.size()), QSizeF(width, height)).picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes on; in a picture with a divider it takes hold of that."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        has_divider = self.seen is not None and self.seen.divider is not None
        if has_divider and self.picture_area().contains(event.position()):
            self._is_dragging = True
            self._drag(event.position())
        else:
            self.next()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show mouse and buttons; drag the divider."""
        self._wake()
        if self._is_dragging:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the divider."""
        self._is_dragging = False

    def _drag(self, place: QPointF) -> None:
        area = self.picture_area()
        self._move_divider((place.x() - area.left()) / area.width())

    def _wake(self) -> None:
        self.unsetCursor()
        self._bar.show()
        self._place_parts()
        self._resting.start()

    @Slot()
    def _rest(self) -> None:
        if self._bar.isVisible() and self._bar.underMouse():
            self._resting.start()
            return
        self._bar.hide()
        self.setCursor(Qt.CursorShape.BlankCursor)

    # Messages

    def tell(self, text: str) -> None:
        """Say something for a while."""
        self._message.setText(text)
        self._message.show()
        self._place_parts()
        self._telling.start()

    def tell_share(self, text: str) -> None:
        """Say how far something is, until something else is said."""
        self.tell(text)
        self._telling.stop()

    def set_busy(self, is_busy: bool) -> None:
        """Whether something is being written, which Escape calls off."""
        self._is_busy = is_busy
        for name in ("film", "sheet"):
            self.buttons[name].setEnabled(not is_busy)

    @property
    def message(self) -> str:
        """What is being said; empty if nothing is."""
        return "" if self._message.isHidden() else self._message.text()

    @Slot()
    def _end_message(self) -> None:
        self._message.hide()

    def _place_parts(self) -> None:
        margin = 10
        for widget in (self._bar, self._message):
            widget.resize(widget.sizeHint().boundedTo(self.size()))
        self._bar.move((self.width() - self._bar.width()) // 2, self.height() - self._bar.height() - margin)
        self._message.move((self.width() - self._message.width()) // 2, margin)
        self._bar.raise_()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen."""
        painter, screen = QPainter(self), QSizeF(self.size())
        if self.seen is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        else:
            paint(painter, screen, self.seen, QSizeF(*self._source.document.size))
        if self.is_waiting:
            paint_waiting(painter, screen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep buttons and message in their places."""
        super().resizeEvent(event)
        self._place_parts()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing moves behind the scenes."""
        self._halt()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """The presentation is over."""
        self._halt()
        super().done(result)

    def _halt(self) -> None:
        for timer in (self._timer, self._resting, self._telling):
            timer.stop()
