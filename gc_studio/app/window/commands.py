"""The table of commands: one row each, from which menus, tool bars, shortcuts and the shortcut sheet are made."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gc_studio.app.editing.options import SHAPE_ACTIONS
from gc_studio.app.window.actions import Row
from gc_studio.canvas import Tool, View

if TYPE_CHECKING:
    from gc_studio.app.window.main_window import MainWindow

DOCUMENT = frozenset({"document"})
SELECTION = frozenset({"document", "selection"})
PHOTO = frozenset({"document", "photo"})
SEVERAL = frozenset({"several"})


def command_table(window: MainWindow) -> list[Row]:
    """All commands of the window."""
    parts = (_file, _edit, _select, _structure, _preserve, _tools, _views, _view, _help)
    return [row for part in parts for row in part(window)]


def _file(window: MainWindow) -> list[Row]:
    files, exporting = window.files, window.exporting
    tip = "Open photos, .gcx files or projects; or drop them on the picture"
    batch = "Turn a folder of photos into .gcx files or decoded pictures"
    kept = "Save everything in a project: photo, layers, what is not sent"
    new = "Show the start page, with samples and recent work"
    return [
        Row("start_page", "File", "New…", "Ctrl+N", new, window.show_start, "tab-new"),
        Row("open", "File", "Open…", "Ctrl+O", tip, files.open_with_dialog, "open", "main"),
        Row("close", "File", "Close", "Ctrl+W", "Close this picture", window.close_page, needs=DOCUMENT),
        Row("save", "-File", "Save", "Ctrl+S", kept, files.save, "save", "main", needs=DOCUMENT),
        Row("save_as", "File", "Save as…", "Ctrl+Shift+S", "Save as another file", files.save_as, needs=DOCUMENT),
        Row(
            "export",
            "-File",
            "Export…",
            "Ctrl+E",
            "Export a .gcx, the decoded picture or a sheet, with its size before you do",
            exporting.export,
            "export",
            "main",
            needs=DOCUMENT,
        ),
        Row("batch", "File", "Export many…", "Ctrl+Shift+E", batch, exporting.batch, "batch"),
        Row(
            "settings",
            "-File",
            "Settings…",
            "Ctrl+,",
            "Theme, device, autosave",
            window.shell.show_settings,
            "settings",
        ),
        Row("quit", "-File", "Quit", "Ctrl+Q", "Close the window", window.close),
    ]


def _edit(window: MainWindow) -> list[Row]:
    session, exporting = window.session, window.exporting
    undo, redo = frozenset({"undo"}), frozenset({"redo"})
    better = "Bring the picture closer to the photo at about the same size; a swapped texture comes back, too"
    copy, paste = "Copy the decoded picture", "Open the picture in the clipboard"
    return [
        Row("undo", "Edit", "Undo", "Ctrl+Z", "Undo the last action", session.undo, "undo", "-main", needs=undo),
        Row("redo", "Edit", "Redo", "Ctrl+Shift+Z", "Do it again", session.redo, "redo", "main", needs=redo),
        Row("refine", "-Edit", "Refine", "Ctrl+Shift+R", better, window.refining.refine, "refine", needs=PHOTO),
        Row("copy", "-Edit", "Copy picture", "Ctrl+C", copy, exporting.copy, needs=DOCUMENT),
        Row("paste", "Edit", "Paste as new picture", "Ctrl+V", paste, exporting.paste),
        Row(
            "find_texture",
            "-Edit",
            "Find a texture",
            "Ctrl+F",
            "Type a part of a texture's name",
            window.find_texture,
            "search",
        ),
        Row(
            "add_textures",
            "Edit",
            "Add textures…",
            "Ctrl+T",
            "Add the textures of photos or .gcx files to the list",
            window.library.add_with_dialog,
            "add",
        ),
    ]


def _select(window: MainWindow) -> list[Row]:
    selecting = window.selecting
    everything, nothing, other = "Select the whole picture", "Select nothing", "Select what is not selected"
    return [
        Row("select_all", "Select", "All", "Ctrl+A", everything, selecting.select_all, needs=DOCUMENT),
        Row("select_none", "Select", "None", "Ctrl+D", nothing, selecting.select_none, "clear", needs=SELECTION),
        Row("select_invert", "Select", "Invert", "Ctrl+I", other, selecting.invert, "invert", needs=SELECTION),
        Row(
            "preserve_selection",
            "-Select",
            "Preserve it",
            "Ctrl+P",
            "Keep the selected part true to the photo",
            window.editor.preserve_selection,
            "preserve",
            needs=SELECTION,
        ),
        Row(
            "synthesise_selection",
            "Select",
            "Synthesise it",
            "Ctrl+Shift+P",
            "Leave the selected part to the decoder",
            window.editor.synthesise_selection,
            "synthesise",
            needs=SELECTION,
        ),
    ]


def _structure(window: MainWindow) -> list[Row]:
    selecting, adjusting, exporting = window.selecting, window.adjusting, window.exporting
    clean = "Drop small specks, in the selection or everywhere"
    anew = "Detect the lines of the photo again, in the selection or everywhere"
    copy, turn = "Copy the selected lines", "Turn the selected lines by a quarter"
    flip, flop = "Mirror the selected lines left to right", "Mirror the selected lines top to bottom"
    take, give = "Take the structure map from a picture, white = line", "Write the structure map as a PNG"
    menu = "Structure"
    return [
        Row(
            "delete",
            menu,
            "Delete lines",
            "Del",
            "Delete the selected lines",
            selecting.delete,
            "delete",
            needs=SELECTION,
        ),
        Row("duplicate", menu, "Copy lines", "Ctrl+J", copy, selecting.duplicate, "duplicate", needs=SELECTION),
        Row(
            "mirror_horizontal",
            menu,
            "Mirror",
            "Ctrl+M",
            flip,
            selecting.mirror_horizontal,
            "mirror-horizontal",
            needs=SELECTION,
        ),
        Row(
            "mirror_vertical",
            menu,
            "Flip",
            "Ctrl+Shift+M",
            flop,
            selecting.mirror_vertical,
            "mirror-vertical",
            needs=SELECTION,
        ),
        Row("turn", menu, "Turn", "Ctrl+R", turn, selecting.turn, "rotate", needs=SELECTION),
        Row("clean_up", f"-{menu}", "Clean up…", "Ctrl+K", clean, adjusting.clean_up, "cleanup", needs=DOCUMENT),
        Row("detect_anew", menu, "Detect anew…", "Ctrl+L", anew, adjusting.detect_anew, "redetect", needs=PHOTO),
        Row("import_map", f"-{menu}", "Import map…", "", take, exporting.import_map, "import", needs=DOCUMENT),
        Row("export_map", menu, "Export map…", "", give, exporting.export_map, needs=DOCUMENT),
    ]


def _preserve(window: MainWindow) -> list[Row]:
    editor, menu = window.editor, "Preserve"
    centre = "Preserve the middle of the picture"
    rows = [
        Row("preserve_all", menu, "All", "", "Preserve the whole picture", editor.preserve_all, "preserve-all"),
        Row("preserve_none", menu, "Nothing", "", "Synthesise everything", editor.preserve_none, "preserve-none"),
        Row("preserve_centre", menu, "Centre", "", centre, editor.preserve_centre, "centre"),
        Row("mask_grow", f"-{menu}", "Grow", "Ctrl+]", "Preserve one cell more all around", editor.grow_mask, "grow"),
        Row("mask_shrink", menu, "Shrink", "Ctrl+[", "One cell less all around", editor.shrink_mask, "shrink"),
        Row("mask_invert", menu, "Invert", "", "Preserve what is not preserved", editor.invert_mask, "invert"),
    ]
    tips = {
        "shape_brush": ("Brush", "Paint cells with a brush", "brush"),
        "shape_box": ("Box", "Drag a box of cells", "box"),
        "shape_lasso": ("Lasso", "Draw around cells", "lasso"),
        "shape_wand": ("Wand", "Click on a part that lines enclose", "wand"),
    }
    shapes = [
        Row(
            key,
            "",
            *tips[key][:1],
            "",
            tips[key][1],
            partial(editor.set_mask_shape, shape),
            tips[key][2],
            group="shapes",
            checkable=True,
        )
        for shape, key in SHAPE_ACTIONS.items()
    ]
    return [replace(row, needs=DOCUMENT) for row in rows] + shapes


def _tools(window: MainWindow) -> list[Row]:
    opposite = "right button or Shift: the opposite"
    selects = "Shift: add, Alt: subtract"
    tools = (
        (Tool.PAN, "Hand", "H", "Move the picture (also: hold space, or drag with the middle button)", "hand"),
        (Tool.INK, "Ink", "B", f"Draw structure lines ({opposite})", "ink"),
        (Tool.ERASER, "Eraser", "E", f"Erase structure lines ({opposite})", "eraser"),
        (Tool.LINE, "Line", "U", "Drag a line, or click the corners of a polyline (Enter ends it)", "line"),
        (Tool.LASSO, "Lasso", "L", f"Select by drawing around ({selects})", "lasso"),
        (Tool.BOX, "Box", "M", f"Select a box ({selects})", "box"),
        (Tool.WAND, "Wand", "W", f"Select what lines enclose ({selects})", "wand"),
        (Tool.MOVE, "Move", "V", "Move, scale and turn the selected lines (Alt: a copy)", "move"),
        (Tool.PRESERVE, "Preserve", "P", f"Keep a part true to the photo ({opposite})", "preserve"),
        (Tool.SYNTHESISE, "Synthesise", "Shift+P", f"Leave a part to the decoder ({opposite})", "synthesise"),
    )
    editor = window.editor
    separated = {Tool.LASSO, Tool.PRESERVE, Tool.INK}
    rows = [
        Row(
            tool.name,
            "",
            text,
            key,
            tip,
            partial(editor.set_tool, tool),
            icon,
            "-tools" if tool in separated else "tools",
            group="tools",
            checkable=True,
        )
        for tool, text, key, tip, icon in tools
    ]
    return [
        *rows,
        Row("opposite", "", "Opposite tool", "X", "Ink or eraser, preserve or synthesise", editor.swap_tool),
        Row("larger", "", "Larger brush", "]", "Larger brush", partial(editor.step_brush, 1)),
        Row("smaller", "", "Smaller brush", "[", "Smaller brush", partial(editor.step_brush, -1)),
    ]


def _views(window: MainWindow) -> list[Row]:
    views = (
        (View.DECODED, "1", "The picture that the recipient will see", "decoded", "-main"),
        (View.STRUCTURE, "2", "The structure map alone", "structure", "main"),
        (View.ORIGINAL, "3", "The photo as it was opened", "original", "main"),
        (View.SPLIT, "4", "Decoded and original with a divider to drag", "split", "main"),
        (View.SIDE, "5", "Decoded and original side by side", "side", "main"),
        (View.DIFFERENCE, "6", "What the decoder made different from the photo", "difference", "main"),
    )
    return [
        Row(
            view.name,
            "View",
            view.value,
            key,
            tip,
            partial(window.show_view, view),
            icon,
            bar,
            group="views",
            checkable=True,
        )
        for view, key, tip, icon, bar in views
    ]


def _view(window: MainWindow) -> list[Row]:
    canvas = window.canvas
    zoom_in, zoom_out = partial(canvas.zoom_by, 1.5), partial(canvas.zoom_by, 1 / 1.5)
    update, menu = window.update_overlays, "View"
    lines, cells = "Show the structure lines whatever the tool", "Show the preserve mask whatever the tool"
    back = "Put the docks back to where they were at first"
    following, preceding = partial(window.session.step, 1), partial(window.session.step, -1)
    after, before = "Show the picture of the next tab", "Show the picture of the tab before"
    return [
        Row("pin_lines", f"-{menu}", "Always show structure lines", "Shift+L", lines, update, checkable=True),
        Row("pin_cells", menu, "Always show preserve mask", "Shift+M", cells, update, checkable=True),
        Row("fit", f"-{menu}", "Fit to window", "0", "Show the whole picture", canvas.fit, "fit", "-main"),
        Row(
            "actual", menu, "Actual size", "Ctrl+1", "One screen pixel per pixel", canvas.actual_size, "actual", "main"
        ),
        Row("zoom_in", menu, "Zoom in", "Ctrl++", "Zoom in", zoom_in),
        Row("zoom_out", menu, "Zoom out", "Ctrl+-", "Zoom out", zoom_out),
        Row("next", f"-{menu}", "Next picture", "Ctrl+Tab", after, following, needs=SEVERAL),
        Row("previous", menu, "Previous picture", "Ctrl+Shift+Tab", before, preceding, needs=SEVERAL),
        Row("reset_layout", f"-{menu}", "Reset the layout", "", back, window.reset_layout),
    ]


def _help(window: MainWindow) -> list[Row]:
    return [
        Row("shortcuts", "Help", "Shortcuts", "F1", "All keys and gestures", window.shell.show_shortcuts, "keyboard"),
        Row("about", "-Help", "About GC Studio", "", "Version, model and licence", window.shell.show_about, "info"),
    ]
