"""A colour -> an edit: what a texture would apply to, in a texture that paints the colour there.

Flows in: colours from the texture list, from a dialog, or dropped on the picture; photos for their palette. Flows out:
one commit, textures for the list, messages. Of several colours that are asked for, only the newest is looked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget

from gc_studio.analysis.library import COLOUR_GROUP, UNSEEN, LibraryError, Texture
from gc_studio.analysis.palette import main_colours
from gc_studio.analysis.photo import load_photo
from gc_studio.analysis.selection import scope_at, scope_of
from gc_studio.analysis.surprise import load_density
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.problems import about, one_line
from gc_studio.app.commands.command import TEXTURES, Command
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.docks.texture_new import colour_name
from gc_studio.app.documents.open_document import Mix
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.texturing import mixed, why_no_texture
from gc_studio.app.look.controls import open_dialog
from gc_studio.canvas import Canvas
from gc_studio.decode.colour_search import (
    CLOSE,
    InColour,
    Paint,
    Painting,
    code_of_colour,
    lab_of,
    textures_near_colour,
)
from gc_studio.decode.pictures import GivenUpError
from gc_studio.document import Document, DocumentError
from gc_studio.document.regions import textures_of
from gc_studio.words import tr

_NEAREST = 4
"""Textures of the list that are offered beside those that were made."""

Cells = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Wish:
    """A colour for some cells of a document; each is only itself."""

    colour: QColor
    document: Document
    cells: Cells

    @property
    def lab(self) -> NDArray[np.float64]:
        """The colour in CIELAB."""
        return lab_of(self.colour.red(), self.colour.green(), self.colour.blue())


class Colouring(QObject):
    """Gives colours to regions."""

    error = Signal(str)
    done = Signal(str)
    changed = Signal()
    """There are other textures in the list."""

    def __init__(self, parent: QWidget, session: Session, engine: Engine, panel: TexturePanel, canvas: Canvas) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine, self._panel = parent, session, engine, panel
        self._newest: Wish | None = None
        self.region_colour: Callable[[], QColor | None] = lambda: None
        """Colour of what a texture applies to now: where the dialog begins."""
        panel.colour_wanted.connect(self.paint)
        panel.colour_dialog_requested.connect(self.choose)
        panel.palette_dropped.connect(self.take_palette)
        canvas.colour_dropped.connect(self.paint_at)

    def commands(self) -> list[Command]:
        """A colour by a dialog."""
        tip = tr("Give a colour to what a texture applies to: to within 2 of CIELAB, where the decoder can paint it")
        return [Command("colour", "Edit", tr("Colour…"), "Ctrl+Shift+C", tip, self.choose, "colour", needs=TEXTURES)]

    @Slot()
    def choose(self) -> None:
        """Ask for a colour."""
        if self._session.document is None:
            return
        dialog = QColorDialog(self.region_colour() or QColor("white"), self._parent)
        # That of the desktop has no field for #C0392B everywhere.
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(tr("Colour"))
        dialog.colorSelected.connect(self.paint)
        open_dialog(dialog)

    @Slot(object)
    def take_palette(self, path: Path) -> None:
        """Show the main colours of a photo."""

        def show(colours: NDArray[np.uint8]) -> None:
            self._panel.new_row.show_palette([QColor(*colour) for colour in colours.tolist()])
            self.done.emit(
                tr("%n colours of {name}; click one, or drag it to a region", None, len(colours), name=path.name)
            )

        self._engine.run(
            lambda: main_colours(load_photo(path)),
            show,
            lambda error: self.error.emit(tr("No colours taken: {why}", why=about(path, error))),
        )

    # Painting

    @Slot(QColor)
    def paint(self, colour: QColor) -> None:
        """Give a colour to what a picked texture would go to."""
        document = self._session.document
        if document is not None:
            self._begin(colour, document, scope_of(document, self._session.selection))

    @Slot(QColor, QPointF)
    def paint_at(self, colour: QColor, place: QPointF) -> None:
        """Give a colour to the selection, if a point of the picture lies in it, or else to the region of the point."""
        document, selection = self._session.document, self._session.selection
        if document is not None:
            self._begin(colour, document, scope_at(document, selection, (place.x(), place.y())))

    def _begin(self, colour: QColor, document: Document, cells: Cells | None) -> None:
        self._session.interrupt()
        backend, why_not = self._engine.backend, why_no_texture(self._engine, document)
        if backend is None:
            self.done.emit(tr("The model is still loading; try again in a moment"))
        elif why_not:
            self.error.emit(why_not)
        else:
            wish = self._newest = Wish(colour, document, np.ones(document.grid, bool) if cells is None else cells)
            # By the one that paints the gallery: it is ready for pictures of these sizes.
            paint = backend.in_textures
            self._run(wish, partial(self._recoloured, wish, paint), partial(self._take, wish, paint))

    def _is_given_up(self, wish: Wish) -> bool:
        return self._newest is not wish

    def _run(self, wish: Wish, work: Callable[[], object], done: Callable[..., object]) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, GivenUpError):
                why = str(error) if isinstance(error, LibraryError) else one_line(error)
                self.error.emit(tr("{colour} not painted: {why}", colour=colour_name(wish.colour), why=why))

        self._engine.run(work, done, failed, tr("Looking for {colour}…", colour=colour_name(wish.colour)))

    def _recoloured(self, wish: Wish, paint: Paint) -> InColour:
        """What the region has, recoloured."""
        painting = Painting(paint, wish.document, wish.cells)
        own = wish.document.textures[textures_of(wish.document, wish.cells)[0]]
        return code_of_colour(painting, wish.lab, own, load_density(), partial(self._is_given_up, wish))

    def _take(self, wish: Wish, paint: Paint, own: InColour) -> None:
        if self._is_given_up(wish):
            return
        if own.distance(wish.lab) <= CLOSE:
            self._commit(wish, own)
        textures = self._textures()
        codes = [texture.code for texture in textures]

        def near() -> tuple[list[int], InColour]:
            painting = Painting(paint, wish.document, wish.cells)
            return textures_near_colour(painting, wish.lab, codes, load_density(), partial(self._is_given_up, wish))

        self._run(wish, near, lambda found: self._offer(wish, own, textures, *found))

    def _textures(self) -> list[Texture]:
        """Those of the list that were not made for a colour."""
        return [texture for texture in self._panel.textures() if texture.group != COLOUR_GROUP]

    def _offer(self, wish: Wish, own: InColour, textures: list[Texture], nearest: list[int], between: InColour) -> None:
        """Show what else has the colour; use that if the region's own texture could not be brought to it."""
        if self._is_given_up(wish):
            return
        name = colour_name(wish.colour)
        made = [(name, own), (tr("{colour}, mixed", colour=name), between)]
        pictures = [textures[index] for index in nearest[:_NEAREST]]
        offers = [Texture(called, COLOUR_GROUP, found.code, UNSEEN) for called, found in made]
        offers += [Texture(it.name, COLOUR_GROUP, it.code, it.thumbnail) for it in pictures]
        self._panel.replace(COLOUR_GROUP, offers)
        if own.distance(wish.lab) > CLOSE and self._session.document is wish.document:
            self._commit(wish, min(own, between, key=lambda found: found.distance(wish.lab)))
        # What was typed would leave some of them out.
        self._panel.find_bar.clear()
        self._panel.reveal(offers[0])
        self.changed.emit()

    def _commit(self, wish: Wish, found: InColour) -> None:
        if self._session.document is not wish.document:
            return
        name, distance = colour_name(wish.colour), found.distance(wish.lab)
        mix = Mix(name, wish.document, found.code, wish.cells)
        try:
            coloured = mixed(wish.document, mix)
        except DocumentError as error:
            self.error.emit(str(error))
            return
        self._session.commit(tr("Colour: {name}", name=name), coloured, mix)
        if distance <= CLOSE:
            self.done.emit(
                tr("{colour} is painted to within {distance} of CIELAB", colour=name, distance=f"{distance:.1f}")
            )
        else:
            self.done.emit(
                tr(
                    "The decoder cannot paint {colour} here; this is the nearest, {distance} of CIELAB away",
                    colour=name,
                    distance=f"{distance:.0f}",
                )
            )
