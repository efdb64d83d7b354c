"""Find errors in a project's own card templates.

A build only copies templates into the package, so an error would first appear on a learner's card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from quizgen.diagnostics import Finding, Place
from quizgen.exports.anki.card_rendering import CardTemplateError, check_sides
from quizgen.exports.anki.note_types import note_types
from quizgen.facts.text_files import read_text, shown_path
from quizgen.resources import TEMPLATE_HELP, shipped_templates

_SLOT, _ANY_SLOT = re.compile(r"\b(Prompt|Answer)1\b"), r"\1#"
"""A field of the first card of a fact, and its name in the shared template of these cards."""


def find_broken_cards(project: Path) -> Iterator[Finding]:
    """Yield findings on a project's own card templates, style sheet and script.

    `D06`: a file cannot be read. `T01`: a template names an unknown field, or a condition is not
    closed or not opened.
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
    """Yield the errors for which Anki would reject a card, placed in the project's files."""
    for type_ in note_types(project, "any"):
        for side, error in check_sides(type_):
            name = f"{type_.key}.{side}.html"
            files = sorted(texts, key=lambda file: (file.name != name, file))
            file, line = _place(error, {file: texts[file] for file in files})
            message = f"Anki would reject the card: {_SLOT.sub(_ANY_SLOT, str(error))}"
            yield Finding(Place(shown_path(file, project), line), "T01", message, TEMPLATE_HELP)


def _place(error: CardTemplateError, texts: Mapping[Path, str]) -> tuple[Path, int]:
    """Return the first file with the tag of an error, and its line; else the first file."""
    names = "|".join(re.escape(name) for name in (error.name, _SLOT.sub(_ANY_SLOT, error.name)))
    sign = {"#": "[#^]", "/": "/"}.get(error.sign, "[#^]?")
    tag = re.compile(rf"\{{\{{{sign}\s*(?:[^{{}}]*:)?(?:{names})\s*\}}\}}")
    for file, text in texts.items():
        if found := tag.search(text):
            return file, text.count("\n", 0, found.start()) + 1
    return next(iter(texts)), 1
