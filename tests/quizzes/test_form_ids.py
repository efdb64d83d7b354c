"""Form ids are read as printed, and other texts are rejected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.cli import quiz as command
from quizgen.quizzes.form_ids import FormId, code_of_deck, compute_checksum, read_form_id
from quizgen.quizzes.forms import LETTERS

names = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
seeds = st.integers(0, command.LARGEST_SEED)
decks = st.just([]) | st.lists(names.map(code_of_deck), min_size=2)
quizzes = st.one_of(st.integers(1, command.MOST_ITEMS).map(str), names)


@given(st.sampled_from(LETTERS), seeds, quizzes, st.text(), decks)
def test_ids_round_trip(letter, seed, quiz, content, decks):
    """This holds for any letter, seed, quiz and decks, in lower case and with spaces around it."""
    form_id = FormId(letter, seed, quiz, compute_checksum(content), tuple(decks))
    assert read_form_id(str(form_id)) == form_id
    assert read_form_id(f" {str(form_id).lower()}\n") == form_id


def test_checksums_are_nearly_unique():
    """Of a thousand checksums out of a million, at most two collide."""
    assert len({compute_checksum([number]) for number in range(1000)}) >= 998


def test_similar_characters_are_read_as_digits():
    """In the seed and the checksum, O is read as 0, and I and L as 1."""
    assert read_form_id("AO-midterm-OIL2") == FormId("A", 0, "midterm", "0112")
    assert read_form_id("AO-20:OIL2-OIL2") == FormId("A", 0, "20", "0112", ("01", "12"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "A7",
        "A7-20",
        "20-A7-4F2K",
        "7-20-4F2K",
        "A7-20-4F2",
        "A7--4F2K",
        "A７-20-4F2K",
        "A7-20:4F-4F2K",
        "A7-20:4F2-4F2K",
        "A7-20:-4F2K",
    ],
)
def test_malformed_ids_are_rejected(text):
    """An id is incomplete, has its parts in another order, or has other digits."""
    assert read_form_id(text) is None


def test_overlong_ids_are_handled():
    """Thousands of digits are no crash: Python limits the conversion of text to integers."""
    assert read_form_id(f"A{'7' * 5000}-20-4F2K") is None
    assert read_form_id(f"A7-{'2' * 5000}-4F2K")


def test_the_command_limits_forms_to_the_letters():
    """The limit is repeated in the command line, which must not import the forms."""
    assert len(LETTERS) == command.MOST_FORMS
