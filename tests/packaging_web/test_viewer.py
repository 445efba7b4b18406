"""The viewer paints what the program paints, and is one page that needs nothing else."""

import base64
import io
import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from browser import CHROMIUM, chromium
from PIL import Image

from gc_studio.analysis.intra import available_of
from gc_studio.api import encode_photo, render, write
from gc_studio.document import Document
from gc_studio.document.edits import set_levels

WEB = Path(__file__).parents[2] / "packaging" / "web"
NEEDED = (".bin/esbuild", "onnxruntime-web/dist/ort-wasm-simd-threaded.wasm")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("node") is None, reason="needs Node 20: `node` is not on the PATH"),
    pytest.mark.skipif(
        not all((WEB / "node_modules" / name).exists() for name in NEEDED),
        reason="needs packages of npm: npm ci --prefix packaging/web",
    ),
]

SHOWN = """(async () => {
  const isThere = () => Number(document.body.dataset.shown ?? 0) >= WANTED || !element("error").hidden;
  function element(id) { return document.getElementById(id); }
  while (!isThere()) await new Promise((go) => setTimeout(go, 20));
  return [element("error").hidden ? "" : element("error").textContent, element("facts").textContent];
})()"""
PICTURE = "document.getElementById('canvas').toDataURL()"
BESIDE = """(async () => {
  const beside = document.getElementById("beside");
  while (beside.hidden) await new Promise((go) => setTimeout(go, 20));
  const { data } = beside.getContext("2d").getImageData(0, 9, 64, 1);
  return [1, 32, 62].map((x) => [...data.slice(4 * x, 4 * x + 4)]);
})()"""
BYTES_OF_FACTS = """(async () => {
  const facts = document.getElementById("facts"), first = "FIRST";
  while (facts.textContent.startsWith(first)) await new Promise((go) => setTimeout(go, 20));
  return Number.parseInt(facts.textContent.replaceAll(",", ""));
})()"""
REGION = "[...document.querySelectorAll('#regions button')].findIndex((one) => one.ariaPressed === 'true')"
ROLLED = "document.documentElement.scrollHeight > innerHeight"
STRIPE = (255, 93, 143)
PROBLEMS = ("Runtime.exceptionThrown", "Log.entryAdded")


def of_all_kinds(jacket) -> dict[str, Document]:
    """Documents in which all that is painted comes up, of sizes that are no multiples of a cell."""
    photo = jacket[40:190, 30:220]
    rng = np.random.default_rng(3)
    plain = encode_photo(photo, size=None)
    assert len(plain.extra_textures)
    some = rng.integers(0, 4, plain.grid).astype(np.uint8)
    gist = rng.integers(-2, 3, plain.detail.shape).astype(np.int8)
    found = {"plain": plain, "levels": set_levels(plain, some, available_of(photo, gist))}
    for scale in (1, 4):
        shape = tuple(-(-side // scale) for side in photo.shape[:2])
        lines = np.zeros(shape, bool)
        lines[shape[0] // 3, 3:-9] = lines[4:-2, shape[1] // 2] = True
        found[f"scale {scale}"] = plain.with_layers(structure_scale=scale, structure=lines)
    return found


def test_pictures_are_those_of_the_program(jacket, tmp_path):
    documents = of_all_kinds(jacket)
    subprocess.run([sys.executable, WEB / "export_models.py", tmp_path / "models"], check=True, capture_output=True)
    files = []
    for name, document in documents.items():
        files.append(tmp_path / f"{name}.gcx")
        files[-1].write_bytes(write(document))
    subprocess.run(["node", WEB / "paint.mjs", tmp_path / "models", *files], check=True)
    for file, document in zip(files, documents.values(), strict=True):
        picture = render(document)
        painted = np.fromfile(file.with_suffix(".rgb"), np.uint8).reshape(picture.shape)
        off = np.abs(painted.astype(int) - picture)
        # Sums are rounded in another order.
        assert (off.max() <= 2, off.mean() < 0.01) == (True, True), file.stem


@pytest.fixture(scope="module")
def viewer(tmp_path_factory):
    page = tmp_path_factory.mktemp("viewer") / "viewer.html"
    subprocess.run([sys.executable, WEB / "build.py", page], check=True, capture_output=True)
    return page


def follow(browser, data: bytes) -> None:
    link = base64.urlsafe_b64encode(data).decode().rstrip("=")
    browser.value(f"location.hash = '{link}'")


def seen(browser, times: int) -> tuple[np.ndarray, str]:
    """What the page shows once it has shown something so many times, and its facts."""
    error, facts = browser.value(SHOWN.replace("WANTED", str(times)))
    assert error == ""
    png = base64.b64decode(browser.value(PICTURE).partition(",")[2])
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")), facts


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed to open the page in")
def test_a_picture_opens_by_its_link_and_takes_another_texture(viewer, jacket, tmp_path):
    assert viewer.stat().st_size <= 24_000_000
    document = encode_photo(jacket[:160, :192], size=None)
    data = write(document)
    with chromium(tmp_path) as browser:
        browser.open(viewer)
        follow(browser, data)
        picture, facts = seen(browser, 1)
        assert np.abs(picture.astype(int) - render(document)).max() <= 2
        assert facts.startswith(f"{len(data):,} bytes")
        assert "100 % invented" in facts
        browser.click("#library button:nth-child(6)")
        swapped, _ = seen(browser, 2)
        assert np.abs(swapped.astype(int) - picture).mean() > 3
        # As the program would write it.
        region = browser.value(REGION)
        textures = document.textures.copy()
        textures[region] = browser.value("JSON.parse(document.getElementById('data').textContent).textures[5].code")
        written = write(document.with_layers(texture=textures[0], extra_textures=textures[1:]))
        counted = browser.value(BYTES_OF_FACTS.replace("FIRST", facts.partition(" ")[0] + " "))
        assert counted == len(written) != len(data)
        browser.click("#stages button")
        lines, _ = seen(browser, 3)
        assert set(np.unique(lines)) == {24, 235}
        browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path), eventsEnabled=True)
        browser.click("#save")
        begun = browser.wait_for("Browser.downloadWillBegin")
        browser.wait_for("Browser.downloadProgress", lambda event: event["state"] == "completed")
        with Image.open(tmp_path / begun["suggestedFilename"]) as saved:
            assert np.array_equal(np.asarray(saved.convert("RGB")), lines)
        assert [event for event in browser.events if event["method"] in PROBLEMS] == []
        sent = [event["params"] for event in browser.events if event["method"] == "Network.requestWillBeSent"]
        assert {event["request"]["url"].split(":")[0] for event in sent} <= {"file", "data", "blob"}


class _Isolating(SimpleHTTPRequestHandler):
    """Serves files with what browsers want to see before threads may share memory."""

    def end_headers(self):
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def isolating_host(folder):
    """Address of a web host of a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Isolating, directory=folder)) as host:
        thread = Thread(target=host.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{host.server_port}"
        finally:
            host.shutdown()
            thread.join()


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed to open the page in")
def test_a_chosen_file_is_marked_and_lies_beside_a_photo(viewer, make_document, tmp_path):
    file, photo = tmp_path / "half.gcx", tmp_path / "photo.png"
    mask = np.tile(np.arange(4) < 2, (4, 1))
    document = make_document(64, 64, preserved=1).with_layers(mask=mask)
    file.write_bytes(write(document))
    # Of another shape: what lies at its left and right has no room beside the picture.
    wide = Image.new("RGB", (256, 128), (200, 10, 30))
    wide.paste((10, 200, 30), (64, 0, 192, 128))
    wide.save(photo)
    with isolating_host(viewer.parent) as address, chromium(tmp_path) as browser:
        browser.open(f"{address}/{viewer.name}")
        browser.choose("#file", file)
        picture, facts = seen(browser, 1)
        assert np.abs(picture.astype(int) - render(document)).max() <= 2
        # There the runtime has threads, workers of the page's worker.
        (worker,) = browser.workers()
        cores = browser.value("navigator.hardwareConcurrency")
        assert len(browser.workers(worker)) == min(cores, 4) - 1
        assert "50 % invented" in facts
        browser.click("#invented")
        marked, _ = seen(browser, 2)
        stripes = (marked == STRIPE).all(-1)
        assert stripes[:, 32:].mean() == 0.25
        assert not stripes[:, :32].any()
        browser.choose("#photo", photo)
        assert browser.value(BESIDE) == [[10, 200, 30, 255]] * 3
        # An error takes room of the picture, and the page is still no larger than its window.
        browser.value("location.hash = '%%%'")
        browser.value("new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
        assert not browser.value(ROLLED)
        browser.value("document.getElementById('error').hidden = true")
        browser.choose("#file", file)
        seen(browser, 3)
        assert browser.value("document.getElementById('beside').hidden")
        assert [event for event in browser.events if event["method"] in PROBLEMS] == []


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed to open the page in")
def test_what_cannot_be_shown_is_one_line(viewer, make_document, tmp_path):
    whole = write(make_document(48, 32))
    other = write(make_document(48, 32).with_layers(model="00c0ffee"))
    files = {
        b"no picture": "not a .gcx file",
        whole[:-3]: "damaged",
        whole[:3] + b"\x02" + whole[4:]: "newer",
        other: "this page has studio",
        write(make_document(1040, 1024, preserved=0)): "too many for this page",
    }
    with chromium(tmp_path) as browser:
        browser.open(viewer, 390, 844)
        for number, (data, told) in enumerate(files.items()):
            follow(browser, data)
            error, _ = browser.value(SHOWN.replace("WANTED", "99"))
            assert told in error, number
            assert "\n" not in error
            browser.value("document.getElementById('error').hidden = true")
        browser.value("location.hash = '%%%'")
        assert "the link is damaged" in browser.value(SHOWN.replace("WANTED", "99"))[0]
        # What is whole is shown, and the line is gone.
        follow(browser, whole)
        seen(browser, 1)
