"""New textures in the list: surprises, textures like others, and those that a typed name stands for.

Flows in: wishes of the texture list, favourites. Flows out: textures for the list, and messages.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.analysis.library import SURPRISE_GROUP, LibraryError, Texture
from gc_studio.analysis.recipes import Known, Recipe, chance_seed, made, recipe_in
from gc_studio.analysis.surprise import load_density
from gc_studio.app.commands.command import TEXTURES, Command
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.words import tr


class Surprising(QObject):
    """Makes textures that are in no photo."""

    error = Signal(str)
    done = Signal(str)
    changed = Signal()
    """There are other textures in the list."""

    def __init__(self, panel: TexturePanel) -> None:
        super().__init__()
        self._panel = panel
        panel.surprise_requested.connect(self.surprise)
        panel.alike_requested.connect(self.make_alike)
        panel.made_requested.connect(self.make_named)

    def commands(self) -> list[Command]:
        """New textures."""
        tip = tr("Twelve new textures, as clothes might have them")
        return [
            Command(
                "surprise", "Edit", tr("Surprise me"), "Ctrl+Shift+T", tip, self.surprise, "surprise", needs=TEXTURES
            )
        ]

    @Slot()
    def surprise(self) -> None:
        """Show new textures, by a seed that was not asked for."""
        self._show(Recipe("", chance_seed()), self._panel.code_of)

    @Slot(Texture)
    def make_alike(self, texture: Texture) -> None:
        """Show new textures that are like one of the list."""

        def known(name: str) -> NDArray[np.int16] | None:
            # Others of its name may stand before it.
            return texture.code if name == texture.name else self._panel.code_of(name)

        stays = [texture] if texture.group == SURPRISE_GROUP else []
        self._show(Recipe(texture.name, chance_seed()), known, stays)

    @Slot(str)
    def make_named(self, text: str) -> None:
        """Show the textures that a typed name stands for."""
        recipe = recipe_in(text)
        if recipe is not None:
            self._show(recipe, self._panel.code_of)

    @Slot(object)
    def restore(self, favourites: Iterable[tuple[str, str]]) -> None:
        """Make the surprises that are favourites again. favourites: group and name of each."""
        names = [name for group, name in favourites if group == SURPRISE_GROUP]
        recipes = [recipe for recipe in map(recipe_in, names) if recipe is not None and recipe.number is not None]
        textures = [texture for recipe in recipes for texture in self._made(recipe, self._panel.code_of)]
        self._panel.add_all(textures)
        for texture in textures:
            self._panel.set_favourite(texture, True)

    def _made(self, recipe: Recipe, known: Known) -> list[Texture]:
        try:
            return made(recipe, load_density(), known)
        except LibraryError as error:
            self.error.emit(str(error))
            return []

    def _show(self, recipe: Recipe, known: Known, stays: Sequence[Texture] = ()) -> None:
        textures = self._made(recipe, known)
        if not textures:
            self.error.emit(tr("There is no texture “{name}” in the list that others could be like", name=recipe.base))
            return
        self._panel.replace(SURPRISE_GROUP, [*stays, *textures])
        self._panel.reveal(textures[0])
        self.changed.emit()
        if len(textures) == 1:
            self.done.emit(tr("{name} is in the list; click it to use it", name=textures[0].name))
        else:
            text = tr("%n new textures of seed {seed}; click one to use it", None, len(textures), seed=recipe.seed)
            self.done.emit(text)
