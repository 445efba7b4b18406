"""What a command is, and the actions that are made of commands: menus, tool bars, keys."""
