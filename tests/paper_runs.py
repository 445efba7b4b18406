"""A run of a paper's system that is over at once, on one photo."""

import cv2

from gc_studio.storage import RESOURCES
from gc_studio.training.data import write_pack
from gc_studio.training.papers.runs import Settings
from tests.perceptual_nets import write_squeeze


def short_run(folder, share, **settings):
    """share: of its size that the photo has."""
    photos = folder / "photos"
    photos.mkdir()
    photo = cv2.imread(str(RESOURCES / "samples" / "dress.webp"))
    cv2.imwrite(str(photos / "dress.webp"), cv2.resize(photo, None, fx=share, fy=share))
    write_pack([photos / "dress.webp"], folder / "dress.pack")
    write_squeeze(folder / "squeeze.safetensors")
    return Settings(
        packs=[(folder / "dress.pack", 1.0)],
        perceptual=folder / "squeeze.safetensors",
        unseen=[photos],
        out=folder / "run",
        minutes=1e-6,
        batch=2,
        workers=0,
        **settings,
    )
