"""Training of the studio model: data packs, losses, the loop, evaluation and export (extra `[train]`)."""
