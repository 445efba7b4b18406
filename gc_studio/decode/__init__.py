"""Document -> picture."""
