"""Turn the curated facts of an article into Anki decks and printable quizzes."""

__version__ = "0.1.0"
