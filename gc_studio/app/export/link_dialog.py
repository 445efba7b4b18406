"""The dialog for links: the picture as a link and as a QR code, to be copied and saved.

Flows in: the bytes of the .gcx, and the address of a page. Flows out: the address that is typed, and that the code is
to be saved.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QTextOption
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gc_studio.analysis.links import EXAMPLE_PAGE, MAX_LINKED_BYTES, LinkError, link_of
from gc_studio.analysis.qr import code_of, code_pixels, code_png, code_svg
from gc_studio.app.export.code_view import CodeView, code_image
from gc_studio.app.look.controls import MessageLabel, primary_button, push_button
from gc_studio.words import tr

if TYPE_CHECKING:
    import segno

_SEVERAL_LINES = 5


class LinkDialog(QDialog):
    """Shows one picture as a link and as a code."""

    page_changed = Signal(str)
    """The address of a page, as it was typed, where it is one or empty."""
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None, gcx: bytes, page: str = "") -> None:
        """Make it.

        Args:
            parent: the window.
            gcx: the file.
            page: the address to begin with; see `links.checked_page`.
        """
        super().__init__(parent)
        self._gcx = gcx
        self._code: segno.QRCode | None = None
        self.setWindowTitle(tr("Export link"))
        self._make_controls(page)
        self._lay_out()
        self.resize(self.sizeHint())
        self._show()

    # Making

    def _make_controls(self, page: str) -> None:
        self.page = QLineEdit(page)
        self.page.setPlaceholderText(EXAMPLE_PAGE)
        self.page.setToolTip(tr("Address of the page that shows such links; it is remembered"))
        self.page.setAccessibleName(tr("Address of the page"))
        self.page.textEdited.connect(self._show)
        self.link = QPlainTextEdit()
        self.link.setReadOnly(True)
        self.link.setTabChangesFocus(True)
        self.link.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.link.setAccessibleName(tr("Link"))
        self.link.setMinimumHeight(_SEVERAL_LINES * self.link.fontMetrics().lineSpacing())
        self.total = QLabel(tr("{size:,} B", size=len(self._gcx)))
        self.total.setObjectName("bytes")
        self.room = QLabel(tr("of {most:,} that fit", most=MAX_LINKED_BYTES))
        self.room.setObjectName("dim")
        self.code = CodeView()
        self.modules = QLabel()
        self.modules.setObjectName("dim")
        self._group = QButtonGroup(self)
        self.of_link = self._choice(tr("Link"), tr("A code that a phone opens with the page"))
        self.of_file = self._choice(
            tr("File"), tr("A code of the bytes alone, with fewer modules, for GC Studio and gcx")
        )
        self.of_link.setChecked(True)
        self.message = MessageLabel()
        self.copy_button = primary_button(tr("Copy link"), tr("Put the link on the clipboard"), self._copy)
        self.save_button = push_button(
            tr("Save code…"), tr("Write the QR code as a PNG or an SVG"), self.save_wanted.emit
        )
        self.close_button = push_button(tr("Close"), tr("Close this window"), self.accept)

    def _choice(self, text: str, tip: str) -> QPushButton:
        button = push_button(text, tip, self._show)
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        size.addWidget(self.total)
        size.addWidget(self.room, 1)
        page = QHBoxLayout()
        page.setSpacing(12)
        page.addWidget(QLabel(tr("Page")))
        page.addWidget(self.page, 1)
        left = QVBoxLayout()
        left.addLayout(size)
        left.addWidget(self.link, 1)
        choice = QHBoxLayout()
        choice.addWidget(QLabel(tr("Code of")))
        for widget in (self.of_link, self.of_file):
            choice.addWidget(widget)
        choice.addStretch()
        right = QVBoxLayout()
        right.addLayout(choice)
        right.addWidget(self.code, 1)
        right.addWidget(self.modules, 0, Qt.AlignmentFlag.AlignHCenter)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(left, 1)
        top.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addStretch()
        for button in (self.close_button, self.copy_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        # Messages come and go; the window should not change its size with them.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(page)
        layout.addLayout(top, 1)
        layout.addWidget(self.message)
        layout.addLayout(foot)
        self.setMinimumSize(560, 380)

    def sizeHint(self) -> QSize:
        """Room for a large code."""
        return QSize(860, 540)

    # What is shown

    @Slot()
    def _show(self) -> None:
        """Show the link and the code of what is typed and chosen, or why there are none."""
        link, self._code, why = "", None, ""
        try:
            link = link_of(self._gcx, self.page.text())
            self.page_changed.emit(self.page.text())
        except LinkError as error:
            why = str(error)
        content = self._gcx if self.of_file.isChecked() else link.encode()
        if content and len(self._gcx) <= MAX_LINKED_BYTES:
            try:
                self._code = code_of(content)
            except LinkError as error:
                why = str(error)
        self.link.setPlainText(link)
        self.copy_button.setEnabled(bool(link))
        self._show_code()
        if why:
            self.message.tell("error", f"{why}.")
        elif not self.page.text().strip():
            note = tr("There is no public page yet. Without one only GC Studio and gcx read the link and its code.")
            self.message.tell("info", note)
        else:
            self.message.hide()

    def _show_code(self) -> None:
        self.save_button.setEnabled(self._code is not None)
        if self._code is None:
            self.code.show_code(QImage())
            self.modules.setText("")
            return
        count = self._code.symbol_size(border=0)[0]
        self.code.show_code(code_image(code_pixels(self._code)))
        self.modules.setText(tr("{size} modules", size=f"{count} \N{MULTIPLICATION SIGN} {count}"))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.link.toPlainText())
        self.show_done(tr("The link is in the clipboard"))

    def show_done(self, text: str) -> None:
        """Say that something was done."""
        self.message.tell("info", f"{text}.")

    def code_file(self, suffix: str) -> bytes:
        """The code that is shown as a file; suffix: `.png` or `.svg`."""
        assert self._code is not None
        return code_svg(self._code) if suffix == ".svg" else code_png(self._code)
