"""`gcx study`: photos -> a page that asks people which picture they prefer; what they send back -> figures."""

import argparse
import dataclasses
import json
from pathlib import Path

from gc_studio.analysis.pictures import is_made_here
from gc_studio.cli.command import Command, Parser, count, size
from gc_studio.cli.errors import EXIT_FAILED, UserError, one_line, tell
from gc_studio.cli.inputs import expanded
from gc_studio.storage import check_ours, write_ours

_MOST_QUESTIONS = 100
"""From here on people tire."""


def _add_arguments(study: argparse.ArgumentParser) -> None:
    actions = study.add_subparsers(dest="action", required=True, parser_class=Parser)
    build = actions.add_parser("build", help="photos coded by several systems to a page that asks people")
    build.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of photos")
    build.add_argument(
        "--systems",
        required=True,
        metavar="A,B,...",
        help="what is compared: models, as studio (nothing kept) and studio:1 to studio:3 (everything kept, gist, fine "
        "or faithful), and codecs at no fewer bytes, as AVIF, or AVIF@1.5 at 1.5 times as many",
    )
    build.add_argument("--out", type=Path, required=True, metavar="FILE.html", help="the page")
    build.add_argument("--most", type=count, default=12, metavar="N", help="compare N photos, by lot (default 12)")
    build.add_argument(
        "--size", type=size, default=256, metavar="N|keep", help="length of the shorter side (default 256)"
    )
    report = actions.add_parser("report", help="what people sent back to preferences")
    report.add_argument("answers", nargs="+", metavar="ANSWERS.json", help="the files that people sent back")
    report.add_argument("--plot", type=Path, metavar="FILE.png", help="draw the preferences, too")
    report.add_argument("--json", action="store_true")


def _build(arguments: argparse.Namespace) -> int:
    from gc_studio.study.build import build, photos_in
    from gc_studio.study.page import is_study, page
    from gc_studio.study.systems import systems_named

    _check_out(arguments.out, ".html")
    check_ours(arguments.out, is_study)
    photos, probed = photos_in(arguments.data, arguments.most)
    names = [name.strip() for name in arguments.systems.split(",") if name.strip()]
    models, codecs = systems_named(names)
    study = build(photos, probed, models, codecs, arguments.size)
    data = page(study)
    write_ours(arguments.out, data, is_study)
    questions = 2 * len(study.pairs) + len(study.probes)
    print(f"{arguments.out}: {questions} questions about {len(photos)} photos, {len(data) / 1e6:.1f} MB")
    if questions > _MOST_QUESTIONS:
        tell(f"{questions} questions are many for one person; --most takes fewer photos")
    return 0


def _report(arguments: argparse.Namespace) -> int:
    from gc_studio.study import StudyError
    from gc_studio.study.answers import read_answers
    from gc_studio.study.report import of_one_study, report, table

    if arguments.plot:
        _check_out(arguments.plot, ".png")
        check_ours(arguments.plot, is_made_here)
    given, wrong = [], 0
    for path in map(Path, expanded(arguments.answers)):
        try:
            given.append((path.name, read_answers(path)))
        except (OSError, StudyError) as error:
            tell(one_line(error))
            wrong += 1
    people, notes = of_one_study(given)
    for note in notes:
        tell(note)
    if not people:
        raise UserError("no answers to report")
    found = report(people)
    if arguments.plot:
        try:
            from gc_studio.study.plot import plot
        except ImportError as error:
            raise UserError(
                f"{error.name} is missing; install what draws plots with: pip install 'gc-studio[bench]'"
            ) from error
        write_ours(arguments.plot, plot(found), is_made_here)
    print(json.dumps(dataclasses.asdict(found)) if arguments.json else "\n".join(table(found)))
    return EXIT_FAILED if wrong else 0


def _check_out(path: Path, suffix: str) -> None:
    """Raise UserError for a name that what is written cannot have, or a folder that is not there."""
    if path.suffix.lower() != suffix:
        raise UserError(f"{path}: this is written as {suffix}; choose such a name")
    if not path.absolute().parent.is_dir():
        raise UserError(f"{path}: its folder is not there; make it, or name another")


def _run(arguments: argparse.Namespace) -> int:
    return _build(arguments) if arguments.action == "build" else _report(arguments)


COMMAND = Command("study", "ask people which pictures they prefer", _add_arguments, _run)
