"""`python -m gc_studio.training`: pack photos, train, export, and make what is measured from photos."""

import argparse
import logging
from pathlib import Path

from gc_studio.storage import WEIGHTS


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gc_studio.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
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
    return parser


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
        labelled.add_argument("--start-from", type=Path, required=True, metavar="FILE", help="the studio model")
        labelled.add_argument("--out", type=Path, required=True, metavar="DIR")
        labelled.add_argument("--minutes", type=float, required=True, help="in all, those before a stop included")
    scenes.add_argument("--perceptual", type=Path, required=True, metavar="FILE", help="LPIPS-squeeze")
    scenes.add_argument("--vgg", type=Path, required=True, metavar="FILE", help="a narrow VGG-19")
    scenes.add_argument("--batch", type=int, default=4)
    scenes.add_argument("--eager", action="store_true", help="do not compile")


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


def _train(arguments: argparse.Namespace) -> None:
    from gc_studio.training.loop import Phase, Settings, train

    train(
        Settings(
            packs=arguments.pack,
            perceptual=arguments.perceptual,
            out=arguments.out,
            phases=[Phase(*phase) for phase in arguments.phase],
            large_packs=arguments.large_pack,
            minutes=arguments.minutes,
            adversarial_from=arguments.adversarial_from,
            device=arguments.device,
            devices=arguments.devices,
            machines=arguments.machines,
            precision=arguments.precision,
            learning_rate=arguments.learning_rate,
            generator_only=arguments.generator_only,
            swap_every=arguments.swap_every,
            compile=not arguments.no_compile,
            workers=arguments.workers,
            uses=arguments.uses,
            vgg=arguments.vgg,
            start_from=arguments.start_from,
        )
    )


def _last_stages(arguments: argparse.Namespace) -> None:
    from gc_studio.training.last_stages import Settings, train_last_stages

    names = ("teacher", "perceptual", "vgg", "out", "minutes")
    train_last_stages(Settings(packs=arguments.pack, **{name: getattr(arguments, name) for name in names}))


def _distil(arguments: argparse.Namespace) -> None:
    from gc_studio.nets.model import load_model
    from gc_studio.training.distil import Settings, distil

    names = ("vgg", "squeeze", "out", "photos", "steps")
    settings = Settings(packs=arguments.pack, **{name: getattr(arguments, name) for name in names})
    distil(settings, load_model(folder=arguments.weights))


def _polish(arguments: argparse.Namespace) -> None:
    from gc_studio.nets.model import load_model
    from gc_studio.training.polish import Settings, train_polish

    names = ("perceptual", "out", "photos", "minutes")
    settings = Settings(packs=arguments.pack, **{name: getattr(arguments, name) for name in names})
    print(train_polish(settings, load_model(folder=arguments.weights)))


def _scenes(arguments: argparse.Namespace) -> None:
    from gc_studio.training.scenes import Settings, train_scenes

    names = ("photos", "unseen", "start_from", "out", "minutes", "perceptual", "vgg", "batch")
    settings = {name: getattr(arguments, name) for name in names}
    train_scenes(Settings(**settings, compile=not arguments.eager))


def _segment(arguments: argparse.Namespace) -> None:
    from gc_studio.training.segment import Settings, train_segment
    from gc_studio.training.street_classes import NAMES

    names = ("photos", "unseen", "start_from", "out", "minutes")
    found = train_segment(Settings(**{name: getattr(arguments, name) for name in names}))
    for net, (mean, of_classes) in found.items():
        each = ", ".join(f"{name} {value:.2f}" for name, value in zip(NAMES, of_classes, strict=True))
        print(f"{net}: mean IoU {mean:.3f}; {each}")


def _contours(arguments: argparse.Namespace) -> None:
    from gc_studio.training.contours import Folder, Settings, train_contours

    folders = [
        Folder(arguments.garments, 800, 0.7),
        Folder(arguments.street, 220, 0.2),
        Folder(arguments.other, 70, 0.1),
    ]
    train_contours(
        Settings(folders, arguments.out, arguments.steps, workers=arguments.workers, weights=arguments.weights)
    )


def _pack_photos(arguments: argparse.Namespace) -> None:
    from gc_studio.analysis.photo import find_photos
    from gc_studio.training.data import write_pack

    write_pack(find_photos(*arguments.folders), arguments.out, arguments.side)


def _export(arguments: argparse.Namespace) -> None:
    from gc_studio.training.export import export

    print(export(arguments.checkpoint, arguments.folder))


def _between(arguments: argparse.Namespace) -> None:
    from gc_studio.training.export import export_between

    print(export_between(arguments.first, arguments.second, arguments.share, arguments.folder))


def _structure_tables(arguments: argparse.Namespace) -> None:
    from gc_studio.training.data import Pack
    from gc_studio.training.tables import structure_arrays, write_tables

    packs = [Pack(path) for path in arguments.packs]
    write_tables(structure_arrays(packs, arguments.photos, arguments.steps), arguments.out)


def _code_tables(arguments: argparse.Namespace) -> None:
    from gc_studio.nets.model import load_model
    from gc_studio.training.data import Pack
    from gc_studio.training.tables import code_arrays, write_tables

    packs, model = [Pack(path) for path in arguments.packs], load_model(folder=arguments.weights)
    write_tables(code_arrays(packs, model, arguments.photos, arguments.steps), arguments.out)


def _cell_tables(arguments: argparse.Namespace) -> None:
    from gc_studio.nets.model import load_model
    from gc_studio.training.cell_tables import cell_arrays
    from gc_studio.training.data import Pack
    from gc_studio.training.tables import write_tables

    packs, model = [Pack(path) for path in arguments.packs], load_model(folder=arguments.weights)
    write_tables(cell_arrays(packs, model, arguments.photos, arguments.steps), arguments.out)


def _evaluate(arguments: argparse.Namespace) -> None:
    from gc_studio.analysis.photo import find_photos
    from gc_studio.nets.model import load_model
    from gc_studio.training.evaluate import PerceptualDistances, evaluate

    photos, model = find_photos(arguments.photos)[:: arguments.every], load_model(folder=arguments.weights)
    distances = PerceptualDistances(arguments.perceptual, arguments.vgg)
    results = evaluate(photos, model, distances, arguments.refine, arguments.structure_scale)
    for mask, means in results.items():
        print(f"preserve {mask:13}", ", ".join(f"{name} {value:.4g}" for name, value in means.items()))


def _compare_structure(arguments: argparse.Namespace) -> None:
    from gc_studio.analysis.photo import find_photos
    from gc_studio.nets.model import load_model
    from gc_studio.training.compare_structure import compare_structure
    from gc_studio.training.evaluate import PerceptualDistances

    photos, model = find_photos(arguments.photos)[:: arguments.every], load_model(folder=arguments.weights)
    distances = PerceptualDistances(arguments.perceptual, arguments.vgg)
    for name, figures in compare_structure(photos, model, distances).items():
        print(f"{name:30}", ", ".join(f"{key} {value:.4g}" for key, value in figures.items()))


def _exact_channels(arguments: argparse.Namespace) -> None:
    from gc_studio.analysis.photo import find_photos
    from gc_studio.nets.model import load_model
    from gc_studio.training.documents import various_documents
    from gc_studio.training.exact_channels import blames

    model = load_model(device="cpu", folder=arguments.weights)
    documents = various_documents(find_photos(arguments.photos)[:: arguments.every], model)
    for blame in blames(model.generator, documents):
        first = ", ".join(
            f"{channel} {left:.2f}" for channel, left in zip(blame.channels, blame.left[:16], strict=False)
        )
        print(
            f"stage {blame.stage} {blame.conv}: {blame.largest:.1f} levels; channel and what is left without: {first}"
        )


def _sheets(arguments: argparse.Namespace) -> None:
    from gc_studio.analysis.photo import find_photos
    from gc_studio.nets.model import load_model
    from gc_studio.training.samples import save_sheet
    from gc_studio.training.sheets import collar_sheet, swap_sheet

    model, photos = load_model(folder=arguments.weights), find_photos(arguments.photos)
    # Evenly spaced: the photos are sorted by class, so every kind is seen.
    six = photos[:: 2 * max(len(photos) // 12, 1)][:6]
    save_sheet(swap_sheet(six, model), arguments.out / "swaps.webp", 1000)
    save_sheet(collar_sheet(model), arguments.out / "collar.webp", 1000)


def _library(arguments: argparse.Namespace) -> None:
    from gc_studio.nets.model import load_model
    from gc_studio.training.texture_library import write_library

    write_library(arguments.photos, arguments.selection, load_model(folder=arguments.weights), arguments.out)


def _label_tables(arguments: argparse.Namespace) -> None:
    from gc_studio.training.label_tables import label_arrays
    from gc_studio.training.tables import write_tables

    write_tables(label_arrays(arguments.labels), arguments.out)


def _street_classes(arguments: argparse.Namespace) -> None:
    from gc_studio.training.street_classes import class_shares, shares_table

    print(shares_table(class_shares(arguments.labels)))


def _surprise(arguments: argparse.Namespace) -> None:
    from gc_studio.nets.model import load_model
    from gc_studio.training.surprise import Settings, train_surprise

    settings = Settings(arguments.photos, arguments.unseen, arguments.codes, arguments.out)
    for name, figures in train_surprise(settings, load_model(folder=arguments.weights)).items():
        print(f"{name:26}", ", ".join(f"{key} {value:.4g}" for key, value in figures.items()))


def main() -> None:
    """Run one of the commands."""
    arguments = _parser().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    commands = {
        "pack": _pack_photos,
        "train": _train,
        "last-stages": _last_stages,
        "distil": _distil,
        "polish": _polish,
        "contours": _contours,
        "scenes": _scenes,
        "segment": _segment,
        "export": _export,
        "between": _between,
        "structure-tables": _structure_tables,
        "code-tables": _code_tables,
        "cell-tables": _cell_tables,
        "evaluate": _evaluate,
        "compare-structure": _compare_structure,
        "exact-channels": _exact_channels,
        "sheets": _sheets,
        "library": _library,
        "label-tables": _label_tables,
        "street-classes": _street_classes,
        "surprise": _surprise,
    }
    from gc_studio.analysis.photo import PhotoError
    from gc_studio.nets.model import ModelError

    try:
        commands[arguments.command](arguments)
    except (ModelError, PhotoError) as error:
        raise SystemExit(f"{arguments.command}: {error}") from error


if __name__ == "__main__":
    main()
