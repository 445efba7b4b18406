"""`gcx models`: which models are installed, and where further ones go."""

import argparse
import dataclasses
import json

from gc_studio.cli.command import Command
from gc_studio.nets import registry
from gc_studio.nets.registry import ModelDescription, installed_models


def _add_arguments(models: argparse.ArgumentParser) -> None:
    models.add_argument("--json", action="store_true")


def _run(arguments: argparse.Namespace) -> int:
    models = installed_models()
    if arguments.json:
        print(json.dumps({"models": [_facts(model) for model in models.values()], "folder": str(registry.USER_MODELS)}))
        return 0
    for model in models.values():
        codes = model.codes
        layers = ", ".join(codes.layers)
        print(f"{model.name}: {model.identity}, family {model.family}, {_size(model)}")
        print(f"  layers    {layers}")
        of_texture = f"texture {codes.texture_dimensions}, " if "texture" in codes.layers else ""
        print(f"  codes     {of_texture}detail {codes.detail_channels} x {codes.centres} values")
        if model.classes:
            print(f"  classes   {', '.join(model.classes)}")
    print(f"Others go into {registry.USER_MODELS}, each in a folder of its own.")
    return 0


def _size(model: ModelDescription) -> str:
    return f"{model.path.stat().st_size / 1e6:.1f} MB"


def _facts(model: ModelDescription) -> dict[str, object]:
    facts = dataclasses.asdict(model.codes) | {"classes": model.classes}
    return facts | {"identity": model.identity, "family": model.family, "path": str(model.path)}


COMMAND = Command("models", "which models are installed", _add_arguments, _run)
