"""Every word of the window is translated, and no translation breaks what it stands for."""

import ast
import importlib.util
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

from gc_studio.analysis.library import LIBRARY, load_library
from gc_studio.analysis.library_words import GROUPS, NAMES
from gc_studio.app.settings import LANGUAGES as SETTINGS
from gc_studio.app.window.language import FOLDER, LANGUAGES, language_of, speak
from gc_studio.app.window.menus import TITLES, menu_name
from gc_studio.words import ONE, figure, tr, translate_by

TREE = Path(__file__).resolve().parent.parent
TRANSLATED = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("languages", TREE / "packaging" / "languages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def extracted(tool, tmp_path_factory) -> dict[tuple[str, str], ElementTree.Element]:
    """What the source says now."""
    file = tmp_path_factory.mktemp("words") / "gc_studio_de.ts"
    tool.extract(tool.sources(), file)
    return messages(file)


def messages(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    found = ElementTree.parse(file).iter("message")
    return {(message.findtext("source") or "", message.findtext("comment") or ""): message for message in found}


def translation(language: str) -> Path:
    return FOLDER / f"gc_studio_{language}.ts"


def forms(message: ElementTree.Element) -> list[str]:
    found = message.find("translation")
    return [form.text or "" for form in found.iter("numerusform")] or [found.text or ""]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_of_the_source_is_translated(tool, extracted, language: str) -> None:
    assert tool.missing(translation(language)) == []
    shipped = messages(translation(language)).keys()
    assert sorted(extracted.keys() - shipped) == []
    assert sorted(shipped - extracted.keys()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_in_the_same_values(language: str) -> None:
    def fields(text: str) -> list[str]:
        return sorted(re.findall(r"\{.*?\}", text))

    for (source, _), message in messages(translation(language)).items():
        for form in forms(message):
            assert fields(form) == fields(source), source
            # One thing may be told without its number.
            assert ("%n" in form) <= ("%n" in source), source
            assert form.count("\n") == source.count("\n"), source
            assert form[:1].isspace() == source[:1].isspace() or language == "zh_CN", source
        if message.get("numerus"):
            assert "%n" in forms(message)[-1], source


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_the_window_reads_is_what_translators_wrote(language: str) -> None:
    compiled = QTranslator()
    assert compiled.load(f"gc_studio_{language}", str(FOLDER))
    for (source, comment), message in messages(translation(language)).items():
        n = 2 if message.get("numerus") else -1
        assert compiled.translate("", source, comment, n) == forms(message)[-1]


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_menu_opens_by_a_letter_of_its_own(qapp, language: str) -> None:
    known = messages(translation(language))
    letters = [re.findall(r"&(\w)", forms(known[title, ""])[0]) for title in TITLES.values()]
    assert all(len(each) == 1 for each in letters)
    assert len({each[0].lower() for each in letters}) == len(letters)


def test_each_count_has_an_english_singular(extracted) -> None:
    counted = {source for (source, _), message in extracted.items() if message.get("numerus")}
    assert sorted(counted - ONE.keys()) == []


def test_names_of_textures_can_be_translated() -> None:
    textures = load_library(LIBRARY)
    assert {texture.name for texture in textures} == set(NAMES)
    assert {texture.group for texture in textures} == set(GROUPS)


def test_the_tool_makes_a_translation_of_what_is_new(tool, tmp_path: Path) -> None:
    source, file = tmp_path / "part.py", tmp_path / "gc_studio_de.ts"
    source.write_text('tr("Save")\ntr("%n doors", None, n)\nmark("Red")\nf"{tr(\'A {b}\', b=1)} {tr(\'Open\')}"\n')
    shutil.copy(translation("de"), file)
    tool.extract([source], file)
    assert tool.missing(file) == ["%n doors", "A {b}", "Red"]
    assert {text for text, _ in messages(file)} == {"Save", "%n doors", "Red", "A {b}", "Open"}
    tool.compile_to(file, file.with_suffix(".qm"))
    compiled = QTranslator()
    assert compiled.load(str(file.with_suffix(".qm")))
    assert (compiled.translate("", "Save"), compiled.translate("", "Red")) == ("Speichern", "")


@pytest.mark.parametrize(
    ("setting", "wanted", "spoken"),
    [
        ("system", ["de-AT", "de", "en-GB"], "de"),
        ("system", ["fi-FI", "es-MX"], "es"),
        ("system", ["zh-Hans-CN"], "zh_CN"),
        ("system", ["zh-Hant-TW", "ja-JP"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("es", ["de-DE"], "es"),
        ("en", ["de-DE"], "en"),
    ],
)
def test_the_setting_counts_first_and_then_what_the_system_wants(setting: str, wanted: list[str], spoken: str) -> None:
    assert language_of(setting, wanted) == spoken


def test_settings_and_window_know_the_same_languages() -> None:
    assert ("system", *LANGUAGES) == SETTINGS
    assert {file.stem for file in FOLDER.glob("*.ts")} == {f"gc_studio_{language}" for language in TRANSLATED}


def test_the_program_speaks_the_language_with_its_figures_and_the_buttons_of_qt(qapp) -> None:
    try:
        assert speak(qapp, "de") == "de"
        assert tr("Save as\u2026") == "Speichern unter \u2026"
        assert (tr("%n photos", None, 1), tr("%n photos", None, 1200)) == ("1 Foto", "1.200 Fotos")
        assert (tr("{size:,} B", size=12345), figure(0.5, ".1f")) == ("12.345 B", "0,5")
        assert menu_name("File") == "Datei"
        assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
        speak(qapp, "zh_CN")
        assert menu_name("File") == "\u6587\u4ef6"
        assert tr("a word of nobody") == "a word of nobody"
    finally:
        translate_by(None)
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)
            translator.deleteLater()
    assert tr("Save") == "Save"


SHOWN = {
    "setText": (0,),
    "setToolTip": (0,),
    "setStatusTip": (0,),
    "setWindowTitle": (0,),
    "setAccessibleName": (0,),
    "setAccessibleDescription": (0,),
    "setPlaceholderText": (0,),
    "setInformativeText": (0,),
    "setLabelText": (0,),
    "setTitle": (0,),
    "setItemText": (1,),
    "setTabText": (1,),
    "addAction": (0, 1),
    "addItem": (0, 1),
    "addMenu": (0,),
    "addRow": (0,),
    "addTab": (1,),
    "commit": (0,),
    "emit": (0, 1),
    "drawText": (1, 2),
    "QLabel": (0,),
    "QPushButton": (0, 1),
    "QCheckBox": (0,),
    "QRadioButton": (0,),
    "QGroupBox": (0,),
    "QDockWidget": (0,),
    "QAction": (0, 1),
    "QMenu": (0,),
    "Command": (2, 4),
    "push_button": (0, 1),
    "primary_button": (0, 1),
    "ask": (1, 2, 3),
    "run": (3,),
}
"""Functions that show a text, and where it stands among their arguments."""

ALIKE_EVERYWHERE = {"GC Studio", "PNG", "WebP", "B", "px", "MB", "qt", "Software"}


def literal_words(node: ast.expr) -> list[str]:
    """Words that stand in a literal, as they are, and are not the same in every language."""
    if isinstance(node, ast.IfExp):
        return literal_words(node.body) + literal_words(node.orelse)
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [word for text in texts for word in re.findall("[A-Za-z ]{2,}", text) if _is_english(word.strip())]


def _is_english(word: str) -> bool:
    return len(word) > 1 and word not in ALIKE_EVERYWHERE


def untranslated(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            shown = [node.args[at] for at in SHOWN.get(name, ()) if at < len(node.args)]
            if not any(isinstance(each, ast.Starred) for each in node.args):
                found += [f"{path.name}:{node.lineno} {words}" for each in shown if (words := literal_words(each))]
    return found


def test_no_word_is_shown_past_the_translator() -> None:
    code = TREE / "gc_studio"
    modules = [*(code / "app").rglob("*.py"), *(code / "canvas").rglob("*.py")]
    assert [each for module in modules for each in untranslated(module)] == []


def test_a_word_past_the_translator_is_found(tmp_path: Path) -> None:
    module = tmp_path / "part.py"
    module.write_text('label.setText(tr("Fine"))\nlabel.setText(f"{n:,} B")\nlabel.setToolTip(f"{n} doors")\n')
    assert untranslated(module) == ["part.py:3 [' doors']"]
