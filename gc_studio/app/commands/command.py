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

_LACKING = {
    "document": mark("No picture is open"),
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
    switched on; None for what is no switch. `why_not` tells why it is disabled; empty where nothing is to be said.
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

    def reason(self, facts: set[str]) -> str:
        """Why it cannot be done now, a few words; empty where it can."""
        if self.needs <= facts:
            return ""
        own = self.why_not() if self.why_not is not None and "document" in facts else ""
        lacking = (words for fact, words in _LACKING.items() if fact in self.needs - facts)
        return own or tr(next(lacking, mark("Not possible now")))
