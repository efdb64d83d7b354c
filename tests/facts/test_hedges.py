"""Small words that change a claim neither come nor go."""

import pytest

from quizgen.facts.hedges import find_added, find_dropped


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


def test_a_speaker_keeps_what_is_reported():
    """Every question of an attributed fact says already that somebody says so."""
    about = ("opened", "opened", "Ann Lee reportedly opened it")
    assert list(find_dropped(*about, attributed=False)) == ["“reportedly opened”"]
    assert list(find_dropped(*about, attributed=True)) == []


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
        assert list(find_added(f"{word} open", "open")) == [f"“{word}”"] * (
            word not in MAY_BE_ADDED
        )
        for other in " ".join(FELLOWS).split():
            added = list(find_added(f"{word} open", f"{other} open"))
            assert added == [] or other not in fellows.split()
            assert added or other in fellows.split() or word in MAY_BE_ADDED


def test_every_word_that_weakens_is_missed():
    """Without it the fact says more than the quote; “may” could be the month."""
    words = " ".join(FELLOWS).split()
    dropped = [
        word for word in words if list(find_dropped("open", "", f"{word} open", attributed=False))
    ]
    assert sorted(dropped) == sorted(WEAKENING)


@pytest.mark.parametrize("telling", ["reportedly", "allegedly", "apparently", "seemingly"])
def test_each_word_that_tells_is_kept_by_a_speaker(telling):
    """And no other: “probably” weakens whoever says it."""
    assert list(find_dropped("open", "", f"{telling} open", attributed=True)) == []
    assert list(find_dropped("open", "", "probably open", attributed=True)) == ["“probably open”"]


def test_short_words_are_not_what_is_weakened():
    """Three letters are an article or a preposition; four may be a noun."""
    assert list(find_dropped("the park", "", "many the park", attributed=False)) == []
    assert list(find_dropped("park", "", "many park", attributed=False)) == ["“many park”"]


def test_a_number_word_is_added_by_its_value():
    """Digits show it as well; “one” is an article as often as a number."""
    assert list(find_added("two parks", "2 parks")) == []
    assert list(find_added("one park and zero trees", "parks")) == []
    assert list(find_added("three parks", "2 parks")) == ["“three”"]
