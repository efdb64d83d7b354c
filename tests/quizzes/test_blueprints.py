"""Blueprints share the items of a quiz among styles, in whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.facts.deck import Blueprint
from quizgen.questions.styles import SHEET_PARTS
from quizgen.questions.styles.choice import CHOICE
from quizgen.quizzes.blueprints import default_blueprint, find_blueprint, share_styles

SHARES = {style: part.share for style, part in SHEET_PARTS.items()}
NAMES = [style.name for style, share in SHARES.items() if share]
counts = st.dictionaries(st.sampled_from(NAMES[:-1]), st.integers(0, 50))


@given(counts, st.integers(0, 500))
def test_shares_of_styles_add_up(styles, more):
    """Named styles keep their numbers, others share the rest, and the sum is right."""
    blueprint = Blueprint("x", sum(styles.values()) + more, styles=styles)
    wanted = share_styles(blueprint)
    assert sum(wanted.values()) == blueprint.items
    named = {style.name: count for style, count in wanted.items()}
    assert {name: named[name] for name in styles} == styles


def test_the_default_keeps_its_proportions():
    """A quiz of 40 items has twice as many of each style; a single item is multiple choice."""
    assert share_styles(default_blueprint()) == SHARES
    doubled = share_styles(default_blueprint(40))
    assert doubled == {style: 2 * count for style, count in SHARES.items()}
    assert share_styles(default_blueprint(1))[CHOICE] == 1


@pytest.mark.parametrize("name", ["nope", "0", "1000", "2" * 5000, "-1"])
def test_an_unknown_name_gives_none(checked, name):
    """A name is a quiz of the deck or a number of items from 1 to 999."""
    assert find_blueprint(checked.deck, name) is None
    assert find_blueprint(checked.deck) == default_blueprint()
