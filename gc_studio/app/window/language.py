"""The language of the window: the system's, or the one that was chosen; from the next start on.

Flows in: the setting. Flows out: a translator for `words.tr`, and Qt's own for what Qt writes.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gc_studio.storage import RESOURCES
from gc_studio.words import translate_by

FOLDER = RESOURCES / "languages"

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español", "zh_CN": "简体中文"}
"""Those that the window speaks, each in its own name; English is in the code."""


def language_of(setting: str, wanted: list[str]) -> str:
    """The language to speak: the setting, or where that is none, the first of those wanted that there is.

    wanted: as `QLocale.uiLanguages` lists them, such as `de-AT` or `zh-Hans-CN`.
    """
    if setting in LANGUAGES:
        return setting
    for each in wanted:
        locale = QLocale(each)
        for language in LANGUAGES:
            ours = QLocale(language)
            # Traditional characters are no Simplified Chinese.
            if (locale.language(), locale.script()) == (ours.language(), ours.script()):
                return language
    return "en"


def speak(app: QCoreApplication, setting: str) -> str:
    """Let the program speak a language, before any part of the window is made; returns which.

    Figures are written as in the system's country where that speaks it.
    """
    system = QLocale.system()
    language = language_of(setting, system.uiLanguages())
    of_qt, ours = QTranslator(app), QTranslator(app)
    if language == "en" or not ours.load(f"gc_studio_{language}", str(FOLDER)):
        translate_by(None)
        return "en"
    if of_qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)

    def translated(text: str, meaning: str | None, n: int) -> str:
        return (ours.translate("", text, meaning, n) or text).replace("%n", shown.toString(n))

    shown = system if system.language() == QLocale(language).language() else QLocale(language)
    translate_by(translated, shown.groupSeparator(), shown.decimalPoint())
    return language
