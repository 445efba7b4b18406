"""The installed models as the window uses them; called on a thread of its own.

What runs the networks is imported here and late: it takes longer than everything else together, and must not keep the
window from opening.
"""

from platformdirs import user_cache_path

from gc_studio.app.background.backend import AllModels, Backend
from gc_studio.decode.families import family_of
from gc_studio.nets.registry import ModelDescription, find_model

BACKEND_TABLE = user_cache_path("gc-studio") / "backends.json"


def load_studio(device: str = "auto") -> AllModels:
    """Load the studio model, and what loads the others when they are needed; takes seconds.

    Args:
        device: `auto`, `cpu` or `cuda`.

    Raises:
        ModelError, UnknownModelError: the weights are missing or damaged.
    """
    from gc_studio.app.background.live import Followed
    from gc_studio.app.background.models import Models
    from gc_studio.app.background.plain import Plain
    from gc_studio.app.background.studio import Studio

    studio = Studio(BACKEND_TABLE, device, find_model("studio"))

    def load(description: ModelDescription) -> Backend:
        if description.family == "studio":
            return Studio(BACKEND_TABLE, device, description)
        if family_of(description).live_painter is not None:
            # The same programs: what is fastest for one model is for the other.
            return Followed(description, device, studio.backend.name)
        return Plain(description, device)

    return Models(studio, load)
