"""A quiz is checked as it is made: what it lacks, what its id says, what the rules find."""

import pytest
from msgspec.structs import replace

from quizgen.facts.deck import Blueprint
from quizgen.pipeline import check_deck, check_quizzes, make_quiz, remake_form
from quizgen.quizzes.blueprints import QuizRequest

FACTS = """
- {id: opened, kind: quantity, section: parks, actor: lee, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""
HEAD = """
sections: {parks: The parks}
quizzes:
  short: {items: 1, title: A look back, minutes: 5, instructions: No books., points: {cloze: 2}}
  long: {items: 30, styles: {matching: 1}, sections: {parks: 9}}
"""
LEE = "lee: {name: Ann Lee, ask: who}"


@pytest.fixture
def parks(deck_project):
    """A deck of one fact with two quizzes."""
    return check_deck(deck_project(FACTS, entities=LEE, head=HEAD))


def codes(checked):
    """Return the codes of all findings."""
    return [finding.code for finding in checked.findings]


def with_quiz(checked, blueprint):
    """Return the article's deck with one quiz."""
    deck = replace(checked.deck, quizzes={blueprint.name: blueprint})
    return replace(checked, deck=deck)


def test_a_deck_s_quizzes_are_read(parks):
    """What stands under `quizzes:` is what a blueprint says, and where."""
    assert parks.findings == ()
    short, long = parks.deck.quizzes.values()
    assert (short.name, short.items, short.title) == ("short", 1, "A look back")
    assert (short.minutes, short.instructions) == (5, "No books.")
    assert short.points == {"cloze": 2}
    assert (long.styles, long.sections) == ({"matching": 1}, {"parks": 9})
    assert str(long.place) == "decks/parks.yaml:8:3"


def test_the_first_quiz_is_made_without_a_name(parks):
    """`build` makes it; others are made by name, or so many items by a number."""
    _, (form,) = make_quiz(parks)
    assert form.id.startswith("A0-short-")
    _, forms = make_quiz(parks, QuizRequest("long", seed=3, forms=2))
    assert [form.id.rpartition("-")[0] for form in forms] == ["A3-long", "B3-long"]
    _, (form,) = make_quiz(parks, QuizRequest("7"))
    assert form.id.startswith("A0-7-")


def test_a_quiz_that_is_not_there_has_a_neighbour(parks):
    """No form is made of a mistyped name."""
    checked, forms = make_quiz(parks, QuizRequest("lang"))
    assert forms == ()
    assert codes(checked) == ["D04"]
    assert checked.findings[0].help == "did you mean “long”?"


def test_what_is_short_is_told_by_style_and_section(parks):
    """Where the quiz is named, with how many there are; the form has what there is."""
    checked, (form,) = make_quiz(parks, QuizRequest("long"))
    assert [question.item.id for question in form.questions] == ["parks/opened/how-many"]
    assert codes(checked) == ["F01", "F01"]
    style, section = (finding.message for finding in checked.findings)
    assert "too few items in the style matching: the quiz asks for 1, the deck gives 0" in style
    assert "four facts of a kind with `matching:`" in checked.findings[0].help
    assert "too few items on “The parks”: the quiz asks for 9, the deck gives 1" in section
    assert {str(finding.place) for finding in checked.findings} == {"decks/parks.yaml:8:3"}


def test_what_is_short_in_all_is_told_once(parks):
    """A number on the command line is asked for; the default is not."""
    checked, _ = make_quiz(parks, QuizRequest("20"))
    assert codes(checked) == ["F01"]
    bare = replace(parks, deck=replace(parks.deck, quizzes={}))
    assert codes(make_quiz(bare)[0]) == []


def test_check_looks_at_every_quiz(parks):
    """The second is short, the first is not."""
    assert codes(check_quizzes(parks)) == ["F01", "F01"]


def test_who_says_how_much_of_a_section_is_not_told_otherwise(checked):
    """Eight of ten questions on mines are lopsided, and wanted."""
    wanted = Blueprint("mines", 10, sections={"demining": 8})
    found, (form,) = make_quiz(with_quiz(checked, wanted))
    assert found.findings == ()
    assert sum(q.item.fact.section == "demining" for q in form.questions) == 8


@pytest.mark.parametrize(
    "wish", [QuizRequest(), QuizRequest("12", 7, 3), QuizRequest("5", 999_999_999, 26)]
)
def test_a_form_comes_back_by_its_id(checked, wish):
    """The very same one, key and all, however many there were."""
    _, forms = make_quiz(checked, wish)
    again, rebuilt = remake_form(checked, f" {forms[-1].id.lower()}")
    assert rebuilt == forms[-1:]
    assert again.findings == ()


def test_a_form_of_a_named_quiz_comes_back(checked):
    """A name with hyphens is read whole."""
    named = with_quiz(checked, Blueprint("mid-term", 5, minutes=9))
    _, forms = make_quiz(named, QuizRequest(forms=2))
    assert remake_form(named, forms[1].id)[1] == forms[1:]


def test_a_changed_deck_gives_no_form(checked):
    """One reworded stem on it, and the id is refused, with what it would be now."""
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


def test_a_change_elsewhere_keeps_the_form(checked):
    """What is not on the form may change; new facts may too, as long as the choice is the same."""
    _, (form,) = make_quiz(checked)
    on_it = {question.item.id for question in form.questions}
    items = tuple(
        item if item.id in on_it else replace(item, rationale="Mended.") for item in checked.items
    )
    assert remake_form(replace(checked, items=items), form.id)[1] == (form,)


@pytest.mark.parametrize("written", ["", "A7", "quiz-A.html", "A7-20-4F2"])
def test_a_malformed_id_is_a_finding(checked, written):
    """It says what an id looks like."""
    found, forms = remake_form(checked, written)
    assert (codes(found), forms) == (["F02"], ())
    assert "A7-20-4F2K" in found.findings[0].help


def test_a_broken_deck_has_no_forms(deck_project):
    """Its own errors are all there is to say."""
    broken = check_deck(deck_project("- {id: x}"))
    assert remake_form(broken, "A7-20-4F2K") == (broken, ())
    assert make_quiz(broken) == (broken, ())
