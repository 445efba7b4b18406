"""A study made of pictures that are drawn."""

import json
import re

import numpy as np

from gc_studio.study.page import page
from gc_studio.study.questions import Pair, Study


def small_study(photo, systems=(("studio", "AVIF"), ("studio", "WebP"))):
    """Two photos, each with two pairs, and three probes. Pictures are the photo in other colours."""
    study = Study()
    for number in range(2):
        original = study.place(np.roll(photo, number, 2))
        for place, pair in enumerate(systems):
            shown = [study.place(np.roll(photo // (2 + place + side), number, 2)) for side in range(2)]
            study.pairs.append(Pair(original, pair, (300 + number, 310 + place), tuple(shown)))
    study.probes = [(study.place(photo), study.place(photo // 9))] * 3
    return study


def facts_of(html):
    """What is in a page, as its script reads it."""
    return json.loads(re.search(r'<script type="application/json" id="study">(.*?)</script>', html.decode(), re.S)[1])


def write_study(path, study):
    path.write_bytes(page(study))
    return facts_of(path.read_bytes())
