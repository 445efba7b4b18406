"""Small .gcx files <-> links: the file itself stands behind the #, so that no server has it, and none is asked for it.

A link is the address of a page that paints pictures, #, and the file in the alphabet of base64 for addresses (RFC 4648,
section 5) without padding. The address may be missing: readers need nothing but what follows the #.
"""

import base64
import os
import re
import string
from urllib.parse import quote

from gc_studio.words import tr

MAX_LINKED_BYTES = 2048
"""Of a file in a link that is made here: with an address of 200 characters it still fits into a QR code."""
EXAMPLE_PAGE = "https://example.org/view"
"""What the address of a page looks like."""
MAX_READ_CHARACTERS = 2**16
"""Of a link that is read, whoever made it."""

_MOST_SHOWN = 60
"""Characters of an address that a message repeats."""
_FIRST = "R0NY"
"""What every .gcx file begins with, as it looks in a link."""
_PAGE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s#]+")
# Without a page it may be the name of a file, too.
_LINK = re.compile(rf"\s*(?:{_PAGE.pattern}#|#(?={_FIRST}))")
_FILE = re.compile("[A-Za-z0-9_-]*")


class LinkError(ValueError):
    """What cannot be put into a link or code, or is no link of a picture; the message is one line for the user."""


def check_size(count: int) -> None:
    """Raise LinkError if a file of so many bytes is too long for a link or a code; says what can be done."""
    if count > MAX_LINKED_BYTES:
        raise LinkError(
            tr(
                "{count:,} bytes are too many for a link, which takes {most:,}; fit the picture to so many bytes, "
                "make it smaller, or keep less",
                count=count,
                most=MAX_LINKED_BYTES,
            )
        )


def checked_page(page: str) -> str:
    """The address of a page as it stands in links; empty for none.

    Raises:
        LinkError: it is no address, or has a # of its own.
    """
    page = page.strip().removesuffix("#")
    if page and not _PAGE.fullmatch(page):
        shown = page if len(page) <= _MOST_SHOWN else f"{page[:_MOST_SHOWN]}\N{HORIZONTAL ELLIPSIS}"
        raise LinkError(
            tr(
                "{page} is no address of a page; one is such as {example}, with no # in it",
                page=shown,
                example=EXAMPLE_PAGE,
            )
        )
    return quote(page, safe=string.punctuation)


def link_of(data: bytes, page: str = "") -> str:
    """A link to a .gcx file.

    Args:
        data: the file.
        page: address of the page that is to show it; without one nothing but a reader of links can.

    Raises:
        LinkError: as `check_size` and `checked_page`.
    """
    check_size(len(data))
    return f"{checked_page(page)}#{base64.urlsafe_b64encode(data).decode().rstrip('=')}"


def is_link(text: str) -> bool:
    """Whether a text is the address of a page with a # behind it, or a # with a picture behind it."""
    return _LINK.match(text) is not None


def is_given_link(given: str) -> bool:
    """Whether what a command line names is a link, and no file of that name."""
    return is_link(given) and not os.path.lexists(given)


def has_picture(text: str) -> bool:
    """Whether a text is a link, and what stands behind its # begins as a .gcx file does."""
    found = _LINK.match(text)
    return found is not None and text.startswith(_FIRST, found.end())


def file_in(link: str) -> bytes:
    """The .gcx file in a link, as it was put in; whether it is whole, its reader tells.

    Raises:
        LinkError: it is no link, too long, or holds something else.
    """
    found = _LINK.match(link)
    if found is None:
        raise LinkError(tr("not a link of a picture, which has a # with the picture behind it"))
    if len(link) > MAX_READ_CHARACTERS:
        most = MAX_READ_CHARACTERS
        raise LinkError(tr("it has {count:,} characters, but at most {most:,} are read", count=len(link), most=most))
    # Mail breaks long lines.
    text = "".join(link[found.end() :].split()).rstrip("=")
    if not text.startswith(_FIRST):
        raise LinkError(tr("there is no picture of GC Studio behind the #"))
    if not _FILE.fullmatch(text) or len(text) % 4 == 1:
        raise LinkError(tr("damaged or cut short; copy it again, all of it"))
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
