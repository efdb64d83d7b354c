"""Small words that change a claim neither come nor go."""

import pytest

from quizgen.facts.hedging import find_added, find_dropped


@pytest.mark.parametrize(
    ("text", "quote", "added"),
    [
        ("all units", "the units", ["“all”"]),
        ("every unit", "each unit", []),
        ("did not open", "didn’t open", []),
        ("two divisions", "the divisions", ["“two”"]),
        ("one of the parks", "a park", []),
        ("was reported", "he said so", []),
    ],
)
def test_added_words(text, quote, added):
    """A quantifier, a negation or a number word has to stand in the quote, in some form."""
    assert list(find_added(text, quote)) == added


@pytest.mark.parametrize(
    ("text", "quote", "dropped"),
    [
        ("depend entirely on it", "depend almost entirely on it", ["“almost entirely”"]),
        ("depend nearly entirely on it", "depend almost entirely on it", []),
        ("units", "many units, then all units", []),
        ("the harbour", "many units in the harbour", []),
        ("reportedly opened", "reportedly opened", []),
    ],
)
def test_dropped_words(text, quote, dropped):
    """A word that weakens is missed only where what it weakens was taken over."""
    assert list(find_dropped(text, text, quote, attributed=False)) == dropped


def test_a_teller_keeps_what_is_reported():
    """Every question of an attributed fact says already that somebody says so."""
    about = ("opened", "opened", "Ann Lee reportedly opened it")
    assert list(find_dropped(*about, attributed=False)) == ["“reportedly opened”"]
    assert list(find_dropped(*about, attributed=True)) == []
