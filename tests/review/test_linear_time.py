"""Every rule takes linear time: large decks are reviewed as fast per fact as small ones."""

from functools import partial

import pytest
from generated_decks import write_deck
from msgspec.structs import replace
from work_growth import LARGER, LINEAR, count_lines, finishes, name_of, offices

from quizgen.pipeline import generate_deck, load_deck
from quizgen.review.rules import RULES, ambiguous_reverses, shared_names

MANY = 40_000


@pytest.fixture
def make_deck(tmp_path, deck_project):
    """Return a function that makes a deck with a number of facts of a shape, and its items."""

    def make(shape, count):
        if shape == "offices":
            path = deck_project(**offices(count))
        else:
            path = write_deck(tmp_path, shape, count)
        deck, findings = load_deck(path)
        assert deck, findings
        return deck, generate_deck(deck).items

    return make


def with_one_stem(items):
    """Return the items, all with the same question."""
    return tuple(replace(item, stem="Who was Head of it?") for item in items)


def check(rule, deck, items):
    """Return the findings of a rule."""
    return list(rule.check(deck, items))


def count_work(rule, deck, items):
    """Return the number of lines that a rule runs for a deck whose texts are cached."""
    check(rule, deck, items)
    return count_lines(partial(check, rule, deck, items))


def superlinear_rules(few, many):
    """Return the rules whose work grows too much, with the ratio."""
    ratios = {rule.NAME: count_work(rule, *many) / count_work(rule, *few) for rule in RULES}
    return {name: ratio for name, ratio in ratios.items() if ratio >= LINEAR}


@pytest.mark.parametrize("shape", ["mixed", "offices"])
def test_rules_take_linear_time(make_deck, shape):
    """The work is linear for facts of all kinds, and for facts that share most of their words."""
    few, many = (make_deck(shape, count) for count in (240, 240 * LARGER))
    assert superlinear_rules(few, many) == {}


def test_rules_take_linear_time_if_all_items_ask_the_same(make_deck):
    """A question with as many answers as the deck has items does not make a rule quadratic."""
    few, many = (make_deck("offices", count) for count in (60, 60 * LARGER))
    one_stem = ((deck, with_one_stem(items)) for deck, items in (few, many))
    assert superlinear_rules(*one_stem) == {}


def test_shared_names_are_found_in_linear_time(make_deck):
    """Names are looked up: a pattern of all names would try each of them at every position."""
    deck, items = make_deck("offices", 10)
    item, entity = items[0], next(iter(deck.entities.values()))
    names = [name_of(number) for number in range(MANY)]
    entities = {name: replace(entity, id=name, name=f"Ann {name}") for name in names}
    deck = replace(deck, entities={**deck.entities, **entities})
    items = [replace(item, stem=f"What did Ann {name} call Ann {name}?") for name in names]
    assert finishes(lambda: check(shared_names, deck, items))


def test_answers_to_a_reverse_question_are_found_in_linear_time(make_deck):
    """The answers are sorted once, not for each of thousands of items."""
    deck, items = make_deck("offices", 10)
    reverse = next(item for item in items if item.style.is_reverse)
    items = [replace(reverse, answer=name_of(number)) for number in range(MANY)]
    assert finishes(lambda: check(ambiguous_reverses, deck, items))


@pytest.mark.parametrize("words", ["did word ", "does the report ", "that the word that "])
def test_endless_questions_are_checked_in_bounded_time(make_deck, words):
    """No pattern of the rules about sentences tries each beginning with each end."""
    deck, items = make_deck("offices", 10)
    item = replace(items[0], stem=f"What is the {words * 20_000}?")
    sentence_rules = [rule for rule in RULES if rule.CODE >= "R66"]
    assert finishes(lambda: [check(rule, deck, [item]) for rule in sentence_rules])
