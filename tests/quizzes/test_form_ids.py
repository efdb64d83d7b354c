"""Form ids are typed from paper: whatever is printed is read back, and nothing else passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.cli import quiz as verb
from quizgen.quizzes.form_ids import FormId, compute_checksum, read_form_id
from quizgen.quizzes.forms import LETTERS

names = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
seeds = st.integers(0, verb.LARGEST_SEED)
quizzes = st.one_of(st.integers(1, verb.MOST_ITEMS).map(str), names)


@given(st.sampled_from(LETTERS), seeds, quizzes, st.text())
def test_ids_round_trip(letter, seed, quiz, content):
    """Any letter, seed and quiz comes back, in small letters and with blanks around it too."""
    form_id = FormId(letter, seed, quiz, compute_checksum(content))
    assert read_form_id(str(form_id)) == form_id
    assert read_form_id(f" {str(form_id).lower()}\n") == form_id


def test_checksums_tell_a_thousand_contents_apart():
    """Four signs are a million values: two of a thousand contents may meet, not more."""
    assert len({compute_checksum([number]) for number in range(1000)}) >= 998


def test_signs_that_look_alike_are_one():
    """An O is read as 0, an I and an L as 1, where letters and figures can be confused."""
    assert read_form_id("AO-midterm-OIL2") == FormId("A", 0, "midterm", "0112")


@pytest.mark.parametrize(
    "text",
    ["", "A", "A7", "A7-20", "20-A7-4F2K", "7-20-4F2K", "A7-20-4F2", "A7--4F2K", "A７-20-4F2K"],
)
def test_what_is_no_id_is_none(text):
    """Half an id, or the parts in another order."""
    assert read_form_id(text) is None


def test_ids_of_any_length_are_read_or_refused():
    """Thousands of figures are a mistake of somebody's, and no crash."""
    assert read_form_id(f"A{'7' * 5000}-20-4F2K") is None
    assert read_form_id(f"A7-{'2' * 5000}-4F2K")


def test_the_verb_makes_as_many_forms_as_there_are_letters():
    """The command line says so without importing what it would need to know."""
    assert len(LETTERS) == verb.MOST_FORMS
