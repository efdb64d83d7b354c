"""Cards are rendered as in the real Anki."""

from collections import Counter

import pytest
from conftest import ARTICLE_DECKS, ROOT

from quizgen.exports import anki
from quizgen.exports.anki.card_rendering import CardTemplateError, render_template
from quizgen.publishing.build_plan import plan_build

OURS = (*ARTICLE_DECKS, *(ROOT / "tests" / "sample" / "decks").glob("*.yaml"))
VALUES = {
    "Word": "a &amp; <b>b</b>",
    "Gap": "{{c1::é <i>1</i>::a hint}}!",
    "Empty": " <br>",
    "c1": "1",
}
FIELDS = ("Word", "Gap", "Empty")
HIDDEN = "&#xE9;&#x20;&lt;i&gt;1&lt;&#x2F;i&gt;"
CLOZE = f'<span class="cloze" data-cloze="{HIDDEN}" data-ordinal="1">[a hint]</span>!'


@pytest.fixture(scope="module")
def cards():
    """All cards of our decks, rendered by quizgen."""
    plans = [plan_build(path, now=2_000_000_000) for path in OURS]
    return [card for plan in plans for card in anki.cards_of(plan.publication)]


def test_every_card_is_rendered_as_in_anki(shown, cards):
    """Both sides of all cards are equal: conditions, clozes, boxes, scripts."""
    ours = Counter((card.note.fields["Id"], card.front, card.back) for card in cards)
    assert ours == Counter((card.fields["Id"], *card.rendered) for card in shown)
    assert len(ours) > 500


@pytest.fixture
def anki_renders(collection):
    """Return a function that renders the templates of both sides in the real Anki."""
    from anki.consts import MODEL_CLOZE

    type_ = {**collection.models.new("test"), "type": MODEL_CLOZE, "css": ""}
    for name in FIELDS:
        collection.models.add_field(type_, collection.models.new_field(name))
    template = collection.models.new_template("Cloze")
    collection.models.add_template(
        type_, {**template, "qfmt": "{{cloze:Gap}}", "afmt": "{{cloze:Gap}}"}
    )
    collection.models.add(type_)
    note = collection.new_note(collection.models.by_name("test"))
    for name in FIELDS:
        note[name] = VALUES[name]

    def render(front, back):
        custom = {**note.note_type()["tmpls"][0], "qfmt": front, "afmt": back}
        output = note.ephemeral_card(custom_template=custom).render_output()
        return output.question_text, output.answer_text

    return render


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{Word}}{{ Word }}", "a &amp; <b>b</b>a &amp; <b>b</b>"),
        ("{{text:Word}}.", "a & b."),
        ("{{unknown:Word}}", "a &amp; <b>b</b>"),
        ("{{#Word}}1{{^Empty}}2{{/Empty}}{{#Empty}}3{{/Empty}}{{/Word}}4", "124"),
        ("-{{^Word}}{{Empty}}1{{/Word}}", "-"),
        ("{{type:Word}}", "[[type:Word]]"),
        ("{{type:cloze:Gap}}", "[[type:cloze:Gap]]"),
        ("{{#c1}}{{cloze:Gap}}{{/c1}}", CLOZE),
        ("-{{cloze:Word}}", "-"),
    ],
)
def test_template_tags_work_as_in_anki(anki_renders, template, expected):
    """Fields, filters and conditions of a project's own templates work as in Anki."""
    front = render_template(template, VALUES, is_back=False)
    back = render_template(
        "({{FrontSide}})" + template, {**VALUES, "FrontSide": front}, is_back=True
    )
    assert front == expected
    assert (front, back) == anki_renders(template, "({{FrontSide}})" + template)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{Wrod}}", "the note type has no field “Wrod”"),
        ("{{#Wrod}}{{/Wrod}}", "the note type has no field “Wrod”"),
        ("{{#Word}}", "“{{#Word}}” is never closed"),
        ("{{/Word}}", "“{{/Word}}” has no opening tag"),
        ("{{#Word}}{{^Gap}}{{/Word}}{{/Gap}}", "“{{/Word}}” has no opening tag"),
    ],
)
def test_templates_that_anki_rejects_raise_an_error(anki_renders, template, message):
    """Templates for which Anki shows an error on the card raise CardTemplateError."""
    with pytest.raises(CardTemplateError) as caught:
        render_template(template, VALUES, is_back=False)
    assert str(caught.value) == message
    assert "problem" in anki_renders(template, template)[0]
