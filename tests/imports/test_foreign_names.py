"""Texts and ids are made from the content of imported files."""

import re

from hypothesis import given
from hypothesis import strategies as st

from quizgen.imports.foreign_names import Ids, slug
from quizgen.values.clean_texts import clean

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@given(st.text())
def test_slug_is_a_valid_id_or_empty(text):
    """Any text gives a valid id or an empty text."""
    id_ = slug(text)
    assert id_ == "" or (ID.fullmatch(id_) and len(id_) <= 48)


def test_slug_resembles_its_text():
    """Accents and apostrophes are removed, and a long text is cut between words."""
    assert slug("Regent's Park, Zürich") == "regents-park-zurich"
    assert slug("서울") == ""
    assert slug("what is " * 20) == "what-is-what-is-what-is-what-is-what-is-what-is"
    assert slug("a" * 60) == "a" * 48


@given(st.text())
def test_clean_text_is_one_line(text):
    """A clean text has no control characters and no repeated spaces."""
    cleaned = clean(text)
    assert cleaned == clean(cleaned)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]|\s\s|^\s|\s$", cleaned)


@given(st.lists(st.sampled_from(["", "a", "a-2", "b", "a-3"]), max_size=20))
def test_ids_are_unique(wanted):
    """Ids are unique, even if a wanted id looks like a numbered one."""
    ids = Ids()
    taken = [ids.take(id_, "row") for id_ in wanted]
    assert len(set(taken)) == len(taken)
    assert all(map(ID.fullmatch, taken))
