"""Anki's own files: the collection of a package, and the markup of its fields."""
