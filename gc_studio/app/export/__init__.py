"""Pictures out of the program: the export dialog, the batch, the clipboard."""
