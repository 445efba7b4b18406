"""Files are written whole or not at all, and nothing that a file system may refuse without harm fails them."""

import errno
import os
import stat
from pathlib import Path

import pytest

from gc_studio.storage import write_atomic, write_ours


def _refuse(monkeypatch, target, name, number):
    def refused(*_arguments, **_options):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(target, name, refused)


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL])
@pytest.mark.parametrize(("target", "name"), [(os, "chmod"), (os, "chown"), (os, "fsync"), (os, "replace")])
def test_what_is_optional_may_be_refused(tmp_path, monkeypatch, target, name, number):
    path = tmp_path / "file"
    for data in (b"new", b"old replaced"):
        with monkeypatch.context() as patched:
            _refuse(patched, target, name, number)
            write_atomic(path, data) if name != "replace" or path.exists() else path.write_bytes(data)
        assert path.read_bytes() == data
        assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_that_renames_over_nothing_only_loses_nothing(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    _refuse(monkeypatch, os, "replace", errno.EEXIST)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    whole = os.rename

    def only_aside(source, goal):
        if str(source).endswith(".part"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        whole(source, goal)

    monkeypatch.setattr(os, "rename", only_aside)
    with pytest.raises(OSError, match="Input/output"):
        write_atomic(path, b"newer")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_what_matters_fails_it_and_leaves_what_was_there(tmp_path, monkeypatch, number):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    _refuse(monkeypatch, os, "fsync", number)
    with pytest.raises(OSError, match=os.strerror(number)) as caught:
        write_atomic(path, b"new")
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o666, 0o755])
def test_rights_of_a_replaced_file_stay(tmp_path, rights):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(rights)
    write_atomic(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == rights


def test_new_files_have_the_rights_of_any_other(tmp_path):
    before = os.umask(0o027)
    try:
        write_atomic(tmp_path / "file", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


def test_links_are_written_through(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder/target")
    for data in (b"made", b"replaced"):
        write_atomic(tmp_path / "link", data)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "folder" / "target").read_bytes() == data


def test_a_read_only_file_is_not_replaced(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"


def test_what_is_no_file_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null"), tmp_path):
        with pytest.raises(OSError, match=r"not a file|directory") as caught:
            write_atomic(path, b"new")
        assert caught.value.filename == str(path)
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("name", ["x" * 251 + ".gcx", "\u9752" * 84, "caf\udce9"])
def test_long_and_odd_names_can_be_written(tmp_path, name):
    write_atomic(tmp_path / name, b"new")
    write_atomic(tmp_path / name, b"newer")
    assert (tmp_path / name).read_bytes() == b"newer"


def test_only_our_own_are_replaced_where_that_is_asked_for(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"theirs" + bytes(10_000) + b"end")
    with pytest.raises(FileExistsError, match="not replaced"):
        write_ours(path, b"new", lambda data: data.startswith(b"ours"))
    write_ours(path, b"new", lambda data: data.startswith(b"theirs") and data.endswith(b"end"))
    assert path.read_bytes() == b"new"
    path.write_bytes(b"")
    write_ours(path, b"new", lambda _: False)
    assert path.read_bytes() == b"new"
