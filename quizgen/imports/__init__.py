"""Import of articles, tables and Anki packages."""
