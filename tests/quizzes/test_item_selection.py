"""The items of a quiz follow its blueprint, and no item repeats or answers another."""

from collections import Counter

import pytest
from conftest import ROOT
from msgspec.structs import replace

from quizgen.facts.deck import Blueprint
from quizgen.pipeline import check_deck
from quizgen.questions.styles import SHEET_PARTS
from quizgen.questions.styles.choice import CHOICE
from quizgen.questions.styles.cloze import CLOZE
from quizgen.questions.styles.matching import MATCHING
from quizgen.questions.styles.true_false import TRUE_FALSE
from quizgen.quizzes.blueprints import DEFAULT_ITEMS, default_blueprint
from quizgen.quizzes.item_selection import choose_items
from quizgen.review.form_rules import FORM_RULES
from quizgen.review.overlap import Overlap


def choose(checked, blueprint, seed=0):
    """Choose items from the article's deck."""
    return choose_items(checked.deck, checked.items, blueprint, seed)


def test_the_default_has_every_style():
    """Its 20 items have the default shares; choice replaces matching in a deck without any."""
    checked = check_deck(ROOT / "decks" / "insulin.yaml")
    shares = Counter({style: part.share for style, part in SHEET_PARTS.items()})
    shares[CHOICE] += shares.pop(MATCHING)
    assert Counter(item.style for item in choose(checked, default_blueprint())) == +shares


@pytest.mark.parametrize("items", [1, 2, 5, 20, 30])
@pytest.mark.parametrize("seed", range(4))
def test_a_quiz_of_any_size_and_seed_breaks_no_rule(checked, items, seed):
    """It has the requested number of items, and no fact is asked twice."""
    quiz = choose(checked, default_blueprint(items), seed)
    assert len(quiz) == items
    assert set(Counter(fact.id for item in quiz for fact in item.facts).values()) == {1}
    overlap = Overlap(checked.items)
    assert not [f for rule in FORM_RULES for f in rule.check(checked.deck, quiz, overlap)]


def test_named_styles_get_their_numbers(checked):
    """Other styles share the rest."""
    styles = {"choice": 4, "true-false": 0, "cloze": 6}
    counts = Counter(item.style for item in choose(checked, Blueprint("x", 14, styles=styles)))
    assert (counts[CHOICE], counts[TRUE_FALSE], counts[CLOZE]) == (4, 0, 6)
    assert counts.total() == 14


def test_named_sections_get_their_numbers(checked):
    """A section with 0 items has none, also in items over several facts."""
    sections = {"demining": 8, "return": 0}
    assert set(sections) < set(checked.deck.sections)
    quiz = choose(checked, Blueprint("x", 16, sections=sections))
    counts = Counter(item.fact.section for item in quiz)
    assert (counts["demining"], counts.total()) == (8, 16)
    assert "return" not in {fact.section for item in quiz for fact in item.facts}


def test_styles_and_sections_can_both_be_named(checked):
    """Both get their numbers."""
    styles = {"choice": 6, "cloze": 4}
    blueprint = Blueprint("x", 12, styles=styles, sections={"demining": 4, "armies": 2})
    quiz = choose(checked, blueprint)
    counts = Counter(item.style for item in quiz)
    assert (counts[CHOICE], counts[CLOZE], counts.total()) == (6, 4, 12)
    sections = Counter(item.fact.section for item in quiz)
    assert (sections["demining"], sections["armies"]) == (4, 2)


def test_other_styles_replace_missing_items(checked):
    """A deck without matching gives a full quiz."""
    without = tuple(item for item in checked.items if item.style is not MATCHING)
    quiz = choose_items(checked.deck, without, default_blueprint(), 0)
    assert len(quiz) == DEFAULT_ITEMS


def test_a_quiz_larger_than_the_deck_is_smaller_than_requested(checked):
    """A deck without items gives an empty quiz."""
    assert 30 < len(choose(checked, default_blueprint(999))) < 60
    assert choose_items(checked.deck, (), default_blueprint(), 0) == ()
    bare = replace(checked.deck, facts=())
    assert choose_items(bare, (), default_blueprint(), 0) == ()


def test_a_quiz_does_not_answer_itself(checked):
    """“… under the plans that Sergei Shoigu announced” answers who announced the plans."""
    by_id = {item.id.split("/", 1)[1]: item for item in checked.items}
    who = by_id["plan-announced/who/choice"]
    answering = by_id["engineers-planned/how-many"]
    (chosen_item,) = choose_items(checked.deck, (who, answering), default_blueprint(), 0)
    assert chosen_item in (who, answering)
    harmless = by_id["gear/which.saiga/choice"]
    quiz = choose_items(checked.deck, (who, harmless), default_blueprint(), 0)
    assert sorted(item.id for item in quiz) == sorted((who.id, harmless.id))
