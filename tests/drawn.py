"""Things to be found in photos, drawn, as no photo of a person lies in the tree."""

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

SKIN, SHADE, HAIR = (224, 180, 150), (185, 135, 110), (60, 40, 30)


def with_face(photo, x, y, radius):
    """The photo with a face around (x, y); `radius` is half its height, from brow to chin."""
    picture = photo.copy()

    def ellipse(dx, dy, width, height, colour, angles=(0, 360), thickness=-1):
        centre = round(x + dx * radius), round(y + dy * radius)
        axes = round(width * radius), round(height * radius)
        cv2.ellipse(picture, centre, axes, 0, *angles, colour, thickness, cv2.LINE_AA)

    thin = max(1, int(0.06 * radius))
    ellipse(0, -0.25, 1, 1.15, HAIR)
    ellipse(0, 0, 0.78, 1, SKIN)
    ellipse(0, -0.7, 0.75, 0.35, HAIR, (180, 360))
    for side in (-0.32, 0.32):
        ellipse(side, -0.2, 0.16, 0.08, (250, 250, 250))
        ellipse(side, -0.2, 0.08, 0.08, HAIR)
        ellipse(side, -0.34, 0.2, 0.07, HAIR, (180, 360), thin)
    ellipse(0, 0.22, 0.14, 0.06, SHADE, (0, 180), thin)
    ellipse(0, 0.5, 0.3, 0.12, (180, 80, 80))
    return cv2.GaussianBlur(picture, (0, 0), 0.7)


def with_word(photo, word, x, y, size, colour=(20, 20, 20)):
    """The photo with a word from (x, y) on; also the box of its ink, left, top, right, bottom."""
    image = Image.fromarray(photo)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(size)
    draw.text((x, y), word, fill=colour, font=font)
    return np.asarray(image), draw.textbbox((x, y), word, font=font)
