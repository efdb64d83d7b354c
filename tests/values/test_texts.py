"""Texts are folded and collapsed."""

import pytest

from quizgen.values.texts import collapse


@pytest.mark.parametrize(
    ("text", "collapsed"),
    [
        ("  a  b\t c ", "a b c"),
        ("if x:\n    y  =  1  \n\n", "if x:\n    y = 1"),
        ("a\n\n  \nb", "a\n\n\nb"),
    ],
)
def test_lines_stay(text, collapsed):
    """White space becomes single spaces, but lines and their indentation stay."""
    assert collapse(text) == collapsed
