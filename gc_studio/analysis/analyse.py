"""Photo -> document: structure by a detector, regions by colour, textures and detail by the model's encoders."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.detectors import detected_structure
from gc_studio.analysis.intra import available_of
from gc_studio.analysis.regions import region_pixels, texture_regions
from gc_studio.document import CELL, TEXTURE_LIMIT, Available, Document, DocumentError, cells, check_size
from gc_studio.document.regions import central_cells, with_textures
from gc_studio.nets.layout import CENTRES, STAGE_STRIDES
from gc_studio.nets.model import StudioModel
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.tasks import next_step


@dataclass(frozen=True)
class Analysis:
    """A document, and the codes of the whole photo that its levels select from."""

    document: Document
    available: Available


def encode_textures_and_detail(
    photo: NDArray[np.uint8], model: StudioModel, regions: NDArray[np.uint8] | None = None
) -> tuple[NDArray[np.int16], NDArray[np.int8]]:
    """Quantised codes of a photo.

    Args:
        photo: uint8 RGB (H, W, 3).
        model: the model whose encoders to use.
        regions: uint8 (ceil(H / 16), ceil(W / 16)), numbers 0 .. K - 1, which cells share a texture; None means all.

    Returns:
        textures int16 (K, 64), round(mean / step); detail int8 (6, ceil(H / 16), ceil(W / 16)) in -2 .. 2.
    """
    height, width = photo.shape[:2]
    stride = STAGE_STRIDES[0]
    # Replicated, not black: a border of another colour would leak into both codes.
    padded = cv2.copyMakeBorder(photo, 0, -height % stride, 0, -width % stride, cv2.BORDER_REPLICATE)
    mean, w = model.encode(
        np.asarray(padded, np.uint8), None if regions is None else _one_hot(regions, (padded.shape[0], padded.shape[1]))
    )
    codes = (mean / quantiser_step(TEXTURE_QP)).round().clip(-TEXTURE_LIMIT, TEXTURE_LIMIT).astype(np.int16)
    detail = w[:, : cells(height, CELL), : cells(width, CELL)].round().clip(CENTRES[0], CENTRES[-1])
    return codes, detail.astype(np.int8)


def _one_hot(regions: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.float32]:
    """Regions as float32 (K, H / 16, W / 16) for a padded photo (H, W), whose border repeats the last cells."""
    rows, columns = (side // CELL for side in size)
    numbers = np.pad(regions, ((0, rows - regions.shape[0]), (0, columns - regions.shape[1])), mode="edge")
    return (numbers == np.arange(numbers.max() + 1)[:, None, None]).astype(np.float32)


def analyse(
    photo: NDArray[np.uint8],
    model: StudioModel,
    structure_scale: int = 2,
    mask: NDArray[np.bool_] | None = None,
    structure: NDArray[np.bool_] | None = None,
) -> Analysis:
    """Take a photo apart.

    Args:
        photo: uint8 RGB (H, W, 3), sides from 16 to 4096.
        model: the model whose encoders to use.
        structure_scale: photo pixels per structure pixel: 1, 2 or 4.
        mask: bool (ceil(H / 16), ceil(W / 16)), True = preserve; None preserves nothing.
        structure: a structure map to use in the place of the detected one.

    Raises:
        DocumentError: the photo, the mask or the structure map has a size that no document can have.
        CalledOffError: nobody waits for it any more.
    """
    height, width = photo.shape[:2]
    check_size(width, height)
    grid = cells(height, CELL), cells(width, CELL)
    preserved = np.zeros(grid, bool) if mask is None else mask
    if preserved.shape != grid:
        raise DocumentError(f"mask has shape {preserved.shape}; a {width}x{height} picture needs {grid}")
    regions = texture_regions(photo, preserved)
    next_step()
    textures, detail = encode_textures_and_detail(photo, model, regions)
    next_step()
    document = Document(
        width=width,
        height=height,
        structure=detected_structure(photo, scale=structure_scale) if structure is None else structure,
        structure_scale=structure_scale,
        texture=textures[0],
        detail=detail,
        mask=preserved,
        model=model.identity,
    )
    return Analysis(with_textures(document, textures, regions), available_of(photo, detail))


def texture_of(photo: NDArray[np.uint8], model: StudioModel) -> NDArray[np.int16]:
    """Texture of the thing in the middle of a photo, to be given to another picture.

    Args:
        photo: uint8 RGB (H, W, 3), sides from 16 to 4096.
        model: the model whose encoders to use.

    Returns:
        int16 (64,). Unlike that of the photo's document it knows nothing of what the thing lies on.

    Raises:
        DocumentError: the photo has a size that no document can have.
    """
    check_size(photo.shape[1], photo.shape[0])
    regions = texture_regions(photo)
    thing = int(regions[central_cells(regions)][0])
    return texture_alone(photo, model, regions, thing, region_pixels(photo, regions, thing))


def texture_of_region(
    photo: NDArray[np.uint8], document: Document, number: int, model: StudioModel
) -> NDArray[np.int16]:
    """Texture of a region of a document, to be given to another picture.

    Args:
        photo: uint8 RGB (height, width, 3), what the document was made of.
        document: of the model.
        number: of the region, an index into `document.textures`.
        model: the model whose encoders to use.

    Returns:
        int16 (64,): where the region still has the texture that the photo has there, as from `texture_of`; what was
        chosen, mixed or refined, as it is.
    """
    own: NDArray[np.int16] = document.textures[number]
    if not np.array_equal(own, encode_textures_and_detail(photo, model, document.regions)[0][number]):
        return own
    return texture_alone(photo, model, document.regions, number, region_pixels(photo, document.regions, number))


def texture_alone(
    picture: NDArray[np.uint8],
    model: StudioModel,
    regions: NDArray[np.uint8],
    number: int,
    pixels: NDArray[np.bool_],
) -> NDArray[np.int16]:
    """Texture of a region as if all else had its mean colour.

    The encoders see further than a cell. The texture of a jacket on red cloth would bring red with it, to tint the
    borders of what takes it.

    Args:
        picture: uint8 RGB (H, W, 3).
        model: the model whose encoders to use.
        regions: as for `encode_textures_and_detail`.
        number: of the region.
        pixels: bool (H, W), not empty, those of the region, see `region_pixels`.

    Returns:
        int16 (64,).
    """
    alone = np.where(pixels[:, :, None], picture, picture[pixels].mean(0).round().astype(np.uint8))
    return encode_textures_and_detail(alone, model, regions)[0][number]
