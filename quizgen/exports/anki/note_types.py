"""The note types, which are frozen.

If a field or a card template is added, removed or moved, Anki clones the note type at the next
import and leaves every existing note unchanged, so that learners lose the update. So the fields are
fixed, with spare ones, and a card exists if its slot is filled. Fields and templates have permanent
integer ids, so that Anki recognises them even under another name. Only the text of templates and
the CSS can change.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from quizgen.exports.anki.identity import number_of
from quizgen.exports.answer_script import answer_script
from quizgen.resources import read_template

SLOTS = 8
"""Maximum number of cards of one note of a fact. More questions go to a further note."""
OPTIONS = 6
"""Maximum number of options of a choice note."""

_ABOUT = ("Quote", "Source", "Note", "Extra1", "Extra2", "Extra3", "Extra4")
_FACT_FIELDS = (
    "Id",
    "Topic",
    *(f"{name}{slot}" for slot in range(1, SLOTS + 1) for name in ("Prompt", "Answer")),
    *_ABOUT,
)
_CLOZE_FIELDS = ("Id", "Topic", "Text", *_ABOUT)
_TYPED_FIELDS = ("Id", "Topic", "Prompt", "Answer", "Accepted", "Pattern", *_ABOUT)
_CHOICE_FIELDS = (
    "Id",
    "Topic",
    "Stem",
    *(f"Option{number}" for number in range(1, OPTIONS + 1)),
    "Key",
    "Answer",
    "Order",
    "Rationale",
    *_ABOUT,
)


class CardTemplate(Struct, frozen=True):
    """A card template. `field` is its gate: Anki makes the card if this field is filled."""

    id: int
    name: str
    front: str
    back: str
    field: str


class NoteType(Struct, frozen=True):
    """A note type of a deck. `fields` and the number of `templates` never change."""

    key: str
    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[CardTemplate, ...]
    css: str
    is_cloze: bool = False

    def field_id(self, name: str) -> int:
        """Return the permanent id of a field."""
        return number_of("field", self.key, name)

    def schema(self) -> list[object]:
        """Return the parts that Anki compares, except the CSS."""
        templates = [(card.id, card.name, card.front, card.back) for card in self.templates]
        return [self.id, self.name, [(self.field_id(f), f) for f in self.fields], templates]


def note_types(project: Path, deck_id: str) -> tuple[NoteType, ...]:
    """Return the note types of a deck. Each deck has its own, to avoid conflicts."""
    parts = {
        "{{ABOUT}}": read_template(project, "anki", "about.html"),
        "{{SCRIPT}}": read_template(project, "anki", "choice.js"),
        "{{TYPED_SCRIPT}}": read_template(project, "anki", "typed.js"),
        "{{TYPED_ANSWERS}}": answer_script(),
    }

    def cards(name: str, gates: tuple[str, ...]) -> tuple[CardTemplate, ...]:
        front = _template(project, f"{name}.front.html", parts)
        back = _template(project, f"{name}.back.html", parts)
        return tuple(
            CardTemplate(
                id=number_of("template", name, str(slot)),
                name=f"Card {slot}",
                front=_in_slot(front, slot),
                back=_in_slot(back, slot),
                field=gate,
            )
            for slot, gate in enumerate(gates, 1)
        )

    css = read_template(project, "anki", "cards.css")
    prompts = tuple(f"Prompt{slot}" for slot in range(1, SLOTS + 1))
    shapes = (
        ("fact", _FACT_FIELDS, cards("fact", prompts), False),
        ("cloze", _CLOZE_FIELDS, cards("cloze", ("Text",)), True),
        ("typed", _TYPED_FIELDS, cards("typed", ("Prompt",)), False),
        ("choice", _CHOICE_FIELDS, cards("choice", ("Stem",)), False),
    )
    return tuple(
        NoteType(
            key,
            number_of("type", deck_id, key),
            f"quizgen {key} ({deck_id})",
            fields,
            templates,
            css,
            is_cloze,
        )
        for key, fields, templates, is_cloze in shapes
    )


def _template(project: Path, name: str, parts: dict[str, str]) -> str:
    text = read_template(project, "anki", name)
    for mark, part in parts.items():
        text = text.replace(mark, part.strip())
    return text.strip()


def _in_slot(template: str, slot: int) -> str:
    """Return a card template for a slot, by replacing `#` in field names with its number.

    Jinja is not an option, because Anki uses `{{…}}` itself.
    """
    return template.replace("Prompt#", f"Prompt{slot}").replace("Answer#", f"Answer{slot}")
