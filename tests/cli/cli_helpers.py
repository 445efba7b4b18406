"""What tests of the gcx command share."""

from gc_studio.cli import main


def fails(capsys, *arguments, status=1):
    """Run a command that must fail, and return its one line."""
    try:
        result = main([str(argument) for argument in arguments])
    except SystemExit as error:
        result = error.code
    captured = capsys.readouterr()
    assert result == status
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    assert "unexpected" not in captured.err
    return captured.err
