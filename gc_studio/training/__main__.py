"""`python -m gc_studio.training`: pack photos, train, evaluate, export."""

import argparse
import logging
from pathlib import Path


def _phase(text: str) -> tuple[int, int, int]:
    size, batch, steps = (int(part) for part in text.split(":"))
    return size, batch, steps


def _pack(text: str) -> tuple[Path, float]:
    path, _, share = text.partition(":")
    return Path(path), float(share or 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gc_studio.training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    pack = commands.add_parser("pack", help="put folders of photos into one file")
    pack.add_argument("out", type=Path)
    pack.add_argument("folders", type=Path, nargs="+")

    train = commands.add_parser("train", help="train, or go on training, the run in --out")
    train.add_argument("--pack", type=_pack, action="append", required=True, metavar="FILE[:SHARE]")
    train.add_argument("--perceptual", type=Path, required=True, metavar="FILE", help="LPIPS-squeeze, safetensors")
    train.add_argument("--out", type=Path, required=True, metavar="DIR")
    train.add_argument("--phase", type=_phase, action="append", required=True, metavar="SIZE:BATCH:STEPS")
    train.add_argument("--adversarial-from", type=int, default=1500, metavar="STEP")
    train.add_argument("--device", default="cpu")
    train.add_argument("--workers", type=int, default=1)
    train.add_argument("--no-compile", action="store_true")
    return parser


def main() -> None:
    """Run one of the commands."""
    arguments = _parser().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if arguments.command == "pack":
        from gc_studio.training.data import write_pack

        files = sorted(file for folder in arguments.folders for file in folder.rglob("*"))
        photos = [p for p in files if p.suffix.lower() in {".webp", ".jpg", ".jpeg"}]
        write_pack(photos, arguments.out)
    elif arguments.command == "train":
        from gc_studio.training.loop import Phase, Settings, train

        settings = Settings(
            packs=arguments.pack,
            perceptual=arguments.perceptual,
            out=arguments.out,
            phases=[Phase(*phase) for phase in arguments.phase],
            adversarial_from=arguments.adversarial_from,
            device=arguments.device,
            compile=not arguments.no_compile,
            workers=arguments.workers,
        )
        train(settings)


if __name__ == "__main__":
    main()
