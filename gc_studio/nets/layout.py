"""The shape of the studio networks: strides, channels, and the names and shapes of their weights. No torch.

`generator` and `encoders` are made of it, and so are their descriptions for OpenVINO.
"""

from collections.abc import Callable, Iterator

from gc_studio.document import CELL, STUDIO

STAGE_STRIDES = (32, 16, 8, 4, 2, 1)
STAGE_CHANNELS = (256, 256, 192, 128, 64, 32)
DETAIL_STRIDE = CELL
DETAIL_STAGE = STAGE_STRIDES.index(DETAIL_STRIDE)
STRUCTURE_STRIDE = 2
"""Picture pixels per structure pixel at which the network was trained; other scales are resampled to it."""

CENTRES = (-2.0, -1.0, 0.0, 1.0, 2.0)
TRUNK_CHANNELS = (32, 64, 128, 192)

TEXTURE_BINS = 2
"""The texture head sees the mean of each quarter of the picture: so many bins a side."""

BIN_PRIOR = 0.02
"""How much the mean of a whole region counts in a bin that it does not fill; it decides where the region hardly is."""

CONTOUR_STRIDES = (2, 4, 8, 16, 32)
CONTOUR_CHANNELS = (16, 32, 40, 48, 56)
HANDED_DOWN = 16
"""Channels of what the deeper stages of the contour net tell the shallower ones."""

FEATURE_STRIDES = (2, 4, 8, 16)
FEATURE_CHANNELS = (32, 64, 112, 160)
PROJECTED_CHANNELS = (32, 64, 128, 192)
"""Principal components of the feature net's teachers, see `training.teachers`."""
FEATURE_SLOPE = 0.1
"""Of the feature net's leaky ReLUs."""

POLISH_CHANNELS, POLISH_SLOPE = 32, 0.1
"""Of the net that polishes kept cells, and of its leaky ReLUs."""
POLISH_INPUTS, POLISH_STRIDE = 4, 2
"""RGB and step, seen in squares of so many pixels a side."""

LABEL_FEATURES = 16
"""Channels of F, what a scene's generator sees of its labels."""
FINEST_LABEL_FEATURES = 4
"""Of them, those that the stage at 1/1 is told, where each costs the most."""
SCENE_DETAIL_CHANNELS = 8

LABEL_TRUNK = (*TRUNK_CHANNELS, 72)
HANDED_UP = (32, 48, 64, 64, 72)
"""Channels of the label net on its way down, at strides 2 to 32, and of what the deeper levels tell the finer ones."""
LABEL_SLOPE = 0.2
"""Of the leaky ReLUs of label net and judge."""

JUDGE_STEM = (32, 64, 72)
JUDGE_CHANNELS = JUDGE_STEM[-1]
JUDGE_DILATIONS = (1, 2, 4, 8, 4, 2, 1)
"""Of the judge's convolutions at 1/8, one behind the other."""

Shapes = dict[str, tuple[int, ...]]


def told_channels(stage: int) -> int:
    """Channels of a stage's guide: structure, and at 1/16 detail and mask."""
    return 2 + (STUDIO.detail_channels + 1 if stage == DETAIL_STAGE else 0)


def label_channels(stage: int) -> int:
    """Channels of F(labels) in a scene's guide of a stage."""
    return FINEST_LABEL_FEATURES if stage == len(STAGE_STRIDES) - 1 else LABEL_FEATURES


def scene_told_channels(stage: int) -> int:
    """Channels of a scene's guide of a stage: borders twice, F(labels), and at 1/16 detail and mask."""
    return 2 + label_channels(stage) + (SCENE_DETAIL_CHANNELS + 1 if stage == DETAIL_STAGE else 0)


def _layer(name: str, *shape: int, has_bias: bool = True) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{name}.weight", shape
    if has_bias:
        yield f"{name}.bias", shape[:1]


def generator_shapes() -> Shapes:
    """Shapes of the generator's weights by name."""
    return _stage_shapes(told_channels)


def scene_generator_shapes(classes: int) -> Shapes:
    """Shapes of the weights of a scene's generator by name."""
    shapes = _stage_shapes(scene_told_channels)
    shapes |= _layer("features.first", LABEL_FEATURES, classes, 3, 3)
    shapes |= _layer("features.second", LABEL_FEATURES, LABEL_FEATURES, 3, 3)
    return shapes | {"texture": (STUDIO.texture_dimensions,)}


def _stage_shapes(told_of: Callable[[int], int]) -> Shapes:
    shapes: Shapes = {}
    for stage, channels in enumerate(STAGE_CHANNELS):
        name, told = f"stages.{stage}", told_of(stage)
        if stage:
            inputs = STAGE_CHANNELS[stage - 1]
            shapes |= _layer(f"{name}.conv1", channels, inputs, 3, 3, has_bias=False)
            shapes |= _layer(f"{name}.skip", channels, inputs, 1, 1, has_bias=False)
        shapes |= _layer(f"{name}.told1", channels, told, 3, 3)
        shapes |= _layer(f"{name}.told_skip", channels, told, 1, 1)
        shapes |= _layer(f"{name}.conv2", channels, channels, 3, 3)
        for norm in ("norm1", "norm2"):
            shapes |= _layer(f"{name}.{norm}.affine", 2 * channels, STUDIO.texture_dimensions)
        shapes |= _layer(f"{name}.rgb", 3, channels, 3, 3)
    return shapes


def encoder_shapes() -> Shapes:
    """Shapes of the encoders' weights by name."""
    last, shapes = TRUNK_CHANNELS[-1], _detail_shapes(STUDIO.detail_channels)
    shapes |= _layer("texture_conv", last, last, 3, 3)
    shapes |= _layer("texture_linear", 2 * STUDIO.texture_dimensions, last * TEXTURE_BINS**2)
    return shapes


def scene_encoder_shapes() -> Shapes:
    """Shapes of the weights of a scene's encoder by name."""
    return _detail_shapes(SCENE_DETAIL_CHANNELS)


def _detail_shapes(symbols: int) -> Shapes:
    shapes: Shapes = {}
    for index, (inputs, channels) in enumerate(zip((3, *TRUNK_CHANNELS), TRUNK_CHANNELS, strict=False)):
        # Between two convolutions there is an activation.
        shapes |= _layer(f"trunk.{2 * index}", channels, inputs, 4, 4)
    last = TRUNK_CHANNELS[-1]
    shapes |= _layer("detail_head.0", last, last, 3, 3)
    return shapes | dict(_layer("detail_head.2", symbols, last, 3, 3))


def _halving_shapes(channels: tuple[int, ...]) -> Shapes:
    shapes: Shapes = {}
    for index, (inputs, outputs) in enumerate(zip((3, *channels), channels, strict=False)):
        shapes |= _layer(f"blocks.{index}.0", outputs, inputs, 4, 4)
        shapes |= _layer(f"blocks.{index}.2", outputs, outputs, 3, 3)
    return shapes


def contour_shapes() -> Shapes:
    """Shapes of the contour net's weights by name."""
    shapes = _halving_shapes(CONTOUR_CHANNELS)
    for index, channels in enumerate(CONTOUR_CHANNELS):
        shapes |= _layer(f"laterals.{index}", HANDED_DOWN, channels, 1, 1)
        shapes |= _layer(f"merges.{index}", HANDED_DOWN, HANDED_DOWN, 3, 3)
        shapes |= _layer(f"sides.{index}", 1, HANDED_DOWN, 1, 1)
    return shapes | dict(_layer("fuse", 1, len(CONTOUR_CHANNELS), 1, 1))


def label_shapes(classes: int) -> Shapes:
    """Shapes of the label net's weights by name."""
    shapes: Shapes = {}
    for level, (inputs, own, handed) in enumerate(zip((3, *LABEL_TRUNK), LABEL_TRUNK, HANDED_UP, strict=False)):
        shapes |= _layer(f"down.{level}", own, inputs, 4, 4)
        shapes |= _layer(f"laterals.{level}", handed, own, 1, 1)
        shapes |= _layer(f"merges.{level}", handed, handed, 3, 3)
        if level:
            shapes |= _layer(f"up.{level - 1}", HANDED_UP[level - 1], handed, 1, 1)
    shapes |= _layer("whole", HANDED_UP[-1], LABEL_TRUNK[-1], 1, 1)
    return shapes | dict(_layer("scores", classes, HANDED_UP[0], 3, 3))


def judge_shapes(classes: int) -> Shapes:
    """Shapes of the judge's weights by name."""
    shapes: Shapes = {}
    for level, (inputs, own) in enumerate(zip((3, *JUDGE_STEM), JUDGE_STEM, strict=False)):
        shapes |= _layer(f"stem.{level}", own, inputs, 4, 4)
    for level in range(len(JUDGE_DILATIONS)):
        shapes |= _layer(f"wider.{level}", JUDGE_CHANNELS, JUDGE_CHANNELS, 3, 3)
    return shapes | dict(_layer("scores", 4 * classes, JUDGE_CHANNELS, 1, 1))


def feature_shapes() -> Shapes:
    """Shapes of the feature net's weights by name."""
    shapes = _halving_shapes(FEATURE_CHANNELS)
    for index, (own, wide) in enumerate(zip(FEATURE_CHANNELS, PROJECTED_CHANNELS, strict=True)):
        shapes |= _layer(f"projections.{index}", wide, own, 1, 1)
    return shapes


def polish_shapes() -> Shapes:
    """Shapes of the weights of the net that polishes kept cells by name."""
    squares = POLISH_STRIDE**2
    shapes = dict(_layer("first", POLISH_CHANNELS, POLISH_INPUTS * squares, 3, 3))
    for index in range(2):
        shapes |= _layer(f"middle.{index}", POLISH_CHANNELS, POLISH_CHANNELS, 3, 3)
    return shapes | dict(_layer("last", 3 * squares, POLISH_CHANNELS, 3, 3))
