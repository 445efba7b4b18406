"""A command: its name, its key, what must be true for it, and what it does.

Each part of the window declares those that it does in its `commands`; the window collects them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gc_studio.words import mark, tr

DOCUMENT = frozenset({"document"})
SELECTION = frozenset({"document", "selection"})
PHOTO = frozenset({"document", "photo"})
UNDO, REDO = frozenset({"undo"}), frozenset({"redo"})
SEVERAL = frozenset({"several"})
RESIZABLE = frozenset({"document", "resizable"})
LINES, TEXTURES = frozenset({"document", "lines"}), frozenset({"document", "textures"})
PRESERVABLE = frozenset({"document", "preservable"})
LABELS, SCENES = frozenset({"document", "labels"}), frozenset({"scenes"})
SAMPLER, TORCH = frozenset({"sampler"}), frozenset({"torch"})
REFINABLE, FITTABLE = frozenset({"refinable"}), frozenset({"fittable"})

_KINDS = frozenset(
    {"lines", "textures", "labels", "drawn", "preservable", "scenes", "sampler", "torch", "refinable", "fittable"}
)
"""Facts that follow from the kind of a picture or from what is installed: whoever lacks them is told so in the tip."""

_LACKING = {
    "document": mark("No picture is open"),
    "torch": mark("Needs torch, which this edition comes without: pip install gc-studio has it"),
    "scenes": mark("No installed model takes labels"),
    "sampler": mark("No installed model draws from noise"),
    "drawn": mark("Nothing is drawn in this picture"),
    "lines": mark("This picture has no lines"),
    "textures": mark("This picture has no textures"),
    "labels": mark("This picture is no scene"),
    "preservable": mark("The model of this picture preserves nothing"),
    "refinable": mark("Pictures of this model cannot be refined"),
    "fittable": mark("Pictures of this model cannot be fitted to a number of bytes"),
    "photo": mark("The photo is not at hand"),
    "selection": mark("Nothing is selected"),
    "undo": mark("There is nothing to undo"),
    "redo": mark("There is nothing to redo"),
    "several": mark("No other picture is open"),
}
"""What to say where a fact is not true, what matters most first."""


@dataclass(frozen=True)
class Command:
    """What a person can choose in a menu, on a tool bar, or by a key.

    `menu` is where it stands; empty for what has only a key or a button, such as tools. Those of one `group` exclude
    each other. Without the facts that it `needs` (see `Session.facts`) it is disabled. `checked` tells whether it is
    switched on; None for what is no switch. `why_not` tells why it is disabled; empty where nothing is to be said. What
    has a `kind` is to be seen only where that fact is true. `words` are the text and the tip of what has others now.
    """

    key: str
    menu: str
    text: str
    shortcut: str
    tip: str
    slot: Callable[[], object]
    icon: str = ""
    group: str = ""
    needs: frozenset[str] = frozenset()
    checked: Callable[[], bool] | None = None
    why_not: Callable[[], str] | None = None
    kind: str = ""
    words: Callable[[], tuple[str, str]] | None = None

    def lacks(self, facts: set[str]) -> frozenset[str]:
        """The facts without which it cannot be done now; none where it can."""
        return (self.needs | {self.kind} if self.kind else self.needs) - facts

    def reason(self, facts: set[str]) -> str:
        """Why it cannot be done now, a few words; empty where it can."""
        lacks = self.lacks(facts)
        if not lacks:
            return ""
        own = self.why_not() if self.why_not is not None and "document" in facts else ""
        lacking = (words for fact, words in _LACKING.items() if fact in lacks)
        return own or tr(next(lacking, mark("Not possible now")))

    def described(self, facts: set[str]) -> tuple[str, str]:
        """Its text and its tip as they are now; the tip says why it cannot be done where that is worth to be said."""
        text, tip = self.words() if self.words is not None else (self.text, self.tip)
        lacking = self.lacks(facts)
        if "document" in lacking or not lacking:
            return text, tip
        own = self.why_not() if self.why_not is not None else ""
        return text, own or (self.reason(facts) if lacking & _KINDS else tip)
