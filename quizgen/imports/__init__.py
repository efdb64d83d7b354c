"""What comes from outside: articles, tables, Anki packages, and the decks that begin with them."""
