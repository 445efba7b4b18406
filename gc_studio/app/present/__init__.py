"""A document shown to a room: how its picture comes about, layer by layer, and what its bytes buy."""
