"""The languages that decks can be in, and the languages of labels."""

from quizgen.languages.english import English
from quizgen.languages.language import Language

DEFAULT = "en"
"""The tag of the language of a deck that does not name one."""

LANGUAGES: dict[str, Language] = {language.tag: language for language in (English(),)}
"""The languages that decks can be in, by tag."""

LABEL_LANGUAGES = ("en", "de", "fr", "es", "ru", "ko", "ar")
"""The tags of the languages of labels on pages, as in `templates/html/labels.yaml`."""


def language_of(tag: str) -> Language:
    """Return the language with a tag. Raises KeyError for an unknown tag."""
    return LANGUAGES[tag]
