"""The fastest backend is measured once and remembered."""

import json

import pytest

from gc_studio.decode import choice
from gc_studio.decode.torch_backend import TorchBackend
from gc_studio.nets.layout import STAGE_CHANNELS


class _Counting(TorchBackend):
    def __init__(self, model, name):
        super().__init__(model.generator, model.device)
        self.name = name


@pytest.fixture
def times(monkeypatch, model):
    """Milliseconds of two backends that are made up."""
    known = {"slow": 50.0, "fast": 20.0}
    monkeypatch.setattr(
        choice, "candidates", lambda *_: {name: lambda name=name: _Counting(model, name) for name in known}
    )
    monkeypatch.setattr(choice, "_least_ms", lambda renderer, _: known[renderer.backend.name])
    return known


def test_the_fastest_is_chosen_and_remembered(model, tmp_path, times):
    table = tmp_path / "cache" / "backends.json"
    assert choice.known_choice(model, table) is None
    assert choice.measured_choice(model, table).backend.name == "fast"
    assert choice.known_choice(model, table).backend.name == "fast"
    times["slow"] = 10.0
    assert choice.measured_choice(model, table).backend.name == "slow"
    assert choice.known_choice(model, table).backend.name == "slow"


@pytest.mark.parametrize(("narrow", "chosen"), [(25.0, "openvino bfloat16"), (30.0, "openvino float32")])
def test_bfloat16_is_given_up_only_where_it_is_clearly_slower(model, tmp_path, times, narrow, chosen):
    times.clear()
    times |= {"openvino float32": 20.0, "openvino bfloat16": narrow}
    table = tmp_path / "backends.json"
    assert choice.measured_choice(model, table).backend.name == chosen
    assert choice.known_choice(model, table).backend.name == chosen
    assert list(json.loads(table.read_text()).values()) == [times]


def test_a_time_that_was_disturbed_does_not_count_for_good(model, tmp_path, times):
    table = tmp_path / "backends.json"
    times["fast"] = 45.0
    known = choice.measured_choice(model, table)
    times["fast"] = 20.0
    assert choice.measured_again(model, table, known).milliseconds == 20.0
    times["fast"] = 30.0
    known = choice.known_choice(model, table)
    assert (known.backend.name, known.milliseconds) == ("fast", 20.0)
    assert choice.measured_again(model, table, known) is known
    assert list(json.loads(table.read_text()).values()) == [{"slow": 50.0, "fast": 20.0}]


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff\xfe", b'{"a": {"b": 1}}'])
def test_a_damaged_table_is_measured_anew(model, tmp_path, times, content):
    table = tmp_path / "backends.json"
    table.write_bytes(content)
    assert choice.known_choice(model, table) is None
    assert choice.measured_choice(model, table).backend.name == "fast"
    assert choice.known_choice(model, table).backend.name == "fast"


@pytest.mark.parametrize("times_of_machine", [7, {}, {"gone": 1.0}, {"fast": "x", "slow": 1.0}])
def test_a_table_that_makes_no_sense_is_ignored(model, tmp_path, times, times_of_machine):
    table = tmp_path / "backends.json"
    table.write_text(json.dumps({choice._machine(model): times_of_machine}))
    assert choice.known_choice(model, table) is None


def test_where_nothing_can_be_remembered_it_is_measured_all_the_same(model, tmp_path, times):
    (tmp_path / "file").touch()
    assert choice.measured_choice(model, tmp_path / "file" / "backends.json").backend.name == "fast"


class _Wrong(_Counting):
    """Paints something else."""

    def run(self, program, inputs):
        return tuple(output // 2 for output in super().run(program, inputs))


class _Unable(_Counting):
    """Torch paints in its place."""

    def wait_until_ready(self):
        return False


class _Failing(_Counting):
    """A GPU that does not work."""

    def __init__(self, model, name):
        super().__init__(model, name)
        self.is_on_gpu = True

    def run(self, program, inputs):
        raise RuntimeError("no such operation")


@pytest.mark.parametrize("kind", [_Wrong, _Unable, _Failing])
def test_a_backend_that_does_not_paint_the_picture_is_not_chosen(model, tmp_path, times, monkeypatch, caplog, kind):
    makers = {"slow": lambda: _Counting(model, "slow"), "fast": lambda: kind(model, "fast")}
    monkeypatch.setattr(choice, "candidates", lambda *_: makers)
    monkeypatch.setattr(choice, "_least_ms", lambda renderer, document: (renderer.render(document), 1.0)[1])
    table = tmp_path / "backends.json"
    assert choice.measured_choice(model, table).backend.name == "slow"
    assert choice.known_choice(model, table).backend.name == "slow"
    assert "fast does not paint" in caplog.text


def test_a_graphics_processor_of_a_mac_is_measured_unless_the_processor_was_asked_for(model, tmp_path, monkeypatch):
    monkeypatch.setattr(choice, "_may_have_metal", lambda: True)
    assert "torch on mps" in choice.candidates(model, may_use_gpu=True)
    without = choice.candidates(model, may_use_gpu=False)
    assert "torch on mps" not in without
    table = tmp_path / "backends.json"
    table.write_text(json.dumps({choice._machine(model): {"torch on mps": 1.0} | dict.fromkeys(without, 2.0)}))
    assert choice.known_choice(model, table, may_use_gpu=False).backend.name in without


def test_a_backend_that_cannot_even_be_made_is_not_chosen(model, tmp_path, times, monkeypatch, caplog):
    def broken():
        raise RuntimeError("no such device")

    makers = {"slow": lambda: _Counting(model, "slow"), "fast": broken}
    monkeypatch.setattr(choice, "candidates", lambda *_: makers)
    assert choice.measured_choice(model, tmp_path / "backends.json").backend.name == "slow"
    assert "no such device" in caplog.text


def test_where_there_is_but_one_backend_nothing_is_measured(model, tmp_path, monkeypatch):
    monkeypatch.setattr(choice, "candidates", lambda *_: {"only": lambda: _Counting(model, "only")})
    assert choice.known_choice(model, tmp_path / "backends.json").backend.name == "only"


def test_without_openvino_torch_paints(model, monkeypatch):
    monkeypatch.setattr(choice, "has_openvino", lambda: False)
    assert list(choice.candidates(model, may_use_gpu=False)) == ["torch on cpu"]
    assert choice.likely_choice(model).name == "torch on cpu"


def test_what_is_measured_is_strokes_and_whole_pictures(model, tmp_path, monkeypatch):
    ran = []

    class Recording(TorchBackend):
        def run(self, program, inputs):
            ran.append(program)
            return super().run(program, inputs)

    monkeypatch.setattr(
        choice, "candidates", lambda *_: {"torch on cpu": lambda: Recording(model.generator, model.device)}
    )
    table = tmp_path / "backends.json"
    assert choice.measured_choice(model, table).backend.name == "torch on cpu"
    ((measured,),) = [row.values() for row in json.loads(table.read_text()).values()]
    assert measured > 0
    # Every stroke that is timed changes something: it is painted around the edit, and then whole.
    parts = [program for program in ran if program.is_frozen]
    whole = [program for program in ran if program.stop == len(STAGE_CHANNELS) and not program.is_frozen]
    assert min(len(parts), len(whole)) > choice._ROUNDS
