"""No rule takes more than linear time: a deck of thousands is reviewed as fast, fact for fact."""

from functools import partial

import pytest
from generated_decks import write_deck
from msgspec.structs import replace
from work_growth import LARGER, LINEAR, TIMED, lines_of, offices, seconds_of

from quizgen.pipeline import generate_deck, load_deck
from quizgen.review.rules import RULES, ambiguous_reverses, shared_names


@pytest.fixture
def decks(tmp_path, deck_project):
    """Return what makes decks with their items: so many facts of a shape."""

    def make(shape, count):
        ours = shape == "offices"
        path = deck_project(**offices(count)) if ours else write_deck(tmp_path, shape, count)
        deck, findings = load_deck(path)
        assert deck, findings
        return deck, generate_deck(deck).items

    return make


def on_one_front(items):
    """Let all items ask the same, each with its own answer."""
    return tuple(replace(item, stem="Who was Head of it?") for item in items)


def found_by(rule, deck, items):
    """Return what a rule finds."""
    return list(rule.check(deck, items))


def work(rule, deck, items):
    """Return how many lines a rule runs over a deck whose texts have been read before."""
    found_by(rule, deck, items)
    return lines_of(partial(found_by, rule, deck, items))


def grown(few, many):
    """Return how many times as much work rules have with many as with few, where it is too much."""
    times = {rule.NAME: work(rule, *many) / work(rule, *few) for rule in RULES}
    return {name: ratio for name, ratio in times.items() if ratio >= LINEAR}


@pytest.mark.parametrize("shape", ["mixed", "offices"])
def test_rules_take_linear_time(decks, shape):
    """Over facts of all kinds, and over facts that have most in common."""
    few, many = (decks(shape, count) for count in (60, 60 * LARGER))
    assert grown(few, many) == {}


def test_rules_take_linear_time_where_all_items_ask_the_same(decks):
    """Each is then held against what answers its question, which is everything."""
    few, many = (decks("offices", count) for count in (60, 60 * LARGER))
    one_front = ((deck, on_one_front(items)) for deck, items in (few, many))
    assert grown(*one_front) == {}


def test_shared_names_are_found_in_linear_time(decks):
    """Among thousands of names: a pattern of them all would try each at each place."""
    few, many = (decks("offices", count) for count in (100, 100 * LARGER))
    short, long = (seconds_of(partial(found_by, shared_names, *deck)) for deck in (few, many))
    assert long < TIMED * short


def test_answers_in_reverse_are_found_in_linear_time(decks):
    """Among thousands of answers to one question."""
    few, many = (decks("offices", count) for count in (300, 300 * LARGER))
    one_front = [(deck, on_one_front(items)) for deck, items in (few, many)]
    short, long = (seconds_of(partial(found_by, ambiguous_reverses, *deck)) for deck in one_front)
    assert long < TIMED * short
