"""Tables of a deck: files of which each row is a fact."""
