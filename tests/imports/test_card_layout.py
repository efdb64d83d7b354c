"""Card templates say which fields each side shows."""

import pytest

from quizgen.imports.anki.card_layout import ShownField, lay_out
from quizgen.imports.anki.foreign_note import CardSides

FIELDS = ("Topic", "Front", "Back", "Empty")
FILLED = frozenset(FIELDS[:3])


def front(template, *, cloze=0):
    """Return the front of a card."""
    return lay_out(CardSides(template, ""), FIELDS, FILLED, cloze=cloze).front


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{Front}} of {{ Topic }}", ["Front", " of ", "Topic"]),
        ("{{#Empty}}no {{Topic}}{{/Empty}}{{^Empty}}{{Front}}{{/Empty}}", ["Front"]),
        ('<b title="{{Topic}}">{{Front}}</b><script>x("{{Topic}}")</script>', ["Front"]),
        ("<!-- {{Topic}} -->{{furigana:Front}}", ["Front"]),
        ("{{text:cloze:Front}}", ["Front"]),
        ("{{tts en_US voices=A:Topic}}{{Front}}", ["Front"]),
        ("{{#c2}}{{Topic}}{{/c2}}{{cloze:Front}}", ["Topic", "Front"]),
        ("{{Empty}}{{Tags}}{{Deck}}", []),
    ],
)
def test_side_shows_fields_and_texts(template, shown):
    """A side has its filled fields and the text around them, as Anki shows them."""
    pieces = front(template, cloze=2).pieces
    assert [getattr(piece, "name", piece) for piece in pieces] == shown


def test_hidden_fields_are_named():
    """A box to type into and a hint do not show their field."""
    side = front("{{Front}}{{type:Back}}{{hint:Topic}}")
    assert (side.fields, side.typed, side.hints) == ((ShownField("Front"),), "Back", ("Topic",))


def test_header_and_answer_line_are_marked():
    """Fields in a header, and those after the answer line, are known."""
    sides = CardSides(
        "<header>{{Topic}}</header>{{Front}}", "{{FrontSide}}{{Topic}}<hr id=answer>{{Back}}"
    )
    layout = lay_out(sides, FIELDS, FILLED)
    assert layout.front.fields == (ShownField("Topic", in_header=True), ShownField("Front"))
    assert layout.back.fields == (ShownField("Topic"), ShownField("Back", after_line=True))


@pytest.mark.parametrize("template", ["{{Missing}}", "{{#Front}}x", "{{/Front}}"])
def test_invalid_template_has_no_layout(template):
    """A template that Anki rejects shows nothing."""
    assert lay_out(CardSides(template, ""), FIELDS, FILLED) is None
