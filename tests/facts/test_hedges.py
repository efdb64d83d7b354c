"""Words that change a claim are neither added nor dropped unnoticed."""

import pytest

from quizgen.facts.hedges import find_added, find_dropped
from quizgen.languages import language_of

ENGLISH = language_of("en")


def dropped_from(text, whole, quote, *, is_attributed=False):
    """Return the words that a text drops from its quote."""
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
    """A quantifier, negation or number word must be in the quote, in some form."""
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
    """A dropped hedge is reported only if the text has the word that it qualifies."""
    assert dropped_from(text, text, quote) == dropped


def test_a_speaker_replaces_reportedly():
    """Every question of an attributed fact names the speaker."""
    about = ("opened", "opened", "Ann Lee reportedly opened it")
    assert dropped_from(*about) == ["“reportedly opened”"]
    assert dropped_from(*about, is_attributed=True) == []


SYNONYMS = (
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
HEDGES = """
    not never nearly almost partly partially mostly largely mainly many numerous most few several
    multiple possibly perhaps maybe might probably likely reportedly allegedly apparently seemingly
""".split()  # noqa: SIM905 - a list of words reads better so


@pytest.mark.parametrize("synonyms", SYNONYMS)
def test_only_synonyms_replace_each_other(synonyms):
    """Each word is reported if the quote has no synonym of it. Plain reporting words are not."""
    for word in synonyms.split():
        assert list(find_added(f"{word} open", "open", ENGLISH)) == [f"“{word}”"] * (
            word not in MAY_BE_ADDED
        )
        for other in " ".join(SYNONYMS).split():
            added = list(find_added(f"{word} open", f"{other} open", ENGLISH))
            assert added == [] or other not in synonyms.split()
            assert added or other in synonyms.split() or word in MAY_BE_ADDED


def test_every_dropped_hedge_is_reported():
    """Without the hedge, the fact claims more than the quote. “May” could be the month."""
    words = " ".join(SYNONYMS).split()
    dropped = [word for word in words if dropped_from("open", "", f"{word} open")]
    assert sorted(dropped) == sorted(HEDGES)


@pytest.mark.parametrize("word", ["reportedly", "allegedly", "apparently", "seemingly"])
def test_a_speaker_replaces_only_reporting_words(word):
    """A speaker does not replace “probably”."""
    assert dropped_from("open", "", f"{word} open", is_attributed=True) == []
    assert dropped_from("open", "", "probably open", is_attributed=True) == ["“probably open”"]


def test_short_words_are_not_qualified():
    """A word of three letters is an article or a preposition, a word of four may be a noun."""
    assert dropped_from("the park", "", "many the park") == []
    assert dropped_from("park", "", "many park") == ["“many park”"]


def test_number_words_are_compared_by_value():
    """Digits in the quote count as well. “One” is ignored, as it is often an article."""
    assert list(find_added("two parks", "2 parks", ENGLISH)) == []
    assert list(find_added("one park and zero trees", "parks", ENGLISH)) == []
    assert list(find_added("three parks", "2 parks", ENGLISH)) == ["“three”"]
