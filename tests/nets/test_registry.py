import json

import numpy as np
import pytest
from safetensors.numpy import save_file

from gc_studio.cli import main
from gc_studio.document import Codes
from gc_studio.nets import registry
from gc_studio.nets.registry import described, header_of, installed_models
from gc_studio.storage import WEIGHTS

CODES = Codes("street", ("structure", "mask", "detail"), 0, 4, 2, classes=3)
CLASSES = ("sky", "wall", "dress")
SHIPPED = installed_models([WEIGHTS])


def add_model(folder: str, header: dict[str, str]):
    path = registry.USER_MODELS / folder / "model.safetensors"
    path.parent.mkdir(parents=True)
    save_file({"weight": np.zeros(3, np.float16)}, path, header)
    return path


def test_a_model_says_in_its_header_what_it_is():
    model = described(add_model("any-folder", header_of("0123abcd", "scenes", CODES, CLASSES)))
    assert (model.name, model.identity, model.family) == ("street", "0123abcd", "scenes")
    assert model.codes == CODES
    assert model.classes == CLASSES


def test_models_of_the_user_stand_behind_those_that_are_shipped(capsys):
    add_model("mine", header_of("0123abcd", "scenes", CODES, CLASSES))
    assert [*installed_models()] == [*SHIPPED, "0123abcd"]
    assert next(iter(SHIPPED.values())).name == "studio"
    assert main(["models"]) == 0
    said = capsys.readouterr().out
    assert "street: 0123abcd, family scenes" in said
    assert "sky, wall, dress" in said
    assert str(registry.USER_MODELS) in said
    assert main(["models", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)["models"]
    assert [fact["identity"] for fact in facts] == [*SHIPPED, "0123abcd"]
    assert facts[-1]["classes"] == list(CLASSES)


def test_systems_of_the_papers_lie_one_folder_deeper_and_stand_last():
    add_model("papers/gc", header_of("0123abcd", "gc", CODES, CLASSES))
    add_model("street2", header_of("4567abcd", "scenes", CODES, CLASSES))
    assert [*installed_models()] == [*SHIPPED, "4567abcd", "0123abcd"]


@pytest.mark.parametrize(
    "change",
    [
        {"model": "no JSON"},
        {"model": "[]"},
        {"model": "{}"},
        {"identity": "studio"},
        {"model": json.dumps(json.loads(header_of("0123abcd")["model"]) | {"detail_channels": "many"})},
        {"model": json.dumps(json.loads(header_of("0123abcd")["model"]) | {"name": "../up"})},
        {"model": json.dumps(json.loads(header_of("0123abcd")["model"]) | {"classes": 7})},
    ],
)
def test_a_header_that_describes_no_model_is_one_error_and_no_model(change):
    path = add_model("odd", header_of("0123abcd") | change)
    with pytest.raises(ValueError, match=r"describes no model|eight hexadecimal"):
        described(path)
    assert installed_models() == SHIPPED


def test_a_file_that_is_no_weight_file_is_no_model():
    path = registry.USER_MODELS / "broken" / "model.safetensors"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not weights")
    assert installed_models() == SHIPPED
