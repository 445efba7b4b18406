"""What is seen on the canvas: the picture of the current document, and what lies over it."""
