"""False sentences have the notation of the true ones, so that it does not show which is which."""

import pytest
from test_written_numbers import read

from quizgen.languages import language_of
from quizgen.questions.shown_words import words_in_sentence

ENGLISH = language_of("en")


@pytest.mark.parametrize(
    ("own", "other", "words"),
    [
        ("71%", "73 percent", "73%"),
        ("71 per cent", "73 percent", "73 per cent"),
        ("-180 °C", "−120 °C", "−120 °C"),
        ("37°C", "38 °C", "38°C"),
        ("2e30 kg", "6 × 10²⁴ kg", "6 × 10²⁴ kg"),
        (r"\(2 \times 10^{30}\) kg", "6 × 10²⁴ kg", "6 × 10²⁴ kg"),
        ("42400 hectares", "45,000 hectares", "45,000 hectares"),
        ("about 30 km", "about 40 km", "about 40 km"),
        ("between 10 and 15 men", "20 to 25 men", "20 to 25 men"),
        ("$5 million", "$8 million", "$8 million"),
        ("three men", "one man", ""),
        ("30 km", "40 miles", ""),
        ("30 km", "about 40 km", ""),
    ],
)
def test_other_numbers_are_shown_like_the_own_one(own, other, words):
    """Unit and hedge stay as written; what cannot be shown so is printed as everywhere else."""
    values = read(other), read(own)
    assert words_in_sentence(*values, own, ENGLISH, follows_article=False) == words


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("-180 °C", "−180 °C"),
        ("2e30 kg", "2 × 10³⁰ kg"),
        ("2 x 10^30 kg", "2 × 10³⁰ kg"),
        (r"\(2 \times 10^{30}\) kg", "2 × 10³⁰ kg"),
        ("a well-known name", "a well-known name"),
        ("71%", "71%"),
    ],
)
def test_own_words_are_typeset(own, words):
    """Minus signs and powers of ten are typographic, and other words stay."""
    value = read(own)
    assert words_in_sentence(value, value, own, ENGLISH, follows_article=False) == words


def test_article_before_a_decade_stays_in_the_sentence():
    """The sentence has it, and “in the the 1870s” would be wrong."""
    own, other = read("1860s"), read("1870s")
    assert words_in_sentence(other, own, "1860s", ENGLISH, follows_article=True) == "1870s"
