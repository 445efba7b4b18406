"""What the hand does -> edits of the current document."""
