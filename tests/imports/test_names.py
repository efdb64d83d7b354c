"""Texts and ids made of what stands in foreign files."""

import re

from hypothesis import given
from hypothesis import strategies as st

from quizgen.imports.foreign_names import Ids, clean, slug

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@given(st.text())
def test_a_slug_is_an_id_or_nothing(text):
    """Whatever the text, decks take it."""
    made = slug(text)
    assert made == "" or (ID.fullmatch(made) and len(made) <= 48)


def test_a_slug_is_what_a_reader_expects():
    """Accents and apostrophes go, and a long text ends with a whole word."""
    assert slug("Regent's Park, Zürich") == "regents-park-zurich"
    assert slug("서울") == ""
    assert slug("what is " * 20) == "what-is-what-is-what-is-what-is-what-is-what-is"
    assert slug("a" * 60) == "a" * 48


@given(st.text())
def test_a_clean_text_is_one_line(text):
    """Anki and our own sentences use control characters as marks."""
    made = clean(text)
    assert made == clean(made)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]|\s\s|^\s|\s$", made)


@given(st.lists(st.sampled_from(["", "a", "a-2", "b", "a-3"]), max_size=20))
def test_ids_are_given_out_once(wanted):
    """Even where what is wanted looks like a number that was given before."""
    ids = Ids()
    made = [ids.take(one, "row") for one in wanted]
    assert len(set(made)) == len(made)
    assert all(map(ID.fullmatch, made))
