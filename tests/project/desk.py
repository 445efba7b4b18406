"""What the tests of the journal share."""

from gc_studio.document import History
from gc_studio.project import Journal, recover

LAYERS = ("structure", "texture", "extra_textures", "regions", "mask", "detail", "fine", "faithful")


class Desk:
    """A history, and a journal that follows it, as a window would have them."""

    def __init__(self, folder, project):
        self.folder, self.project = folder, project
        self.history = History(project.document)
        self.journal = Journal.begin(folder, project)
        self.clean, self.saved_path = project.document, None

    def follow(self):
        self.journal.follow(self.history.entries, self.history.position)

    def push(self, name, **layers):
        self.history.push(name, self.history.document.with_layers(**layers))
        self.follow()

    def save(self, path):
        self.follow()
        self.journal.mark_saved(path, self.history.document)
        self.clean, self.saved_path = self.history.document, path

    def restart(self):
        self.follow()
        self.journal.close()
        max_bytes = self.history.max_bytes
        self.resume(recover(self.folder))
        self.history.max_bytes = max_bytes

    def resume(self, recovered):
        self.journal, self.history = Journal.resume(recovered), recovered.history
        position = recovered.clean_position
        self.clean = None if position is None else self.history.entries[position].document

    def jump(self, position):
        while self.history.position > position:
            self.history.undo()
        while self.history.position < position and self.history.can_redo:
            self.history.redo()

    def check(self):
        """What the folder gives back is what is here."""
        recovered = recover(self.folder)
        assert recovered.project == self.project
        assert recovered.history.entries == self.history.entries
        assert recovered.history.position == self.history.position
        assert recovered.saved_path == self.saved_path
        documents = [entry.document for entry in self.history.entries]
        expected = next((n for n, document in enumerate(documents) if document is self.clean), None)
        assert recovered.clean_position == expected
        assert recovered.modified == (expected is None or self.history.document != self.clean)
        assert sharing(recovered.history) == sharing(self.history)


def sharing(history):
    """Which layers each entry has in common with the one before it."""
    documents = [entry.document for entry in history.entries]
    pairs = zip(documents[1:], documents, strict=False)
    return [[getattr(one, name) is getattr(other, name) for name in LAYERS] for one, other in pairs]
