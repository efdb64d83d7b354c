"""The note types: frozen, and shared by all decks whose project uses quizgen's own card templates.

If a field or a card template is added, removed or moved, Anki clones the note type at the next
import and leaves every existing note unchanged, so that learners lose the update. So the fields are
fixed, with spare ones, and a card exists if its gate is filled. Fields and templates have permanent
integer ids, so that Anki recognises them even under another name. Only the text of templates and
the CSS can change.

A project with card templates of its own has a set of note types for each deck. Notes can never
change their note type, so a deck keeps the set with which it was first published: the ledger has
entries for a set of the deck's own, and none for the shared set.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.exports.anki.identity import number_of
from quizgen.exports.answer_script import answer_script
from quizgen.exports.ledger import Ledger
from quizgen.facts.deck import Deck
from quizgen.resources import read_template, shipped_templates

SHARED_DESIGN_CHANGED = 1796014471
"""When the shared note types last changed, in Unix seconds.

Anki replaces templates and CSS only by newer ones. Set it to the time of each change of their
fields, templates or CSS, so that an older package never takes back the design of a newer quizgen.
"""
SLOTS = 8
"""Maximum number of cards of one note of a fact. More questions go to a further note."""
OPTIONS = 6
"""Maximum number of options of a choice note."""
_SHARED_PARTS = {
    "{{ABOUT}}": "about.html",
    "{{SCRIPT}}": "choice.js",
    "{{TYPED_SCRIPT}}": "typed.js",
}
LEARNER_FIELD = "My notes"
"""The field for the learner's own text. It is shown on every back; quizgen never fills it."""

_ABOUT = (
    "Quote",
    "Source",
    "Comment",
    "Answer media",
    LEARNER_FIELD,
    "Language",
    "Id",
    *(f"Reserved {number}" for number in range(1, 4)),
)


class _Shape(Struct, frozen=True):
    """The frozen part of a note type. The first of `fields` is what Anki's Browser sorts by.

    `cards` maps the names of its card templates to their gates.
    """

    key: str
    title: str
    fields: tuple[str, ...]
    cards: Mapping[str, str]
    is_cloze: bool = False


_QUESTIONS = tuple(f"Question {slot}" for slot in range(1, SLOTS + 1))
_SHAPES = (
    _Shape(
        "fact",
        "Flashcards",
        (
            "Fact",
            "Topic",
            *(f"{name} {slot}" for slot in range(1, SLOTS + 1) for name in ("Question", "Answer")),
            *_ABOUT,
        ),
        dict(zip(_QUESTIONS, _QUESTIONS, strict=True)),
    ),
    _Shape("cloze", "Cloze", ("Text", "Topic", *_ABOUT), {"Cloze": "Text"}, is_cloze=True),
    _Shape(
        "typed",
        "Typed Answer",
        ("Question", "Topic", "Answer", "Also accepted", "Pattern", *_ABOUT),
        {"Typed answer": "Question"},
    ),
    _Shape(
        "choice",
        "Multiple Choice",
        (
            "Question",
            "Topic",
            *(f"Option {number}" for number in range(1, OPTIONS + 1)),
            "Correct option",
            "Answer",
            "Option order",
            "Explanation",
            *_ABOUT,
        ),
        {"Multiple choice": "Question"},
    ),
)


class CardTemplate(Struct, frozen=True):
    """A card template. `field` is its gate: Anki makes the card if this field is filled."""

    id: int
    name: str
    front: str
    back: str
    field: str


class NoteType(Struct, frozen=True):
    """A note type. `fields` and the number of `templates` never change."""

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

    def changed_at(self, ledger: Ledger) -> int:
        """Return when the note type last changed, in Unix seconds.

        The ledger has the time of a deck's own note type; that of a shared one is a constant.
        """
        entry = ledger.note_types.get(self.key)
        return entry.changed if entry else SHARED_DESIGN_CHANGED


def note_types_of(deck: Deck, ledger: Ledger) -> tuple[NoteType, ...]:
    """Return the note types of a deck: the shared ones, or those of its own."""
    return make_note_types(deck.project, deck.id if has_own_types(deck.project, ledger) else "")


def has_own_types(project: Path, ledger: Ledger) -> bool:
    """Return whether a deck has note types of its own, given its ledger before or after a build.

    A published deck keeps the set that it has. A new deck has its own if the project has card
    templates of its own.
    """
    if ledger.note_types or ledger.is_published:
        return bool(ledger.note_types)
    return bool(own_card_templates(project))


def own_card_templates(project: Path) -> tuple[Path, ...]:
    """Return a project's own card templates, style sheet and script, sorted by name."""
    own, ours = project / "templates" / "anki", shipped_templates() / "anki"
    if not own.is_dir() or own.resolve() == ours.resolve():
        return ()
    return tuple(own / path.name for path in sorted(ours.iterdir()) if (own / path.name).exists())


def make_note_types(project: Path, deck_id: str = "") -> tuple[NoteType, ...]:
    """Return the four note types with a project's templates: the shared ones, or those of a deck.

    The shared note types have the same ids and names in every project.
    """
    css = read_template(project, "anki", "cards.css")
    owner, suffix = ((deck_id,), f" ({deck_id})") if deck_id else ((), "")
    return tuple(
        NoteType(
            shape.key,
            number_of("type", *owner, shape.key),
            f"Quizgen {shape.title}{suffix}",
            shape.fields,
            _card_templates(project, shape),
            css,
            shape.is_cloze,
        )
        for shape in _SHAPES
    )


def _card_templates(project: Path, shape: _Shape) -> tuple[CardTemplate, ...]:
    """Return the card templates of a note type, all from the same two files."""
    front, back = (_template(project, f"{shape.key}.{side}.html") for side in ("front", "back"))
    return tuple(
        CardTemplate(
            id=number_of("template", shape.key, str(slot)),
            name=name,
            front=_in_slot(front, slot),
            back=_in_slot(back, slot),
            field=gate,
        )
        for slot, (name, gate) in enumerate(shape.cards.items(), 1)
    )


def _template(project: Path, name: str) -> str:
    """Return the text of a template, with the parts that several templates share."""
    text = read_template(project, "anki", name)
    for mark, part in _SHARED_PARTS.items():
        text = text.replace(mark, read_template(project, "anki", part).strip())
    return text.replace("{{TYPED_ANSWERS}}", answer_script()).strip()


def _in_slot(template: str, slot: int) -> str:
    """Return a card template for a slot, by replacing `#` in field names with its number.

    Jinja is not an option, because Anki uses `{{…}}` itself.
    """
    return template.replace("Question #", f"Question {slot}").replace("Answer #", f"Answer {slot}")
