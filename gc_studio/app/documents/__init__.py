"""The open documents, their files, and what is kept of them for the next start."""
