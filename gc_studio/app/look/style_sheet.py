"""The style sheet of the window: a palette in, the text for `QApplication.setStyleSheet` out."""

from gc_studio.app.look.palettes import Colours
from gc_studio.storage import RESOURCES

LOW_TOOLS = "QToolButton { padding: 2px; } QToolBar::separator { margin: 2px 5px; }"
"""Rules for a bar of tools in a window so low that they would not all fit."""


def style_sheet(c: Colours) -> str:
    """The rules for every kind of widget in the program, in the colours of a palette."""
    return "".join(part(c) for part in (_menus, _buttons, _marks, _fields, _sliders, _frames, _lists, _own))


def _glyph(name: str, c: Colours) -> str:
    """A mark that the style sheet loads by its path; it cannot be painted in a colour, so there is one per theme."""
    path = RESOURCES / "theme" / f"{name}-{'dark' if c.is_dark else 'light'}.svg"
    return f'url("{path.as_posix()}")'


def _menus(c: Colours) -> str:
    return f"""
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; padding: 4px 6px; }}
QMenuBar {{ background: {c.window}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {c.raised}; }}
QMenuBar::item:disabled {{ color: {c.disabled}; }}
QMenu {{ background: {c.panel}; border: 1px solid {c.border}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 10px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.raised}; }}
QMenu::item:disabled {{ color: {c.disabled}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: 4px 6px; }}
QMenu::icon {{ padding-left: 6px; }}
QMenu::icon:checked {{ background: {c.selected}; border: 1px solid {c.accent}; border-radius: 4px; }}
QMenu::indicator {{ width: 14px; height: 14px; padding-left: 6px; }}
QMenu::indicator:checked {{ image: {_glyph("check", c)}; }}
QToolBar {{ background: {c.window}; border: none; padding: 4px; spacing: 2px; }}
QToolBar::separator {{ background: {c.border}; width: 1px; height: 1px; margin: 5px; }}
QStatusBar {{ background: {c.window}; color: {c.dim}; }}
QStatusBar QLabel {{ color: {c.dim}; padding: 0 8px; }}
QStatusBar::item {{ border: none; }}
"""


def _buttons(c: Colours) -> str:
    return f"""
QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 5px; }}
QToolButton:hover {{ background: {c.raised}; }}
QToolButton:pressed {{ background: {c.border}; }}
QToolButton:checked {{ background: {c.selected}; border-color: {c.accent}; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QToolButton[popupMode="2"] {{ padding-right: 18px; }}
QToolButton::menu-indicator {{ image: {_glyph("chevron", c)}; width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 4px; }}
QToolButton:disabled {{ color: {c.disabled}; background: transparent; }}
QPushButton {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 5px; padding: 4px 10px; }}
QPushButton:hover {{ border-color: {c.dim}; }}
QPushButton:pressed, QPushButton:checked {{ background: {c.border}; }}
QPushButton:focus {{ border-color: {c.accent}; }}
QPushButton:disabled {{ color: {c.disabled}; background: {c.panel}; border-color: {c.border}; }}
QPushButton#primary {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: bold; }}
QPushButton[large="true"] {{ padding: 9px 18px; font-size: 15px; border-radius: 7px; }}
QPushButton#primary:hover, QPushButton#primary:focus {{ border-color: {c.text}; }}
QPushButton#primary:pressed {{ background: {c.selected}; color: {c.text}; }}
QPushButton#primary:disabled {{ background: {c.panel}; color: {c.disabled}; border-color: {c.border}; }}
"""


def _marks(c: Colours) -> str:
    return f"""
QCheckBox {{ spacing: 8px; padding: 2px 0; background: transparent; }}
QCheckBox:disabled {{ color: {c.disabled}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ width: 14px; height: 14px; border: 1px solid {c.dim};
    border-radius: 4px; background: {c.panel}; }}
QCheckBox::indicator:hover {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
    image: {_glyph("check-on-accent", c)}; }}
QCheckBox::indicator:disabled {{ border-color: {c.border}; }}
QCheckBox::indicator:checked:disabled {{ background: {c.raised}; border-color: {c.border};
    image: {_glyph("check", c)}; }}
QCheckBox::indicator:focus {{ border-color: {c.text}; }}
QCheckBox:focus {{ text-decoration: underline; }}
"""


def _fields(c: Colours) -> str:
    fields = "QSpinBox, QLineEdit, QComboBox, QPlainTextEdit"
    return f"""
{fields} {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.border}; border-radius: 4px; padding: 2px 4px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
{", ".join(f"{kind}:hover" for kind in fields.split(", "))} {{ border-color: {c.dim}; }}
{", ".join(f"{kind}:focus" for kind in fields.split(", "))} {{ border-color: {c.accent}; }}
{", ".join(f"{kind}:disabled" for kind in fields.split(", "))} {{ color: {c.disabled}; border-color: {c.border}; }}
QLineEdit, QComboBox {{ padding: 3px 6px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; }}
QComboBox {{ background: {c.raised}; padding-right: 22px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: {_glyph("chevron", c)}; width: 14px; height: 14px; }}
QComboBox::down-arrow:disabled {{ image: {_glyph("chevron-disabled", c)}; }}
QComboBox QAbstractItemView {{ border: 1px solid {c.border}; padding: 3px; }}
QComboBox QAbstractItemView::item {{ min-height: 24px; padding: 0 6px; border-radius: 4px; }}
QComboBox QAbstractItemView::item:selected {{ background: {c.selected}; color: {c.text}; }}
QComboBox QAbstractItemView::item:disabled {{ color: {c.disabled}; }}
QProgressBar {{ background: {c.border}; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QProgressBar::chunk:disabled {{ background: {c.disabled}; }}
"""


def _sliders(c: Colours) -> str:
    return f"""
QSlider {{ min-height: 20px; }}
QSlider::groove:horizontal {{ height: 4px; background: {c.border}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
QSlider::sub-page:horizontal:disabled {{ background: {c.border}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: {c.text}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {c.raised}; width: 10px; height: 10px;
    border: 2px solid {c.accent}; }}
QSlider::handle:horizontal:disabled {{ background: {c.disabled}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {c.border}; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {c.disabled}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def _frames(c: Colours) -> str:
    return f"""
QDialog, QMessageBox {{ background: {c.window}; }}
QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QGroupBox {{ border: none; border-top: 1px solid {c.border}; margin-top: 20px; padding-top: 8px; font-weight: bold; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; padding: 0 8px 4px 0; color: {c.dim}; }}
QGroupBox:disabled {{ color: {c.disabled}; }}
QDockWidget {{ color: {c.dim}; }}
QDockWidget::title {{ background: {c.window}; padding: 7px 10px; }}
QMainWindow::separator {{ background: {c.gap}; width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {c.accent}; }}
QSplitter::handle {{ background: {c.gap}; }}
QSplitter::handle:hover {{ background: {c.accent}; }}
QTabBar {{ background: {c.window}; }}
QTabBar::tab {{ color: {c.dim}; padding: 6px 14px; border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:focus {{ background: {c.raised}; }}
QTabBar::tab:disabled {{ color: {c.disabled}; }}
"""


def _lists(c: Colours) -> str:
    return f"""
QScrollArea, QAbstractItemView {{ background: {c.panel}; border: none; outline: none; }}
QTreeView::item {{ padding: 4px 2px; }}
QTreeView::item:selected {{ background: {c.selected}; color: {c.text}; }}
QTreeView::item:hover:!selected {{ background: {c.raised}; }}
QHeaderView {{ background: {c.panel}; }}
QHeaderView::section {{ background: {c.panel}; color: {c.dim}; border: none; border-bottom: 1px solid {c.border};
    padding: 4px 6px; font-weight: normal; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QListView::item {{ border: 1px solid transparent; border-radius: 5px; padding: 3px 0; min-height: 16px; }}
QListView::item:hover {{ background: {c.raised}; }}
QListView::item:selected {{ background: {c.selected}; border-color: {c.accent}; color: {c.text}; }}
QAbstractItemView::item:disabled {{ color: {c.disabled}; }}
"""


def _own(c: Colours) -> str:
    """Rules for what has a name of its own."""
    return f"""
#panel {{ background: {c.panel}; }}
#options {{ background: {c.window}; border-bottom: 1px solid {c.gap}; }}
#dim {{ color: {c.dim}; }}
#group {{ color: {c.dim}; font-weight: bold; padding: 8px 4px 0 6px; }}
#bytes {{ font-size: 22px; font-weight: bold; }}
#bpp {{ font-size: 15px; color: {c.dim}; }}
#heading {{ font-weight: bold; }}
#empty {{ color: {c.dim}; border: 1px dashed {c.border}; border-radius: 8px; padding: 20px; margin: 4px; }}
#documents::tab {{ padding: 5px 4px 5px 10px; border: none; border-bottom: 2px solid transparent;
    border-right: 1px solid {c.gap}; }}
#documents::tab:selected {{ background: {c.panel}; border-bottom-color: {c.accent}; }}
#close_tab {{ padding: 2px; border-radius: 4px; margin-left: 4px; }}
#close_tab:hover {{ background: {c.border}; }}
#title {{ font-size: 26px; font-weight: bold; }}
#page, #page > QWidget, #page QListView, #start QScrollArea, QDialog QScrollArea {{ background: {c.window}; }}
#keycap {{ background: {c.raised}; border: 1px solid {c.border}; border-bottom-width: 2px; border-radius: 4px;
    padding: 1px 6px; }}
#card {{ background: {c.panel}; border: 1px solid {c.border}; border-radius: 6px; }}
#card:hover {{ border-color: {c.dim}; }}
#floating {{ background: {c.window}; border: 1px solid {c.border}; border-radius: 8px; }}
#palette {{ background: {c.panel}; border: 1px solid {c.border}; border-radius: 10px; }}
QLineEdit[large="true"] {{ padding: 8px 8px; font-size: 15px; border-radius: 6px; }}
#tour {{ background: {c.raised}; border: 2px solid {c.accent}; border-radius: 9px; }}
#offer {{ background: {c.panel}; border: 1px solid {c.border}; border-radius: 8px; }}
#tour_title {{ font-weight: bold; font-size: 15px; }}
#message {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 6px; }}
#message[kind="error"] {{ background: {c.error_panel}; border-color: {c.error}; }}
"""
