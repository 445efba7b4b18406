"""The installed models, by the descriptions in the headers of their weight files; read without torch.

    <folder>/<any name>/model.safetensors     header: "identity", eight hexadecimal digits
                                                      "model", JSON: family, name, layers, texture_dimensions,
                                                      detail_channels, detail_limit, classes (names)

Two folders are looked at: the weights that are shipped, and `USER_MODELS` for what people add. Systems of the papers
lie one folder deeper, in `papers`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from safetensors import SafetensorError, safe_open

from gc_studio.document import STUDIO, Codes
from gc_studio.storage import WEIGHTS
from gc_studio.words import tr

USER_MODELS = user_data_path("gc-studio") / "models"
"""Where people put models of their own, each in a folder."""

FILE_NAME = "model.safetensors"

PAPERS = "papers"
"""The folder of the papers' own systems, within that of the models."""


class UnknownModelError(ValueError):
    """No such model is installed, or this program cannot run it; the message is one line for the user."""


@dataclass(frozen=True)
class ModelDescription:
    """What a model is.

    Attributes:
        identity: first eight hexadecimal digits of a hash of its weights; documents and files name it.
        family: the kind of its networks, which says how they are run.
        codes: its name, the layers it takes, and the numbers of its codes.
        classes: names of the classes of its label map, in the order of their numbers; none if it takes no such map.
        path: its weight file.
    """

    identity: str
    family: str
    codes: Codes
    classes: tuple[str, ...]
    path: Path

    @property
    def name(self) -> str:
        """What people call it."""
        return self.codes.name


def header_of(
    identity: str, family: str = "studio", codes: Codes = STUDIO, classes: Sequence[str] = ()
) -> dict[str, str]:
    """The header of a weight file, from which `described` makes the description."""
    facts = {
        "family": family,
        "name": codes.name,
        "layers": codes.layers,
        "texture_dimensions": codes.texture_dimensions,
        "detail_channels": codes.detail_channels,
        "detail_limit": codes.detail_limit,
        "classes": list(classes),
    }
    return {"identity": identity, "model": json.dumps(facts)}


def described(path: Path) -> ModelDescription:
    """The description of a weight file.

    Raises:
        OSError, SafetensorError: it cannot be read.
        ValueError: its header describes no model.
    """
    with safe_open(path, framework="numpy") as file:
        header = file.metadata() or {}
    try:
        facts = json.loads(header["model"])
        classes = tuple(str(name) for name in facts["classes"])
        numbers = {name: facts[name] for name in ("texture_dimensions", "detail_channels", "detail_limit")}
        codes = Codes(facts["name"], tuple(map(str, facts["layers"])), classes=len(classes), **numbers)
        identity, family = header["identity"], str(facts["family"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(tr("its header describes no model ({why})", why=error)) from error
    if len(identity) != 8 or not set(identity) <= set("0123456789abcdef"):
        raise ValueError(tr("its identity {identity!r} is not eight hexadecimal digits", identity=identity))
    return ModelDescription(identity, family, codes, classes, path)


def installed_models(folders: Sequence[Path] | None = None) -> dict[str, ModelDescription]:
    """Descriptions by identity, the studio model first, then others that ship; files that are none are left out."""
    models: dict[str, ModelDescription] = {}
    for folder in (WEIGHTS, USER_MODELS) if folders is None else folders:
        paths = [*folder.glob(f"*/{FILE_NAME}"), *folder.glob(f"{PAPERS}/*/{FILE_NAME}")]
        for path in sorted(paths, key=lambda path: (path.parent.name != STUDIO.name, len(path.parts), path)):
            try:
                model = described(path)
            except (OSError, SafetensorError, ValueError):
                continue
            models.setdefault(model.identity, model)
    return models


def find_model(wanted: str) -> ModelDescription:
    """The installed model of a name or an identity.

    Raises:
        UnknownModelError: there is none.
    """
    models = installed_models()
    for model in models.values():
        if wanted in (model.identity, model.name):
            return model
    raise UnknownModelError(
        tr("no model {wanted!r} is installed; {installed}", wanted=wanted, installed=_installed(models))
    )


def model_of(identity: str, codes: Codes) -> ModelDescription:
    """The installed model that a document was made with.

    Raises:
        UnknownModelError: it is not installed.
    """
    models = installed_models()
    if identity in models:
        return models[identity]
    raise UnknownModelError(
        tr(
            "made with model {name} {identity}, which is not installed; {installed}. Install it (gcx models says "
            "where), or open the file with the version of GC Studio that made it",
            name=codes.name,
            identity=identity,
            installed=_installed(models),
        )
    )


def _installed(models: dict[str, ModelDescription]) -> str:
    names = ", ".join(f"{model.name} {model.identity}" for model in models.values())
    return tr("installed: {names}", names=names) if names else tr("none is installed")


def class_names(identity: str, codes: Codes) -> tuple[str, ...]:
    """Names of the classes of a model's label maps, by number; their numbers where it is not installed."""
    model = installed_models().get(identity)
    return model.classes if model is not None else tuple(map(str, range(codes.classes)))


def model_label(identity: str, codes: Codes) -> str:
    """How people are told which model a document was made with: its name, and whether it is not here."""
    return (
        codes.name
        if identity in installed_models()
        else tr("{name} {identity}, not installed", name=codes.name, identity=identity)
    )
