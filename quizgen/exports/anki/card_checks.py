"""Find errors in a project's own card templates, and decks that cannot use them.

A build only copies templates into the package, so an error would first appear on a learner's card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from quizgen.diagnostics import Finding, Place, did_you_mean
from quizgen.exports.anki.card_rendering import CardTemplateError, check_sides
from quizgen.exports.anki.note_types import (
    NoteType,
    has_own_types,
    make_note_types,
    own_card_templates,
)
from quizgen.exports.ledger import Ledger
from quizgen.facts.text_files import read_text, shown_path
from quizgen.resources import TEMPLATE_HELP

_SLOT, _ANY_SLOT = re.compile(r"\b(Question|Answer) \d\b"), r"\1 #"
"""A field of one of a fact's cards, and its name in the two templates of these cards."""
_HIDDEN = re.compile(r"Reserved \d")
"""Fields that have no content yet."""


def find_unusable_templates(project: Path, ledger: Ledger) -> Iterator[Finding]:
    """Yield `L04` if a deck was published with the shared note types and has templates of its own.

    Notes can never change their note type: Anki would leave every note of the deck as it is.
    """
    own = own_card_templates(project)
    if own and ledger.is_published and not has_own_types(project, ledger):
        yield Finding(
            Place(shown_path(own[0], project)),
            "L04",
            f"“{ledger.deck}” was published with quizgen's card templates and must keep them",
            "move templates/anki/ elsewhere; for cards of another look, give the deck a new id",
        )


def find_broken_cards(project: Path) -> Iterator[Finding]:
    """Yield findings on a project's own card templates, style sheet and script.

    `D06`: a file cannot be read. `T01`: a template names an unknown field, or a condition is not
    closed or not opened.
    """
    files = own_card_templates(project)
    texts: dict[Path, str] = {}
    for file in files:
        text, unreadable = read_text(file, project, Place(shown_path(file, project)))
        yield from unreadable
        texts |= {} if text is None else {file: text}
    if texts and len(texts) == len(files):
        yield from dict.fromkeys(_find_in_sides(project, texts))


def _find_in_sides(project: Path, texts: dict[Path, str]) -> Iterator[Finding]:
    """Yield the errors for which Anki would reject a card, placed in the project's files."""
    for type_ in make_note_types(project):
        for side, error in check_sides(type_):
            name = f"{type_.key}.{side}.html"
            files = sorted(texts, key=lambda file: (file.name != name, file))
            file, line = _place(error, {file: texts[file] for file in files})
            message = f"Anki would reject the card: {_SLOT.sub(_ANY_SLOT, str(error))}"
            place = Place(shown_path(file, project), line)
            yield Finding(place, "T01", message, _suggest_field(error, type_) or TEMPLATE_HELP)


def _suggest_field(error: CardTemplateError, type_: NoteType) -> str:
    """Return the help for a field that the note type does not have; empty for other errors."""
    if error.sign:
        return ""
    known = dict.fromkeys(_SLOT.sub(_ANY_SLOT, field) for field in type_.fields)
    names = [name for name in known if not _HIDDEN.fullmatch(name)]
    return did_you_mean(error.name.strip(), names)


def _place(error: CardTemplateError, texts: Mapping[Path, str]) -> tuple[Path, int]:
    """Return the first file with the tag of an error, and its line; else the first file."""
    names = "|".join(re.escape(name) for name in (error.name, _SLOT.sub(_ANY_SLOT, error.name)))
    sign = {"#": "[#^]", "/": "/"}.get(error.sign, "[#^]?")
    tag = re.compile(rf"\{{\{{{sign}\s*(?:[^{{}}]*:)?(?:{names})\s*\}}\}}")
    for file, text in texts.items():
        if found := tag.search(text):
            return file, text.count("\n", 0, found.start()) + 1
    return next(iter(texts)), 1
