"""What is chosen: forms of a quiz, from a deck's items."""
