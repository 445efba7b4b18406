"""The window of GC Studio: docks, actions, theme, and what connects them to the document."""
