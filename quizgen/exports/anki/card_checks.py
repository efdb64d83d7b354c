"""What can be wrong with the card templates that a project has of its own.

A build only copies them into the package, so nobody would be told before a learner sees the card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from quizgen.diagnostics import Finding, Place
from quizgen.exports.anki.card_rendering import CardTemplateError, check_sides
from quizgen.exports.anki.note_types import note_types
from quizgen.facts.text_files import read_text, shown_path
from quizgen.resources import LIKE_OURS, shipped_templates

_SLOT, _ANY_SLOT = re.compile(r"\b(Prompt|Answer)1\b"), r"\1#"
"""A field of the first of the cards of a fact, and how their one template writes it."""


def find_broken_cards(project: Path) -> Iterator[Finding]:
    """Yield what is wrong with a project's own card templates, their style and their script.

    `D06` what cannot be read, `T01` a field that the note type does not have, and a condition that
    is never closed, or closed without being open.
    """
    own, ours = project / "templates" / "anki", shipped_templates() / "anki"
    if not own.is_dir() or own.resolve() == ours.resolve():
        return
    files = [own / path.name for path in sorted(ours.iterdir()) if (own / path.name).exists()]
    texts: dict[Path, str] = {}
    for file in files:
        text, unreadable = read_text(file, project, Place(shown_path(file, project)))
        yield from unreadable
        texts |= {} if text is None else {file: text}
    if texts and len(texts) == len(files):
        yield from dict.fromkeys(_find_in_sides(project, texts))


def _find_in_sides(project: Path, texts: dict[Path, str]) -> Iterator[Finding]:
    """Yield what Anki would not take of a template, at the file of the project that has it."""
    for type_ in note_types(project, "any"):
        for side, error in check_sides(type_):
            name = f"{type_.key}.{side}.html"
            files = sorted(texts, key=lambda file: (file.name != name, file))
            file, line = _place(error, {file: texts[file] for file in files})
            message = f"Anki would not take the card: {_SLOT.sub(_ANY_SLOT, str(error))}"
            yield Finding(Place(shown_path(file, project), line), "T01", message, LIKE_OURS)


def _place(error: CardTemplateError, texts: Mapping[Path, str]) -> tuple[Path, int]:
    """Return the first file that holds the tag in question, and its line; else the first file."""
    names = "|".join(re.escape(one) for one in (error.name, _SLOT.sub(_ANY_SLOT, error.name)))
    sign = {"#": "[#^]", "/": "/"}.get(error.sign, "[#^]?")
    tag = re.compile(rf"\{{\{{{sign}\s*(?:[^{{}}]*:)?(?:{names})\s*\}}\}}")
    for file, text in texts.items():
        if found := tag.search(text):
            return file, text.count("\n", 0, found.start()) + 1
    return next(iter(texts)), 1
