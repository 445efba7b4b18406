"""How the window looks: palettes, theme, icons, and the widgets that several parts share."""
