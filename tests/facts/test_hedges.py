"""Small words that change a claim neither come nor go."""

import pytest

from quizgen.facts.hedges import find_added, find_dropped
from quizgen.languages import language_of

ENGLISH = language_of("en")


def dropped_from(text, whole, quote, *, is_attributed=False):
    """Return what a text drops from its quote."""
    return list(find_dropped(text, whole, quote, ENGLISH, is_attributed=is_attributed))


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
    assert list(find_added(text, quote, ENGLISH)) == added


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
    assert dropped_from(text, text, quote) == dropped


def test_a_speaker_keeps_what_is_reported():
    """Every question of an attributed fact says already that somebody says so."""
    about = ("opened", "opened", "Ann Lee reportedly opened it")
    assert dropped_from(*about) == ["“reportedly opened”"]
    assert dropped_from(*about, is_attributed=True) == []


FELLOWS = (
    "not cannot never no none nobody nothing nor without",
    "nearly almost",
    "entirely fully completely wholly",
    "partly partially",
    "mostly largely mainly",
    "all every each",
    "many numerous",
    "most",
    "few",
    "several multiple",
    "always",
    "only solely",
    "possibly perhaps maybe may might",
    "probably likely",
    "reportedly reported reports",
    "allegedly alleged alleges",
    "apparently seemingly",
)
MAY_BE_ADDED = {"reported", "reports", "alleged", "alleges", "without", "likely"}
WEAKENING = """
    not never nearly almost partly partially mostly largely mainly many numerous most few several
    multiple possibly perhaps maybe might probably likely reportedly allegedly apparently seemingly
""".split()  # noqa: SIM905 - a list of words reads better so


@pytest.mark.parametrize("fellows", FELLOWS)
def test_only_words_of_one_meaning_stand_for_each_other(fellows):
    """Each is missed where the quote has none of them; a plain word for a report is not."""
    for word in fellows.split():
        assert list(find_added(f"{word} open", "open", ENGLISH)) == [f"“{word}”"] * (
            word not in MAY_BE_ADDED
        )
        for other in " ".join(FELLOWS).split():
            added = list(find_added(f"{word} open", f"{other} open", ENGLISH))
            assert added == [] or other not in fellows.split()
            assert added or other in fellows.split() or word in MAY_BE_ADDED


def test_every_word_that_weakens_is_missed():
    """Without it the fact says more than the quote; “may” could be the month."""
    words = " ".join(FELLOWS).split()
    dropped = [word for word in words if dropped_from("open", "", f"{word} open")]
    assert sorted(dropped) == sorted(WEAKENING)


@pytest.mark.parametrize("telling", ["reportedly", "allegedly", "apparently", "seemingly"])
def test_each_word_that_tells_is_kept_by_a_speaker(telling):
    """And no other: “probably” weakens whoever says it."""
    assert dropped_from("open", "", f"{telling} open", is_attributed=True) == []
    assert dropped_from("open", "", "probably open", is_attributed=True) == ["“probably open”"]


def test_short_words_are_not_what_is_weakened():
    """Three letters are an article or a preposition; four may be a noun."""
    assert dropped_from("the park", "", "many the park") == []
    assert dropped_from("park", "", "many park") == ["“many park”"]


def test_a_number_word_is_added_by_its_value():
    """Digits show it as well; “one” is an article as often as a number."""
    assert list(find_added("two parks", "2 parks", ENGLISH)) == []
    assert list(find_added("one park and zero trees", "parks", ENGLISH)) == []
    assert list(find_added("three parks", "2 parks", ENGLISH)) == ["“three”"]
