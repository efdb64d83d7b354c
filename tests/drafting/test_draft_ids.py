"""Ids of drafts are readable and unique."""

import pytest

from quizgen.drafting.proposals import make_unique_id


@pytest.mark.parametrize(
    ("texts", "taken", "id_"),
    [
        (("Ann Lee",), (), "ann-lee"),
        (("Ann Lee",), ("ann-lee",), "ann-lee-2"),
        (("Ann Lee",), ("ann-lee", "ann-lee-2"), "ann-lee-3"),
        (("Élan", "of O'Hara’s 3rd"), (), "elan-of-oharas-3rd"),
        (("one two three", "four five six"), (), "one-two-three-four-five"),
        (("서울", "?"), ("fact",), "fact-2"),
    ],
)
def test_ids_of_drafts(texts, taken, id_):
    """An id has at most five words without accents, and a number if the id is taken."""
    assert make_unique_id(*texts, taken=taken) == id_
