"""`gcx link`: a small .gcx file as a link, and as a QR code."""

import argparse
from pathlib import Path

from gc_studio.analysis.links import link_of
from gc_studio.analysis.pictures import is_made_here
from gc_studio.analysis.qr import code_of, code_png, code_svg
from gc_studio.bitstream import write
from gc_studio.cli.command import Command
from gc_studio.cli.errors import UserError, tell
from gc_studio.cli.inputs import only_source, read_document
from gc_studio.cli.outputs import Outputs

_FORMATS = (".png", ".svg")

_EPILOG = """The picture itself stands behind the #: no server is asked for it, and none gets it. The page is any that
shows such links; without --page the link is what follows the #, which gcx and GC Studio read. OUT is replaced only if
gcx wrote it, or it is empty."""


def _add_arguments(link: argparse.ArgumentParser) -> None:
    link.add_argument("file", metavar="IN.gcx", help="a .gcx file of at most 2,048 bytes; - is standard input")
    link.add_argument("--page", default="", metavar="URL", help="address of the page that shows the picture")
    link.add_argument("--qr", type=Path, metavar="OUT.png|OUT.svg", help="write a QR code of the link, too")
    link.add_argument(
        "--raw", action="store_true", help="the QR code holds the bytes of the file, which phones cannot open"
    )


def _run(arguments: argparse.Namespace) -> int:
    if arguments.raw and arguments.qr is None:
        raise UserError("--raw is about the QR code; name its file with --qr")
    source = only_source(arguments.file)
    document = read_document(source)
    data = write(document) if source.is_project() else source.gcx()
    link = link_of(data, arguments.page)
    if arguments.qr is not None:
        _write_code(data if arguments.raw else link.encode(), arguments.qr, Outputs([source.path]))
    print(link)
    if not arguments.page and not arguments.raw:
        tell("the link has no page; with --page URL a browser opens it")
    return 0


def _write_code(content: bytes, path: Path, outputs: Outputs) -> None:
    if path.suffix.lower() not in _FORMATS:
        raise UserError(f"{path}: a QR code is written as .png or .svg")
    code = code_of(content)
    outputs.write(path, code_svg(code) if path.suffix.lower() == ".svg" else code_png(code), is_made_here)


COMMAND = Command("link", "a small .gcx as a link and a QR code", _add_arguments, _run, _EPILOG)
