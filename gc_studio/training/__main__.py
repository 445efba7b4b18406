"""`python -m gc_studio.training`: pack photos, train, export, and make what is measured from photos."""

import argparse
import logging

from gc_studio.training.arguments import parser


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
    from gc_studio.training.label_sets import SETS
    from gc_studio.training.scenes import Settings, train_scenes

    names = ("photos", "unseen", "start_from", "out", "minutes", "perceptual", "vgg", "batch")
    settings = {name: getattr(arguments, name) for name in names}
    train_scenes(Settings(arguments.classes, SETS[arguments.classes], **settings, compile=not arguments.eager))


def _segment(arguments: argparse.Namespace) -> None:
    from gc_studio.training.label_sets import SETS
    from gc_studio.training.segment import Settings, train_segment

    names = ("photos", "unseen", "start_from", "out", "minutes")
    classes = SETS[arguments.classes]
    found = train_segment(Settings(classes, **{name: getattr(arguments, name) for name in names}))
    for net, (mean, of_classes) in found.items():
        each = ", ".join(f"{name} {value:.2f}" for name, value in zip(classes.names, of_classes, strict=True))
        print(f"{net}: mean IoU {mean:.3f}; {each}")


def _paper(arguments: argparse.Namespace) -> None:
    from gc_studio.training.papers.runs import Settings
    from gc_studio.training.papers.table import TRAININGS

    if not arguments.pack and not arguments.labelled:
        raise SystemExit("paper: there is nothing to train on; give --pack or --labelled")
    names = ("labelled", "perceptual", "start_from", "unseen", "out", "minutes", "batch")
    settings = Settings(packs=arguments.pack, **{name: getattr(arguments, name) for name in names})
    TRAININGS[arguments.name](settings)


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
    from gc_studio.analysis.photo_names import find_photos
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
    from gc_studio.training.tables import read_tables, structure_arrays, write_tables

    packs = [Pack(path) for path in arguments.packs]
    before = read_tables(arguments.out) if arguments.go_on else None
    write_tables(structure_arrays(packs, arguments.photos, arguments.steps, before), arguments.out)


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
    from gc_studio.analysis.photo_names import find_photos
    from gc_studio.nets.model import load_model
    from gc_studio.training.evaluate import PerceptualDistances, evaluate

    photos, model = find_photos(arguments.photos)[:: arguments.every], load_model(folder=arguments.weights)
    distances = PerceptualDistances(arguments.perceptual, arguments.vgg)
    results = evaluate(photos, model, distances, arguments.refine, arguments.structure_scale)
    for mask, means in results.items():
        print(f"preserve {mask:13}", ", ".join(f"{name} {value:.4g}" for name, value in means.items()))


def _compare_structure(arguments: argparse.Namespace) -> None:
    from gc_studio.analysis.photo_names import find_photos
    from gc_studio.nets.model import load_model
    from gc_studio.training.compare_structure import compare_structure
    from gc_studio.training.evaluate import PerceptualDistances

    photos, model = find_photos(arguments.photos)[:: arguments.every], load_model(folder=arguments.weights)
    distances = PerceptualDistances(arguments.perceptual, arguments.vgg)
    for name, figures in compare_structure(photos, model, distances).items():
        print(f"{name:30}", ", ".join(f"{key} {value:.4g}" for key, value in figures.items()))


def _exact_channels(arguments: argparse.Namespace) -> None:
    from gc_studio.analysis.photo_names import find_photos
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
    from gc_studio.analysis.photo_names import find_photos
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
    arguments = parser().parse_args()
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
        "paper": _paper,
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
