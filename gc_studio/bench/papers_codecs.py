"""Photo -> files of the codecs that the papers compare with, at the settings that they name, and back.

The papers: *layered* (ICIP 2019) JPEG at QF 1, JPEG 2000 at 1:300 and HEVC intra at QP 50; *hfgan* (TIP 2022) JPEG at
QF 1, JPEG 2000 from 1:200 to 1:500 and BPG up to QP 51; *gc* (ICCV 2019) BPG at 4:2:2. WebP, AVIF and JPEG XL, which
are newer or that they leave out, are taken at their smallest.
"""

import importlib.util
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from gc_studio.bench.others import decode, encode_smallest
from gc_studio.bench.picture_codecs import Picture, PictureCodec, decode_heic, picture_codecs

JPEG_2000_RATIOS = (300, 500)
"""Bytes of the pixels to those of the file."""
HEVC_QPS = (50, 51)
BPG_QP = 51
NEWER = ("WebP", "AVIF", "JPEG XL")


@dataclass(frozen=True)
class Baseline:
    """A codec at one setting.

    Attributes:
        name: with the setting.
        encode: photo, uint8 RGB (H, W, 3) -> file.
        decode: file -> uint8 RGB (H, W, 3).
        counted: bytes of a file that the coded picture takes.
    """

    name: str
    encode: Callable[[Picture], bytes]
    decode: Callable[[bytes], Picture] = decode
    counted: Callable[[bytes], int] = len


def baselines() -> tuple[list[Baseline], list[str]]:
    """Those that this machine has, and a line for each that it lacks, with what would bring it."""
    codecs, absent = picture_codecs()
    found = {codec.name: codec for codec in codecs}
    rows, left_out = list[Baseline](), list[str]()
    if "JPEG" in found:
        rows.append(Baseline("JPEG, QF 1", partial(encode_smallest, codec="JPEG")))
    if "JPEG 2000" in found:
        rows += [_jpeg_2000(found["JPEG 2000"], ratio) for ratio in JPEG_2000_RATIOS]
    if importlib.util.find_spec("pillow_heif"):
        rows += [
            Baseline(f"HEVC intra, QP {qp}", partial(_encode_hevc, qp=qp), decode_heic, _stream_bytes)
            for qp in HEVC_QPS
        ]
    else:
        left_out.append("HEVC intra: not installed (pillow-heif)")
    if all(map(shutil.which, ("bpgenc", "bpgdec"))):
        rows.append(Baseline(f"BPG, QP {BPG_QP}", _encode_bpg, _decode_bpg))
    else:
        left_out.append("BPG: bpgenc and bpgdec are not on the path (libbpg)")
    rows += [_smallest(found[name]) for name in NEWER if name in found]
    wanted = ("JPEG", *NEWER)
    return rows, left_out + [f"{name}: not installed" for name in absent if name.startswith(wanted)]


def _smallest(codec: PictureCodec) -> Baseline:
    return Baseline(f"{codec.name}, smallest", lambda photo: codec.encode(photo, codec.settings[0]), codec.decode)


def _jpeg_2000(codec: PictureCodec, ratio: int) -> Baseline:
    return Baseline(f"JPEG 2000, 1:{ratio}", lambda photo: codec.encode(photo, photo.size // ratio), codec.decode)


def _encode_hevc(photo: Picture, qp: int) -> bytes:
    """A HEIC whose one picture x265 codes at a fixed QP."""
    import pillow_heif

    # Else x265 codes a picture that others could follow at a lower QP. The quality gives way to the QP.
    options = {"x265:qp": str(qp), "x265:ipratio": "1.0"}
    buffer = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(photo)).save(buffer, quality=50, enc_params=options)
    return buffer.getvalue()


def _stream_bytes(data: bytes) -> int:
    """Bytes of the HEVC stream in a HEIC, picture and parameter sets: what the reference encoder would write."""
    return sum(_payload(data, box) for box in (b"mdat", b"hvcC"))


def _payload(data: bytes, box: bytes) -> int:
    """Bytes in the first box of a type: a length of four bytes, the type, what is in it."""
    place = data.index(box)
    return int.from_bytes(data[place - 4 : place], "big") - 8


def _encode_bpg(photo: Picture) -> bytes:
    def make(folder: Path) -> bytes:
        Image.fromarray(photo).save(folder / "photo.png")
        _run(folder, "bpgenc", "-q", str(BPG_QP), "-f", "422", "-o", "photo.bpg", "photo.png")
        return (folder / "photo.bpg").read_bytes()

    return _in_folder(make)


def _decode_bpg(data: bytes) -> Picture:
    def make(folder: Path) -> bytes:
        (folder / "photo.bpg").write_bytes(data)
        _run(folder, "bpgdec", "-o", "photo.png", "photo.bpg")
        return (folder / "photo.png").read_bytes()

    return np.asarray(decode(_in_folder(make)))


def _in_folder(make: Callable[[Path], bytes]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return make(Path(folder))


def _run(folder: Path, *command: str) -> None:
    """Run a program in a folder; raise OSError with what it says if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{command[0]}: {(done.stderr or done.stdout).strip() or f'status {done.returncode}'}")
