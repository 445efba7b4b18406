"""The words of the window for translators: `python packaging/languages.py`.

It brings resources/languages/*.ts up to date with the source, in which words stand in `tr` and `mark`, compiles them to
the *.qm that the window reads, and lists what is not translated yet. Qt Linguist, or any editor, fills the gaps; run it
again afterwards. A new language is an empty file gc_studio_xx.ts and a row in `gc_studio/app/window/language.py`.
"""

import ast
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

TREE = Path(__file__).resolve().parent.parent
LANGUAGES = TREE / "resources" / "languages"
WITHOUT = ("cli", "study", "training", "bench")
"""Folders that speak English only."""


def sources(tree: Path = TREE) -> list[Path]:
    """All modules whose words are shown in the window."""
    code = tree / "gc_studio"
    return sorted(path for path in code.rglob("*.py") if path.relative_to(code).parts[0] not in WITHOUT)


def extract(files: list[Path], *translations: Path) -> None:
    """Bring translations up to date with the words in some modules."""
    options = ["-no-obsolete", "-sort-messages", "-locations", "none", "-silent"]
    with tempfile.TemporaryDirectory(prefix="gc-studio-") as folder:
        within = Path(folder) / "within.py"
        within.write_text("\n".join(call for file in files for call in within_strings(file)), "utf-8")
        # lupdate takes functions by name.
        taken = [*map(str, files), str(within)]
        _run("lupdate", *options, "-tr-function-alias", "tr+=mark", *taken, "-ts", *map(str, translations))


def within_strings(file: Path) -> list[str]:
    """The calls of `tr` within formatted strings of a module, into which lupdate does not look."""
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    inner = (node for string in nodes if isinstance(string, ast.JoinedStr) for node in ast.walk(string))
    calls = (node for node in inner if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr")
    # lupdate reads texts in double quotes.
    return [f"tr({', '.join(map(_source, call.args))})" for call in calls if isinstance(call.args[0], ast.Constant)]


def _source(node: ast.expr) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return json.dumps(ast.literal_eval(node), ensure_ascii=False) if is_text else ast.unparse(node)


def compile_to(translation: Path, target: Path) -> None:
    """Make the file that Qt reads."""
    _run("lrelease", "-silent", "-nounfinished", str(translation), "-qm", str(target))


def missing(translation: Path) -> list[str]:
    """English texts that have no translation."""
    messages = ElementTree.parse(translation).iter("message")
    return [_text(message, "source") for message in messages if _is_missing(message)]


def _is_missing(message: ElementTree.Element) -> bool:
    translated = message.find("translation")
    assert translated is not None
    forms = [form.text for form in translated.iter("numerusform")] or [translated.text]
    return translated.get("type") is not None or not all(forms)


def _text(message: ElementTree.Element, name: str) -> str:
    return message.findtext(name) or ""


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(f"pyside6-{tool}", path=Path(sys.executable).parent) or f"pyside6-{tool}"
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Extract, compile and report; returns 1 if anything is missing."""
    translations = sorted(LANGUAGES.glob("*.ts"))
    extract(sources(), *translations)
    is_whole = True
    for translation in translations:
        compile_to(translation, translation.with_suffix(".qm"))
        for text in missing(translation):
            is_whole = False
            print(f"{translation.stem}: {text!r}")
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
