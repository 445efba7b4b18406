"""Commands: each can be found, and each part has its own without a window."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton
from studio_helpers import FakeModel

from gc_studio.app.background.opened import Opened
from gc_studio.app.commands.actions import make_actions, update_actions
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.refining import Refining
from gc_studio.app.editing.selecting import Selecting
from gc_studio.app.window.main_window import MainWindow
from gc_studio.canvas import Canvas, Tool
from gc_studio.project.gcs import Project


def menu_of(studio: MainWindow, name: str) -> QMenu:
    return next(menu for menu in studio.menuBar().findChildren(QMenu) if menu.title().replace("&", "") == name)


def test_every_command_stands_in_its_menu_or_has_a_button_or_a_key(studio: MainWindow) -> None:
    for tool in (Tool.PRESERVE, Tool.LASSO, Tool.MOVE):
        studio.actions_by_key[tool.name].trigger()
    buttons = {button.defaultAction() for button in studio.findChildren(QToolButton)}
    for row in studio.rows:
        action = studio.actions_by_key[row.key]
        if row.menu:
            assert action in menu_of(studio, row.menu).actions(), row.key
        else:
            assert action in buttons or row.shortcut, row.key


def test_bars_and_menus_hold_nothing_twice(studio: MainWindow) -> None:
    holders = [*(action.menu() for action in studio.menuBar().actions()), *studio.findChildren(QToolBar)]
    for holder in holders:
        actions = [action for action in holder.actions() if not action.isSeparator()]
        assert actions
        assert len(actions) == len(set(actions))
        texts = ["" if action.isSeparator() else action.text() for action in holder.actions()]
        assert texts[0]
        assert texts[-1]
        assert ("", "") not in itertools.pairwise(texts)


def test_a_command_that_no_table_names_comes_last_in_its_menu(make_window, monkeypatch, qtbot) -> None:
    done: list[str] = []
    usual = Refining.commands

    def with_another(part: Refining) -> list:
        [refine] = usual(part)
        another = replace(refine, key="again", text="Again", shortcut="Ctrl+Alt+R", needs=frozenset())
        return [replace(another, slot=lambda: done.append("again")), refine]

    monkeypatch.setattr(Refining, "commands", with_another)
    studio = make_window()
    action = menu_of(studio, "Edit").actions()[-1]
    assert action.text() == "Again"
    action.trigger()
    assert done == ["again"]
    studio.actions_by_key["shortcuts"].trigger()
    [sheet] = [child for child in studio.children() if hasattr(child, "shown_rows")]
    assert any("again" in row for row in sheet.shown_rows())
    sheet.close()


@pytest.fixture
def session(qapp) -> Session:
    """A session with a document open, and no window."""
    photo = np.full((64, 96, 3), 250, np.uint8)
    document, available = FakeModel().analyse(photo)
    made = Session()
    made.open(Opened(None, Project(document, photo, available)))
    return made


def test_the_commands_of_a_part_work_without_the_window(session: Session, qtbot) -> None:
    canvas, window = Canvas(), QMainWindow()
    window.setCentralWidget(canvas)
    qtbot.addWidget(window)
    part = Selecting(session, canvas)
    commands = part.commands()
    actions = make_actions(window, commands, lambda command: command.slot())
    update_actions(commands, actions, session.facts())
    assert actions["select_all"].isEnabled()
    assert not actions["select_invert"].isEnabled()
    actions["select_all"].trigger()
    assert session.selection is not None
    assert session.selection.all()
    update_actions(commands, actions, session.facts())
    actions["select_none"].trigger()
    assert session.selection is None
    part.close()
