"""Quizzes are made and checked: shortages, form ids, and rules for forms."""

import pytest
from msgspec.structs import replace

from quizgen.facts.deck import Blueprint
from quizgen.pipeline import check_deck, check_quizzes, make_quiz, remake_form
from quizgen.quizzes.blueprints import QuizRequest

FACTS = """
- {id: opened, kind: quantity, section: parks, actor: lee, verb: {base: open, past: opened},
   amount: {value: 44, unit: park}, quote: Ann Lee opened 44 parks}
"""
HEAD = """
sections: {parks: The parks}
quizzes:
  short: {items: 1, title: A look back, minutes: 5, instructions: No books., points: {cloze: 2},
    student_number: 7}
  long: {items: 30, styles: {matching: 1}, sections: {parks: 9}}
"""
LEE = "lee: {name: Ann Lee, ask: who}"


@pytest.fixture
def parks(deck_project):
    """A deck of one fact with two quizzes."""
    article = "Ann Lee opened 44 parks."
    return check_deck(deck_project(FACTS, entities=LEE, head=HEAD, article=article))


def codes(checked):
    """Return the codes of all findings."""
    return [finding.code for finding in checked.findings]


def with_quiz(checked, blueprint):
    """Return a checked deck with this quiz only."""
    deck = replace(checked.deck, quizzes={blueprint.name: blueprint})
    return replace(checked, deck=deck)


def test_quizzes_of_a_deck_are_read(parks):
    """A blueprint has the values under `quizzes:` and their place."""
    assert parks.findings == ()
    short, long = parks.deck.quizzes.values()
    assert (short.name, short.items, short.title) == ("short", 1, "A look back")
    assert (short.minutes, short.instructions, short.student_number) == (5, "No books.", 7)
    assert short.points == {"cloze": 2}
    assert (long.styles, long.sections) == ({"matching": 1}, {"parks": 9})
    assert str(long.place) == "decks/parks.yaml:9:3"


def test_the_first_quiz_is_the_default(parks):
    """Other quizzes are made by name, or by a number of items."""
    _, (form,) = make_quiz(parks)
    assert form.id.startswith("A0-short-")
    _, forms = make_quiz(parks, QuizRequest("long", seed=3, forms=2))
    assert [form.id.rpartition("-")[0] for form in forms] == ["A3-long", "B3-long"]
    _, (form,) = make_quiz(parks, QuizRequest("7"))
    assert form.id.startswith("A0-7-")


def test_an_unknown_quiz_is_reported(parks):
    """The help suggests the nearest name, and no form is made."""
    checked, forms = make_quiz(parks, QuizRequest("lang"))
    assert forms == ()
    assert codes(checked) == ["D04"]
    assert checked.findings[0].help == "did you mean “long”?"


def test_shortages_are_reported_by_style_and_section(parks):
    """They are reported at the quiz, with numbers; the form has the items that there are."""
    checked, (form,) = make_quiz(parks, QuizRequest("long"))
    assert [question.item.id for question in form.questions] == ["parks/opened/how-many/choice"]
    assert codes(checked) == ["F01", "F01"]
    style, section = (finding.message for finding in checked.findings)
    assert "too few items in the style matching: the quiz asks for 1, the deck gives 0" in style
    assert "four facts of a kind with `matching:`" in checked.findings[0].help
    assert "too few items on “The parks”: the quiz asks for 9, the deck gives 1" in section
    assert {str(finding.place) for finding in checked.findings} == {"decks/parks.yaml:9:3"}


def test_a_shortage_of_the_whole_quiz_is_reported_once(parks):
    """This holds for a number on the command line, but not for the default number."""
    checked, _ = make_quiz(parks, QuizRequest("20"))
    assert codes(checked) == ["F01"]
    bare = replace(parks, deck=replace(parks.deck, quizzes={}))
    assert codes(make_quiz(bare)[0]) == []


def test_every_quiz_is_checked(parks):
    """The second quiz of the deck is short, the first is not."""
    assert codes(check_quizzes(parks)) == ["F01", "F01"]


def test_a_quiz_with_sections_is_not_lopsided(checked):
    """Eight of ten questions about mines are what the author wants."""
    blueprint = Blueprint("mines", 10, sections={"demining": 8})
    found, (form,) = make_quiz(with_quiz(checked, blueprint))
    assert found.findings == ()
    assert sum(q.item.fact.section == "demining" for q in form.questions) == 8


@pytest.mark.parametrize(
    "quiz_request", [QuizRequest(), QuizRequest("12", 7, 3), QuizRequest("5", 999_999_999, 26)]
)
def test_a_form_is_made_again_from_its_id(checked, quiz_request):
    """It is equal to the printed form, for any number of forms."""
    _, forms = make_quiz(checked, quiz_request)
    again, rebuilt = remake_form(checked, f" {forms[-1].id.lower()}")
    assert rebuilt == forms[-1:]
    assert again.findings == ()


def test_a_form_of_a_named_quiz_is_made_again(checked):
    """The name may contain hyphens."""
    named = with_quiz(checked, Blueprint("mid-term", 5, minutes=9))
    _, forms = make_quiz(named, QuizRequest(forms=2))
    assert remake_form(named, forms[1].id)[1] == forms[1:]


def test_a_form_of_a_changed_deck_is_not_made(checked):
    """If a stem on the form has changed, the finding names the old and the new id."""
    _, (form,) = make_quiz(checked)
    first = form.questions[0].item
    items = tuple(
        replace(item, stem=f"{item.stem} ") if item is first else item for item in checked.items
    )
    found, forms = remake_form(replace(checked, items=items), form.id)
    assert forms == ()
    assert codes(found) == ["F03"]
    assert "the deck has changed since" in found.findings[0].message
    assert form.id in found.findings[0].message


def test_changes_outside_a_form_do_not_matter(checked):
    """Items that are not on the form may change."""
    _, (form,) = make_quiz(checked)
    on_it = {question.item.id for question in form.questions}
    items = tuple(
        item if item.id in on_it else replace(item, rationale="Changed.") for item in checked.items
    )
    assert remake_form(replace(checked, items=items), form.id)[1] == (form,)


@pytest.mark.parametrize("written", ["", "A7", "quiz-A.html", "A7-20-4F2"])
def test_a_malformed_id_is_a_finding(checked, written):
    """Its help shows what an id looks like."""
    found, forms = remake_form(checked, written)
    assert (codes(found), forms) == (["F02"], ())
    assert "A7-20-4F2K" in found.findings[0].help


def test_a_broken_deck_has_no_forms(deck_project):
    """There are no findings but its own errors."""
    broken = check_deck(deck_project("- {id: x}"))
    assert remake_form(broken, "A7-20-4F2K") == (broken, ())
    assert make_quiz(broken) == (broken, ())


PLANTED = """
- {id: planted, kind: quantity, section: parks, actor: lee, verb: {base: plant, past: planted},
   amount: {value: 9, unit: tree}, quote: Ann Lee opened 3 parks}
"""
YES_OR_NO = """
- {id: again, kind: quantity, section: parks, actor: lee, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks, wording: {who: did anybody?},
   allow: {R42: it is long}}
"""


def test_sound_facts_are_reviewed_while_others_have_errors(deck_project):
    """All findings come in one run, and nothing can be built."""
    checked = check_deck(deck_project(PLANTED + YES_OR_NO, entities=LEE, head=HEAD))
    assert set(codes(checked)) == {"G02", "R41", "R27"}
    assert (checked.deck, checked.items) == (None, ())


def test_unused_suppressions_are_not_reported_while_facts_have_errors(deck_project):
    """They may be needed once the broken facts are corrected."""
    sound = check_deck(deck_project(YES_OR_NO, entities=LEE, head=HEAD))
    assert "D07" in codes(sound)
    broken = check_deck(deck_project(PLANTED + YES_OR_NO, entities=LEE, head=HEAD))
    assert "D07" not in codes(broken)


def test_facts_about_a_broken_entity_are_not_reviewed(deck_project):
    """Their items would be about a stand-in."""
    checked = check_deck(deck_project(YES_OR_NO, entities="lee: {name: Ann Lee}", head=HEAD))
    assert codes(checked) == ["D01"]
