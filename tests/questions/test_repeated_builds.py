"""The next build of a deck that did not change makes the same items."""

import pytest
from generated_decks import write_deck
from grown_decks import grow_facts, keep, with_facts

from quizgen.pipeline import generate_deck, load_deck


def shown(items):
    """Return what learners see of items, by item id."""
    return {item.id: (item.stem, item.options, item.answer) for item in items}


@pytest.mark.parametrize("shape", ["varied", "mixed", "circles", "extras"])
@pytest.mark.parametrize("removing", [False, True], ids=["added", "added and removed"])
def test_the_next_build_makes_the_same_items(tmp_path, shape, removing):
    """No item waits for the next build, and none loses an option in it."""
    deck, _ = load_deck(write_deck(tmp_path, shape, 400))
    items = ()
    for facts in grow_facts(deck.facts, 4, mixed_up=removing, removing=removing):
        grown = with_facts(deck, facts)
        items = generate_deck(grown, keep(items)).items
        assert shown(generate_deck(grown, keep(items)).items) == shown(items)
