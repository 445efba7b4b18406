"""`gcx thumbnail`: a .gcx file or project -> a small PNG, as file managers ask for."""

import argparse
import os

from gc_studio.analysis.pictures import is_made_here, png
from gc_studio.cli.command import Command, count
from gc_studio.cli.inputs import only_source, read_what_is_whole
from gc_studio.cli.outputs import Kind, Outputs, Target, only_target
from gc_studio.decode.families import Painters
from gc_studio.decode.thumbnails import thumbnail

_EPILOG = """OUT is a PNG whatever its name: file managers choose one without an ending. It is replaced only if gcx
wrote it, or it is empty."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="IN.gcx", help="a .gcx file or project; - is standard input")
    parser.add_argument("out", metavar="OUT", help="where the PNG goes; - is standard output")
    parser.add_argument(
        "--size", type=count, default=256, metavar="N", help="pixels of the longer side at most (default 256)"
    )


def _run(arguments: argparse.Namespace) -> int:
    source = only_source(arguments.file)
    kind = Kind(".png", is_made_here, check_name=lambda path: None)
    target = only_target(arguments.out, kind, Outputs([source.path]))
    # On the processor: to wake a graphics card takes longer than to paint.
    _write(target, png(thumbnail(read_what_is_whole(source), arguments.size, Painters("cpu").render)))
    return 0


def _write(target: Target, data: bytes) -> None:
    if target.is_stream or not target.path.is_file() or target.path.stat().st_size:
        target.write(data)
        return
    # Who made it, empty, may have it open and read it there: another file in its place would not be seen.
    try:
        target.path.write_bytes(data)
    except OSError:
        os.truncate(target.path, 0)
        raise


COMMAND = Command("thumbnail", "a small PNG of a .gcx or project, for file managers", _add_arguments, _run, _EPILOG)
