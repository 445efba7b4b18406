"""The measurements of `gcx bench`: what the command line asks for in, lines to read and figures for --json out."""

import argparse
import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

Report = tuple[str, dict[str, Any]]


def _rate(arguments: argparse.Namespace) -> Report:
    from gc_studio.analysis.photo_names import find_photos
    from gc_studio.bench.rate import compare
    from gc_studio.nets.model import load_model

    results = compare(find_photos(*arguments.photos), load_model(), arguments.size, arguments.refine)
    lines = [
        f"{codec:27} {means['bytes']:7.0f} B {means['bpp']:.3f} bpp {means['psnr']:5.1f} dB, "
        f"MS-SSIM {means['ms_ssim']:.3f}"
        for codec, means in results.items()
    ]
    return "\n".join(lines), results


def _quality(arguments: argparse.Namespace) -> Report:
    from gc_studio.analysis.photo import PhotoError
    from gc_studio.bench.distances import nets_at_hand
    from gc_studio.bench.notes import Notes
    from gc_studio.bench.picture_codecs import compared_codecs
    from gc_studio.bench.quality import measure, sets_in
    from gc_studio.bench.quality_page import check_page, save_page
    from gc_studio.bench.quality_text import notes, shown_lpips, table
    from gc_studio.nets.model import load_model

    sets = sets_in(arguments.data, arguments.most)
    if arguments.page:
        check_page(arguments.page)  # What fails here should not fail after an hour.
    nets, left_out = nets_at_hand(arguments.perceptual)
    if not nets:
        raise PhotoError(f"nothing to measure with: {'; '.join(left_out)}; give a file by --perceptual")
    codecs, absent = compared_codecs()
    model = load_model()
    quality = measure(sets, model, codecs, nets, Notes(arguments.work))
    quality.left_out += [f"not installed, left out: {name}" for name in absent]
    lpips = shown_lpips(nets)
    if arguments.page:
        save_page(quality, lpips, arguments, model, codecs)
    lines = [*notes(quality, lpips)]
    for side in sorted({own.side for own in quality.measured}):
        lines += ["", *table([own for own in quality.measured if own.side == side], lpips)]
    return "\n".join(lines), dataclasses.asdict(quality)


def _fit(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.distances import nets_at_hand
    from gc_studio.bench.fit import measure, table
    from gc_studio.bench.quality import sets_in
    from gc_studio.nets.model import load_model

    photos = sets_in([arguments.data], arguments.most)[0].photos
    nets, left_out = nets_at_hand(arguments.perceptual)
    results = measure(photos, load_model(), nets, arguments.bytes)
    lines = [f"{len(photos)} photos, centre squares at 256x256", *left_out, *table(results, nets)]
    lines += [f"{at.target:,} B are too few for {at.too_large} photos" for at in results if at.too_large]
    figures = {"photos": len(photos), "left_out": left_out, "targets": [dataclasses.asdict(at) for at in results]}
    return "\n".join(lines), figures | {"wrong": sum(at.over for at in results)}


def _photos(arguments: argparse.Namespace) -> list[Path]:
    """Every Nth photo of a folder."""
    from gc_studio.analysis.photo import PhotoError
    from gc_studio.analysis.photo_names import find_photos

    photos = find_photos(arguments.data)[:: arguments.every]
    if not photos:
        raise PhotoError(f"{arguments.data}: no photos in this folder")
    return photos


def _swaps(arguments: argparse.Namespace) -> Report:
    from gc_studio.analysis.photo import PhotoError
    from gc_studio.bench.distances import nets_at_hand
    from gc_studio.bench.swaps import LEAST_PHOTOS, measure
    from gc_studio.bench.swaps_whole import measure_whole
    from gc_studio.nets.model import load_model
    from gc_studio.nets.registry import find_model

    description = find_model(arguments.model)
    photos = _photos(arguments)
    if len(photos) < LEAST_PHOTOS:
        raise PhotoError(f"{arguments.data}: one photo has no other to take a texture from; give a folder with more")
    nets, left_out = nets_at_hand(arguments.perceptual)
    is_studio = description.family == "studio"
    swaps = measure(photos, load_model(), nets) if is_studio else measure_whole(photos, description, nets)
    lines = [f"{swaps.photos} photos, centre squares at 256x256, each in the texture of the next", *left_out]
    lines += _table(swaps.means)
    return "\n".join(lines), {"photos": swaps.photos, "left_out": left_out, "means": swaps.means}


def _ways(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.distances import nets_at_hand
    from gc_studio.bench.preserve_text import lpips_name
    from gc_studio.bench.ways import measure, table
    from gc_studio.nets.model import load_model

    nets, left_out = nets_at_hand(arguments.perceptual)
    ways = measure(_photos(arguments), load_model(), nets)
    text = "\n".join([table(ways, lpips_name), *left_out])
    return text, {"photos": ways.photos, "left_out": left_out, "means": ways.means}


def _preserve(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.distances import nets_at_hand
    from gc_studio.bench.marked import boxes_in, kodak_pictures
    from gc_studio.bench.picture_codecs import compared_codecs
    from gc_studio.bench.preserve import measure
    from gc_studio.bench.preserve_text import figures, tables
    from gc_studio.bench.words import has_reader
    from gc_studio.nets.model import load_model

    photos = _photos(arguments)
    kodak = kodak_pictures(arguments.kodak) if arguments.kodak else []
    boxes = boxes_in(arguments.boxes) if arguments.boxes else []
    if arguments.out:
        from gc_studio.bench.preserve_pictures import PLOT, SHEET, check_folder, save_pictures

        check_folder(arguments.out, (SHEET, PLOT), photos)
    nets, left_out = nets_at_hand(arguments.perceptual)
    codecs, absent = compared_codecs()
    left_out += [f"not installed, left out: {name}" for name in absent]
    if not has_reader():
        left_out.append("words are not read: Tesseract is not installed (tesseract-ocr)")
    preserved = measure(photos, load_model(), codecs, nets, kodak, boxes)
    if arguments.out:
        save_pictures(preserved, arguments.out)
    return tables(preserved, left_out), {"left_out": left_out, **figures(preserved)}


def _precision(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.precision import MOST_LEVELS, measure
    from gc_studio.nets.model import load_model

    precision = measure(_photos(arguments), load_model())
    lines = [
        f"{precision.documents} documents at 256x256, {precision.values} values; in levels of 255, "
        f"more than {MOST_LEVELS} being too many",
        *_table(precision.backends),
    ]
    return "\n".join(lines), dataclasses.asdict(precision)


def _table(means: dict[str, dict[str, float]]) -> list[str]:
    return [
        f"{kind:12}" + "".join(f"  {name} {value:.4g}" for name, value in row.items()) for kind, row in means.items()
    ]


def _structure(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.structure import compare

    results = compare(arguments.photos, arguments.size, drawn=arguments.drawn)
    return _beside_other_coders(results), results


def _labels(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.labels import compare

    results = compare(arguments.data, arguments.every)
    return _beside_other_coders(results), results


def _beside_other_coders(results: dict[str, Any]) -> str:
    lines = [f"not installed, left out: {name}" for name in results["absent"]]
    for group, means in results["groups"].items():
        lines.append(f"{group}, {means['maps']} maps")
        width = max(map(len, means["bytes"]))
        lines += [f"  {name:{width}} {length:8.1f} B" for name, length in means["bytes"].items()]
        lines.append(f"  ratio to the smallest of the others {means['ratio']:.3f}, worst map {means['worst']:.3f}")
        lines.append(f"  encoded in {means['encode_ms']:.1f} ms, decoded in {means['decode_ms']:.1f} ms")
    return "\n".join(lines)


def _bitstream(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.bitstream import measure
    from gc_studio.nets.model import load_model

    results = measure(arguments.photos, load_model(), arguments.size)
    return "\n".join(f"{name:14} {value:8.3f}" for name, value in results.items()), results


def _fuzz(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.fuzz import fuzz

    results = fuzz(arguments.runs, arguments.seed)
    lines = [f"{name:10} {value}" for name, value in results.items() if name != "offenders"]
    return "\n".join(lines + results["offenders"]), results


def _live(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.live import measure
    from gc_studio.nets.model import load_model

    if arguments.labels:
        from gc_studio.bench.live_scenes import measure as measure_labels
        from gc_studio.nets.registry import find_model
        from gc_studio.nets.scene_model import load_scene_model

        results = measure_labels(load_model(), load_scene_model(find_model("street").path))
    else:
        results = measure(load_model(), arguments.sides)
    lines = []
    for name, value in results.items():
        shown = ", ".join(f"{key} {number}" for key, number in value.items()) if isinstance(value, dict) else value
        lines.append(f"{name:20} {shown}")
    return "\n".join(lines), results


def _start(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.start import measure, ratios

    results = measure(arguments.before)
    lines = _of_runs(results)
    found = ratios(results)
    lines += [f"{name:40} {ratio:.2f}" for name, ratio in found.items()]
    return "\n".join(lines), {"runs": results, "ratios": found}


def _many(arguments: argparse.Namespace) -> Report:
    from gc_studio.analysis.photo import PhotoError
    from gc_studio.bench.many import LEAST_PHOTOS, growth, memory, throughput

    photos = _photos(arguments)
    if len(photos) < LEAST_PHOTOS:
        raise PhotoError(
            f"{arguments.data}: {len(photos)} photos tell no rate; give a folder with {LEAST_PHOTOS} or more"
        )
    ways = {
        name: {"photos_per_second": round(one.rate, 3), "first": round(one.first, 2), "last": round(one.last, 2)}
        for name, one in throughput(photos).items()
    }
    lines = [f"{len(photos)} photos"]
    lines += [
        f"{name:24} {own['photos_per_second']:6.2f} photos/s, the first after {own['first']:.1f} s"
        for name, own in ways.items()
    ]
    figures: dict[str, Any] = {"photos": len(photos), "ways": ways}
    if arguments.generated:
        samples = memory(arguments.generated).samples
        grown = {name: dataclasses.asdict(own) for name, own in growth(samples).items()}
        lines += [f"{one.photos:6} photos: caller {one.caller:.0f} MB, workers {one.workers:.0f} MB" for one in samples]
        lines += [
            f"{name}: {own['first']:.1f} to {own['last']:.1f} MB, "
            f"{own['per_thousand']:+.2f} MB +- {own['error']:.2f} with each thousand photos"
            for name, own in grown.items()
        ]
        figures["memory"] = {"samples": [dataclasses.asdict(one) for one in samples], "growth": grown}
    return "\n".join(lines), figures


def _large(_: argparse.Namespace) -> Report:
    from gc_studio.bench.large import measure

    results = measure()
    return "\n".join(_of_runs(results)), {"runs": results}


def _larger(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.distances import nets_at_hand
    from gc_studio.bench.larger import measure, table
    from gc_studio.bench.quality import sets_in
    from gc_studio.nets.model import load_model

    nets, left_out = nets_at_hand(arguments.perceptual)
    measured = measure(sets_in(arguments.data, arguments.most), load_model(), nets)
    text = "\n".join([*table(measured, nets), *left_out])
    return text, {"left_out": left_out, "measured": [dataclasses.asdict(own) for own in measured]}


def _scenes(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.distances import TRAINING_LOSSES, nets_at_hand
    from gc_studio.bench.labelled import labelled_photos
    from gc_studio.bench.papers_systems import ModelAtWork
    from gc_studio.bench.picture_codecs import picture_codecs
    from gc_studio.bench.scenes import OTHERS, measure
    from gc_studio.bench.scenes_text import figures, tables
    from gc_studio.decode.families import installed_of_known_families
    from gc_studio.nets.model import load_model
    from gc_studio.nets.registry import UnknownModelError, find_model
    from gc_studio.nets.running import JUDGE
    from gc_studio.nets.scene_model import load_scene_model

    photos = labelled_photos(arguments.data)[: arguments.most]
    if arguments.out:
        from gc_studio.bench.preserve_pictures import check_folder
        from gc_studio.bench.scenes_pictures import PLOT, SHEET, save_pictures

        check_folder(arguments.out, (SHEET, PLOT), photos)
    nets, left_out = nets_at_hand(arguments.perceptual)
    # One that was no training loss first, if there is one.
    nets.sort(key=lambda net: net.name in TRAINING_LOSSES)
    codecs, absent = picture_codecs()
    left_out += [f"not installed, left out: {name}" for name in absent if name.startswith(OTHERS)]
    compared = sorted((codec for codec in codecs if codec.name in OTHERS), key=lambda own: OTHERS.index(own.name))
    description = find_model(arguments.model)
    if not description.classes:
        raise UnknownModelError(f"model {arguments.model} takes no labels; gcx models lists those that do")
    model = load_scene_model(description.path)
    systems = [ModelAtWork(own) for own in installed_of_known_families().values() if own.family == "gc"]
    judge = description.path.with_name(JUDGE.name)
    scenes = measure(photos, model, judge, load_model(), systems, compared, nets, arguments.size)
    if arguments.out:
        save_pictures(scenes, arguments.out)
    return tables(scenes, left_out), {"left_out": left_out, **figures(scenes)}


def _papers(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.distances import nets_at_hand
    from gc_studio.bench.notes import Notes
    from gc_studio.bench.papers import Systems, measure
    from gc_studio.bench.papers_page import check_page, save_page
    from gc_studio.bench.papers_text import notes, shown_lpips, tables
    from gc_studio.bench.quality import sets_in
    from gc_studio.training.perceptual import load_vgg

    sets = sets_in(arguments.data, arguments.most)
    if arguments.page:
        check_page(arguments.page)  # What fails here should not fail after an hour.
    nets, left_out = nets_at_hand(arguments.perceptual)
    vgg = load_vgg(arguments.vgg) if arguments.vgg else None
    systems = Systems()
    papers = measure(sets, systems, nets, vgg, Notes(arguments.work))
    papers.left_out += [line.replace(" left out:", ":") for line in left_out]
    lpips = shown_lpips(nets)
    if arguments.page:
        save_page(papers, lpips, arguments, systems)
    return "\n".join([*notes(papers, lpips), "", *tables(papers)]), dataclasses.asdict(papers)


def _faces(arguments: argparse.Namespace) -> Report:
    from gc_studio.bench.faces import figures, measure, table

    photos = _photos(arguments)
    if arguments.out:
        from gc_studio.bench.faces_pictures import PLOT, save_plot
        from gc_studio.bench.preserve_pictures import check_folder

        check_folder(arguments.out, (PLOT,), photos)
    faces = measure(photos)
    if arguments.out:
        save_plot(faces, arguments.out)
    return "\n".join(table(faces)), figures(faces)


def _of_runs(results: dict[str, dict[str, float]]) -> list[str]:
    return [
        f"{name:34} {row['seconds']:6.2f} s" + (f" {row['megabytes']:6.0f} MB" if "megabytes" in row else "")
        for name, row in results.items()
    ]


RUNS: dict[str, Callable[[argparse.Namespace], Report]] = {
    "rate": _rate,
    "quality": _quality,
    "fit": _fit,
    "swaps": _swaps,
    "preserve": _preserve,
    "ways": _ways,
    "precision": _precision,
    "structure": _structure,
    "labels": _labels,
    "bitstream": _bitstream,
    "fuzz": _fuzz,
    "live": _live,
    "start": _start,
    "large": _large,
    "many": _many,
    "larger": _larger,
    "scenes": _scenes,
    "papers": _papers,
    "faces": _faces,
}
"""Measurement -> its lines and its figures. Those that need more than the program itself import it when they run."""
