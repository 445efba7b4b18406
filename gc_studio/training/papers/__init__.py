"""Training of the systems of the papers: a module for each family, a row in `table`."""
