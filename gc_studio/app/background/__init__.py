"""Work off the GUI thread: the model, opening, rendering, counting bytes."""
