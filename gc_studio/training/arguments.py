"""What the command line of `python -m gc_studio.training` may say."""

import argparse
from pathlib import Path

from gc_studio.storage import WEIGHTS
from gc_studio.training.label_sets import SETS
from gc_studio.training.papers.table import TRAININGS

_DESCRIPTION = "Pack photos, train, export, and make what is measured from photos."


def _phase(text: str) -> tuple[int, int, int]:
    size, batch, steps = (int(part) for part in text.split(":"))
    return size, batch, steps


def _pack(text: str) -> tuple[Path, float]:
    path, _, share = text.partition(":")
    return Path(path), float(share or 1)


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text} does not lie between 0 and 1")
    return share


def parser() -> argparse.ArgumentParser:
    """What a command line may say; the work is in `__main__`."""
    top = argparse.ArgumentParser(prog="python -m gc_studio.training", description=_DESCRIPTION)
    commands = top.add_subparsers(dest="command", required=True)
    _add_runs(commands)
    _add_measurements(commands)
    for command in (
        "distil",
        "polish",
        "contours",
        "code-tables",
        "cell-tables",
        "evaluate",
        "compare-structure",
        "exact-channels",
        "sheets",
        "library",
        "surprise",
    ):
        commands.choices[command].add_argument(
            "--weights", type=Path, default=WEIGHTS, help="folder with <model>/model.safetensors"
        )
    return top


def _add_runs(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Commands that train a network."""
    pack = commands.add_parser("pack", help="put folders of photos into one file")
    pack.add_argument("out", type=Path)
    pack.add_argument("folders", type=Path, nargs="+")
    pack.add_argument("--side", type=int, metavar="N", help="scale shorter sides down to N pixels")

    train = commands.add_parser("train", help="train, or go on training, the run in --out")
    train.add_argument("--pack", type=_pack, action="append", required=True, metavar="FILE[:SHARE]")
    train.add_argument(
        "--large-pack", type=_pack, action="append", metavar="FILE[:SHARE]", help="photos that crops are cut out of"
    )
    train.add_argument("--perceptual", type=Path, metavar="FILE", help="LPIPS-squeeze (default: the lpips package's)")
    train.add_argument("--vgg", type=Path, metavar="FILE", help="a narrow VGG-19, for a second perceptual loss")
    train.add_argument("--out", type=Path, required=True, metavar="DIR")
    train.add_argument("--phase", type=_phase, action="append", required=True, metavar="SIZE:BATCH:STEPS")
    train.add_argument(
        "--minutes", type=float, metavar="N", help="of this call at most; the learning rate falls by then"
    )
    train.add_argument("--adversarial-from", type=int, default=1500, metavar="STEP")
    train.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    train.add_argument("--devices", type=int, default=1, metavar="N", help="of this kind, on each machine (default 1)")
    train.add_argument("--machines", type=int, default=1, metavar="N", help="that run this command (default 1)")
    train.add_argument(
        "--precision", choices=("bf16-mixed", "32-true"), default="bf16-mixed", help="32-true: no bfloat16 units"
    )
    train.add_argument("--workers", type=int, default=1)
    train.add_argument(
        "--uses",
        type=int,
        choices=range(1, 17),
        default=1,
        metavar="N",
        help="of each crop, where workers are slower than the device",
    )
    train.add_argument("--start-from", type=Path, metavar="FILE", help="exported weights to begin a new run with")
    train.add_argument(
        "--generator-only", action="store_true", help="leave the encoders, and with them files, as they are"
    )
    train.add_argument(
        "--swap-every",
        type=int,
        choices=range(1, 101),
        default=4,
        metavar="N",
        help="exchange textures every Nth step (default 4)",
    )
    train.add_argument("--learning-rate", type=float, default=3e-4, metavar="RATE", help="(default 3e-4)")
    train.add_argument("--no-compile", action="store_true")

    export = commands.add_parser("export", help="write the EMA weights of a checkpoint as model.safetensors")
    export.add_argument("checkpoint", type=Path)
    export.add_argument("folder", type=Path, help="weights/<model>")

    between = commands.add_parser("between", help="write the weights on the way from one model to another")
    between.add_argument("first", type=Path, metavar="FIRST.safetensors")
    between.add_argument("second", type=Path, metavar="SECOND.safetensors")
    between.add_argument("share", type=_share, metavar="SHARE", help="how far from the first to the second, 0 to 1")
    between.add_argument("folder", type=Path, help="weights/<model>")

    last = commands.add_parser("last-stages", help="teach a last stage of fewer channels what given weights paint")
    last.add_argument("teacher", type=Path, metavar="MODEL.safetensors")
    last.add_argument("--pack", type=_pack, action="append", required=True, metavar="FILE[:SHARE]")
    last.add_argument("--perceptual", type=Path, metavar="FILE", help="LPIPS-squeeze (default: the lpips package's)")
    last.add_argument("--vgg", type=Path, required=True, metavar="FILE", help="a narrow VGG-19")
    last.add_argument("--out", type=Path, required=True, metavar="DIR")
    last.add_argument("--minutes", type=float, required=True)

    distil = commands.add_parser("distil", help="train, or go on training, the feature net that refining is guided by")
    distil.add_argument("--pack", type=_pack, action="append", required=True, metavar="FILE[:SHARE]")
    distil.add_argument("--vgg", type=Path, required=True, metavar="FILE", help="a narrow VGG-19, safetensors")
    distil.add_argument("--squeeze", type=Path, required=True, metavar="FILE", help="LPIPS-squeeze")
    distil.add_argument("--out", type=Path, required=True, metavar="DIR")
    distil.add_argument("--photos", type=int, default=300, help="how many to decode (default 300)")
    distil.add_argument("--steps", type=int, default=1500)

    polish = commands.add_parser("polish", help="train the net that polishes kept cells")
    polish.add_argument("--pack", type=_pack, action="append", required=True, metavar="FILE[:SHARE]")
    polish.add_argument("--perceptual", type=Path, required=True, metavar="FILE", help="LPIPS-squeeze")
    polish.add_argument("--out", type=Path, required=True, metavar="DIR")
    polish.add_argument("--photos", type=int, default=500, help="how many to decode (default 500)")
    polish.add_argument("--minutes", type=float, default=14, help="of training (default 14)")

    contours = commands.add_parser("contours", help="train, or go on training, the net that draws structure maps")
    contours.add_argument("--garments", type=Path, required=True, metavar="DIR")
    contours.add_argument("--street", type=Path, required=True, metavar="DIR", help="people")
    contours.add_argument("--other", type=Path, required=True, metavar="DIR", help="photos of anything else")
    contours.add_argument("--out", type=Path, required=True, metavar="DIR")
    contours.add_argument("--steps", type=int, default=4000)
    contours.add_argument("--workers", type=int, default=1)

    scenes = commands.add_parser("scenes", help="train, or go on training, the networks that paint label maps")
    segment = commands.add_parser("segment", help="train, or go on training, the nets that find labels in photos")
    for labelled in (scenes, segment):
        labelled.add_argument("photos", type=Path, nargs="+", metavar="DIR", help="NAME.webp with NAME.labels.png")
        labelled.add_argument("--unseen", type=Path, action="append", required=True, metavar="DIR", help="to look at")
        labelled.add_argument("--classes", choices=SETS, default="street", help="of the label maps")
        labelled.add_argument("--start-from", type=Path, required=True, metavar="FILE", help="the studio model")
        labelled.add_argument("--out", type=Path, required=True, metavar="DIR")
        labelled.add_argument("--minutes", type=float, required=True, help="in all, those before a stop included")
    scenes.add_argument("--perceptual", type=Path, required=True, metavar="FILE", help="LPIPS-squeeze")
    scenes.add_argument("--vgg", type=Path, required=True, metavar="FILE", help="a narrow VGG-19")
    scenes.add_argument("--batch", type=int, default=4)
    scenes.add_argument("--eager", action="store_true", help="do not compile")

    paper = commands.add_parser("paper", help="train, or go on training, a model of one of the papers")
    paper.add_argument("name", choices=TRAININGS, metavar="NAME", help=", ".join(TRAININGS))
    paper.add_argument(
        "--pack", type=_pack, action="append", default=[], metavar="FILE[:SHARE]", help="photos without labels"
    )
    paper.add_argument("--labelled", type=Path, action="append", default=[], metavar="DIR", help="photos with labels")
    paper.add_argument("--perceptual", type=Path, required=True, metavar="FILE", help="LPIPS-squeeze")
    paper.add_argument("--start-from", type=Path, metavar="FILE", help="exported weights to begin a new run with")
    paper.add_argument("--unseen", type=Path, action="append", required=True, metavar="DIR", help="photos to look at")
    paper.add_argument("--out", type=Path, required=True, metavar="DIR")
    paper.add_argument("--minutes", type=float, required=True, help="in all, those before a stop included")
    paper.add_argument("--batch", type=int, default=8, metavar="N", help="crops in a step (default 8)")


def _add_measurements(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Commands that make something of photos and networks that are there."""
    structure = commands.add_parser("structure-tables", help="train the tables of the structure and mask coders")
    codes = commands.add_parser("code-tables", help="train the tables of the texture and detail coders on a model")
    cells = commands.add_parser("cell-tables", help="train the networks of the coder of kept cells")
    for command, photos, steps in ((structure, 8000, 160_000), (codes, 7000, 30_000), (cells, 4000, 10_000)):
        command.add_argument("packs", type=Path, nargs="+", metavar="PACK")
        command.add_argument("out", type=Path, metavar="TABLES.npz", help="other arrays that it holds stay")
        command.add_argument("--photos", type=int, default=photos, help=f"how many to measure (default {photos})")
        command.add_argument("--steps", type=int, default=steps, help=f"of training (default {steps})")

    structure.add_argument("--go-on", action="store_true", help="from the networks that TABLES.npz holds")
    evaluate = commands.add_parser("evaluate", help="bytes and distances over a folder of photos")
    evaluate.add_argument("--refine", type=int, default=0, metavar="STEPS", help="measure refined codes, too")
    evaluate.add_argument("--structure-scale", type=int, choices=(1, 2, 4), default=2, help="of the maps (default 2)")

    compare = commands.add_parser("compare-structure", help="Canny beside the contour net: bytes of maps and distances")
    for command in (evaluate, compare):
        command.add_argument("photos", type=Path, metavar="DIR")
        command.add_argument(
            "--perceptual",
            type=Path,
            action="append",
            required=True,
            metavar="FILE",
            help="LPIPS-squeeze or LPIPS-alex; may be given for each",
        )
        command.add_argument("--vgg", type=Path, metavar="FILE", help="a narrow VGG-19, which was no loss")
        command.add_argument("--every", type=int, default=1, metavar="N", help="measure every Nth photo only")

    channels = commands.add_parser(
        "exact-channels", help="which channels of the generator's convolutions may not compute in bfloat16"
    )
    channels.add_argument("photos", type=Path, metavar="DIR")
    channels.add_argument("--every", type=int, default=1, metavar="N", help="measure every Nth photo only")

    sheets = commands.add_parser("sheets", help="contact sheets of texture swaps and of a redrawn collar")
    sheets.add_argument("photos", type=Path, metavar="DIR")
    sheets.add_argument("out", type=Path, metavar="DIR")

    library = commands.add_parser("library", help="texture library from a folder of photos")
    library.add_argument("photos", type=Path, metavar="DIR")
    library.add_argument("selection", type=Path, metavar="SELECTION.json")
    library.add_argument("out", type=Path, metavar="DIR")

    labels = commands.add_parser("label-tables", help="count what the coder of label maps starts with")
    labels.add_argument("labels", type=Path, metavar="DIR", help="street_fashion/train")
    labels.add_argument("out", type=Path, metavar="TABLES.npz", help="other arrays that it holds stay")

    classes = commands.add_parser("street-classes", help="how much of label maps the classes of the model street take")
    classes.add_argument("labels", type=Path, metavar="DIR", help="street_fashion/train, or another part")

    surprise = commands.add_parser("surprise", help="the density that new textures are drawn from, beside others")
    surprise.add_argument("photos", type=Path, nargs="+", metavar="PATH", help="photos of clothes, or folders")
    surprise.add_argument(
        "--unseen", type=Path, action="append", required=True, metavar="PATH", help="photos to compare with; repeatable"
    )
    surprise.add_argument("--codes", type=Path, required=True, metavar="FILE.npz", help="keeps the codes of all photos")
    surprise.add_argument("--out", type=Path, required=True, metavar="FILE.safetensors")
