"""A study -> one HTML file that asks people, and gives them their answers to send back.

The file needs nothing else and connects to nothing: styles, script and pictures are in it, and its policy (CSP) lets
the browser run these alone, by their hashes, and fetch nothing.
"""

import base64
import hashlib
import json
import re

from gc_studio.storage import RESOURCES
from gc_studio.study.questions import Study

VERSION = 1
"""Of the answers that pages give."""
_MARK = b'<meta name="generator" content="GC Studio study">'
"""In the head of every page."""


def page(study: Study) -> bytes:
    """The HTML file of a study."""
    facts = {
        "version": VERSION,
        "pairs": [
            {"original": pair.original, "systems": pair.systems, "bytes": pair.file_bytes, "shown": pair.shown}
            for pair in study.pairs
        ],
        "probes": study.probes,
        "pictures": [f"data:image/webp;base64,{base64.b64encode(data).decode()}" for data in study.pictures],
    }
    identity = hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:12]
    # Within a script nothing but its end tag is markup.
    told = json.dumps({"id": identity} | facts, separators=(",", ":")).replace("</", "<\\/")
    folder = RESOURCES / "study"
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("study.css", "study.js"))
    parts = {
        "policy": f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
        "style": style,
        "script": script,
        "study": told,
    }
    template = (folder / "study.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], template).encode()


def is_study(data: bytes) -> bool:
    """Whether a file is a page of a study, by its first bytes."""
    return _MARK in data


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
