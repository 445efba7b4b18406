"""Names of the installed models, read from the file headers without torch."""

from pathlib import Path

from safetensors import SafetensorError, safe_open

from gc_studio.storage import WEIGHTS


def installed_models(folder: Path = WEIGHTS) -> dict[str, str]:
    """Model names by identity; files that cannot be read are left out."""
    names = {}
    for path in sorted(folder.glob("*/model.safetensors")):
        try:
            with safe_open(path, framework="numpy") as file:
                names[(file.metadata() or {}).get("identity", "")] = path.parent.name
        except (OSError, SafetensorError):
            continue
    return names
