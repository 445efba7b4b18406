"""The window: what it is made of, its menus, bars, pages and the dialogs of the program."""
