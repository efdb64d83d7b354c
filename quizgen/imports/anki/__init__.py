"""Anki packages: the collection, and the markup of fields."""
