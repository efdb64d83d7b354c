"""Checks of decks and their items: rules for good items, guessers, and coverage of the sources."""
