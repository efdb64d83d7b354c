"""Typed items have answers that a person types as they are."""

import pytest

from quizgen.languages import language_of
from quizgen.pipeline import generate_deck, load_deck
from quizgen.questions.typable_answers import is_easy_to_type, is_typable
from quizgen.values.entities import Entity

ENGLISH = language_of("en")


@pytest.mark.parametrize(
    "text",
    ["Paris", "42,400", "15 March 44 BC", "about 0.5 °C", "Saint-Exupéry", "김철수", "40%", "AC/DC",
     "Washington, D.C.", "over 1.5 million explosives"],
)  # fmt: skip
def test_short_answers_are_easy_to_type(text):
    """Letters of any script and common signs have keys."""
    assert is_easy_to_type(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    ["6 CO₂", "x² + 1", "“mass heroism”", "light (430 nm)", "½", "iron, zinc and copper",
     "the chairman of the ruling party", "a supercalifragilisticexpialidocious word", "a → b"],
)  # fmt: skip
def test_long_answers_lists_and_formulas_are_not(text):
    """Nobody types them as they are."""
    assert not is_easy_to_type(text, ENGLISH)


@pytest.mark.parametrize(
    ("name", "typable"),
    [
        ("governor of Syria", False),
        ("cases of impeachment", False),
        ("the separation of powers", False),
        ("carbon dioxide", True),
        ("a pocket veto", True),
        ("Donations of Alexandria", True),
    ],
)
def test_a_phrase_in_common_words_has_other_wordings(name, typable):
    """A proper name has one wording, and so has a term of one or two words."""
    the, bare = ENGLISH.nouns.split_article(name)
    entity = Entity("id", "thing", bare, "what", the)
    assert is_typable(entity, [name], ENGLISH) is typable


def test_one_way_that_can_be_typed_is_enough():
    """“37” is accepted for “37 °C → K”."""
    assert is_typable("37", ["37 → K", "37"], ENGLISH)
    assert not is_typable("37", ["37 → K"], ENGLISH)
    assert not is_typable("", [], ENGLISH)


def test_a_fact_is_typed_by_its_first_answer_that_can_be_typed(deck_project):
    """The office is a phrase, so the year is typed; a fact with the phrase only is not typed."""
    quote = "Ann Lee became governor of Syria in 1955"
    office = "governor of Syria: Which office did Ann Lee take in 1955?"
    year = "'1955': In which year did Ann Lee become governor of Syria?"
    facts = "".join(
        f"- id: {id_}\n"
        "  say: Ann Lee became [governor of Syria](office) in [1955].\n"
        f"  ask: {{{ask}}}\n"
        f"  quote: {quote}\n"
        for id_, ask in (("both", f"{office}, {year}"), ("office-only", office))
    )
    items = generate_deck(load_deck(deck_project(facts, article=f"{quote}."))[0]).items
    typed = [item for item in items if item.style.name == "typed"]
    assert [(item.fact.id, item.answer) for item in typed] == [("both", "1955")]
