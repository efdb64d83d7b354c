"""Notes for Anki as a text file with headers, in the note types that every collection has.

The package of a build is the better way into Anki. This file is for people who edit or merge notes
before they import them.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator

from quizgen.exports.anki.field_text import field_html
from quizgen.exports.export_format import NO_PARTS, ExportFormat, ItemPart
from quizgen.exports.platforms.question_texts import feedback_html, find_needed_media
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import Choice, Gap, TextEntry
from quizgen.questions.item import BLANK, Item
from quizgen.questions.style import Style

_HEADERS = """\
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:4
"""


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield a line per note. A GUID is a hash of the item’s id, so a second import updates it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for deck, item in publication.iter_items():
        guid = hashlib.sha256(f"text/{item.id}".encode()).hexdigest()[:16]
        writer.writerow((guid, *_note(deck, item)))
    yield f"{publication.name}.anki.txt", (_HEADERS + text.getvalue()).encode()


def _note(deck: Deck, item: Item) -> tuple[str, ...]:
    tags, feedback = " ".join(item.tags), feedback_html(item)
    stem, answer = _field(item.stem), _field(item.answer_lines)
    match item.interaction:
        case Gap(hint=hint):
            hidden = f"{{{{c1::{answer}{f'::{_field(hint)}' if hint else ''}}}}}"
            return "Cloze", deck.title, tags, stem.replace(BLANK, hidden, 1), feedback
        case TextEntry():
            return "Basic (type in the answer)", deck.title, tags, stem, answer
        case Choice(options=options):
            listed = "".join(f"<li>{_field(option)}</li>" for option in options)
            front = f'{stem}<ol type="A">{listed}</ol>'
            return "Basic", deck.title, tags, front, f"{answer}{feedback}"
    return "Basic", deck.title, tags, stem, f"{answer}{feedback}"


def _field(text: str) -> str:
    return field_html(re.sub(r"\r\n?", "\n", text))


def _parts_of(style: Style) -> frozenset[ItemPart]:
    if style.note_type is None:
        return NO_PARTS
    typed = frozenset({ItemPart.STEM, ItemPart.ANSWER, ItemPart.FORMULAS, ItemPart.TAGS})
    if style.interaction is TextEntry:
        return typed
    parts = frozenset(ItemPart) - {ItemPart.PICTURES, ItemPart.SOUNDS}
    return parts if style.interaction is Choice else parts - {ItemPart.OPTIONS}


ANKI_TEXT = ExportFormat(
    "anki-text",
    "notes for Anki as a text file; the package of a build carries more",
    make_files,
    _parts_of,
    frozenset({"export"}),
    conversions={
        TextEntry: "a card that compares with one answer",
        Choice: "a basic card that lists the options",
    },
    find_obstacle=find_needed_media,
)
