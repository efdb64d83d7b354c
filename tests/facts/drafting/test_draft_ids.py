"""Ids are readable, and unlike those that are taken."""

import pytest

from quizgen.facts.drafting.proposals import slug


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
def test_ids(texts, taken, id_):
    """Five words at most, without accents; a number where somebody has it, or nothing is left."""
    assert slug(*texts, taken=taken) == id_
