"""The statistics of a deck agree with its items."""

import json

from conftest import run_quizgen

from quizgen.review.deck_statistics import count_deck


def test_every_item_is_counted_once(checked):
    """The counts by style, by kind and by section add up to the number of items."""
    figures = count_deck(checked.context, checked.items)
    for counts in (figures.styles, figures.kinds, figures.sections):
        assert sum(counts.values()) == figures.items == len(checked.items)
    assert figures.facts == len(checked.deck.facts)


def test_pools_have_their_values_and_items(checked):
    """The items of each pool are counted. A pool with too few values has no options or items."""
    figures = count_deck(checked.context, checked.items)
    pools = {pool.name: pool for pool in figures.pools}
    assert pools["person"].values == 4
    assert pools["person"].items == sum(item.pool == "person" for item in checked.items)
    assert pools["operation"].options == pools["operation"].items == 0


def test_positions_count_shuffled_items(checked):
    """Items whose options are sorted, numbers and dates, are not counted."""
    figures = count_deck(checked.context, checked.items)
    choices = [item for item in checked.items if item.style.name == "choice"]
    shuffled = [item for item in choices if not item.interaction.ordered]
    assert sum(map(sum, figures.positions.values())) == len(shuffled)


def test_stats_prints_statistics():
    """`quizgen stats` prints the statistics as text, or as one JSON document."""
    text = run_quizgen("stats", "kursk-engineers").stdout
    assert text.startswith("kursk-engineers: 49 facts, ")
    (deck,) = json.loads(run_quizgen("stats", "kursk-engineers", "--json").stdout)["decks"]
    assert f"  {deck['styles']['flashcard']:>5}  flashcard\n" in text
    assert f"keys among 4 options: A {deck['positions']['4'][0]}  " in text
