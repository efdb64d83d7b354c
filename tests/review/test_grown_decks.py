"""A deck that grew in many builds, whose items keep their options, is as fair as a new one."""

import pytest
from generated_decks import write_deck
from grown_decks import grow

from quizgen.pipeline import load_deck
from quizgen.review.guessing.adaptive import LEARNED
from quizgen.review.guessing.trials import guess_items

STEPS = 20


@pytest.mark.parametrize(
    ("shape", "facts", "removing"),
    [("people", 1500, True), ("exact", 500, False), ("exact", 500, True), ("varied", 500, True)],
)
def test_a_grown_deck_gives_nothing_away(tmp_path, shape, facts, removing):
    """New answers are options as often as old ones, and gaps are filled evenly."""
    deck, _ = load_deck(write_deck(tmp_path, shape, facts))
    items = grow(deck, STEPS, mixed_up=removing, removing=removing)
    outcome = guess_items(items, deck.language)
    learned = next(trial for trial in outcome.trials if trial.name == LEARNED)
    assert not outcome.flagged
    assert abs(learned.rate - learned.chance) <= 0.03
