"""The installed models as the window uses them; called on a thread of its own.

What runs the networks is imported here and late: it takes longer than everything else together, and must not keep the
window from opening.
"""

from platformdirs import user_cache_path

from gc_studio.app.background.backend import AllModels, Backend
from gc_studio.nets.registry import ModelDescription, find_model

BACKEND_TABLE = user_cache_path("gc-studio") / "backends.json"


def load_studio(device: str = "auto") -> AllModels:
    """Load the studio model, and what loads the others when they are needed; takes seconds.

    Args:
        device: `auto`, `cpu` or `cuda`.

    Raises:
        ModelError, UnknownModelError: the weights are missing or damaged.
    """
    from gc_studio.app.background.models import Models
    from gc_studio.app.background.plain import Plain
    from gc_studio.app.background.studio import Studio

    def load(description: ModelDescription) -> Backend:
        if description.family == "studio":
            return Studio(BACKEND_TABLE, device, description)
        return Plain(description, device)

    return Models(load(find_model("studio")), load)
