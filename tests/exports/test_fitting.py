"""Text is set in the largest size that fits, and is never cut off."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.exports.html.text_fitting import SMALLEST, count_lines, height_of, sizes_for, width_of


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("ab", 10, 1),
        ("aaaa aaaa", 4, 2),
        ("a " * 50, 5, 10),
        ("서울" * 20, 10, 6),
        ("w" * 100, 10, 16),
    ],
)
def test_lines_are_counted_as_browsers_break_them(text, width, lines):
    """Lines break between words; a word longer than a line breaks anywhere."""
    assert count_lines(text, width) == lines


@given(st.text(max_size=200), st.floats(3, 40), st.floats(1, 2))
def test_a_narrower_column_never_has_fewer_lines(text, width, factor):
    """A wider column never has more lines, so the first size that fits is the largest."""
    assert count_lines(text, width) >= count_lines(text, width * factor)


@given(st.text(min_size=1, max_size=200), st.floats(2, 20))
def test_a_larger_size_is_never_lower(text, points):
    """A smaller size never makes a text higher, so a size that is small enough fits."""
    assert height_of(text, points, 60, 1.3) <= height_of(text, points * 1.1, 60, 1.3)


@pytest.mark.parametrize(("height", "largest"), [(30, 8), (55, 13), (76.2, 18), (101.6, 20)])
def test_larger_cards_have_larger_type(height, largest):
    """The largest size depends on the card; sizes continue below 8 pt, so that all text fits."""
    sizes = [size.text for size in islice(sizes_for(height), 40)]
    assert sizes[0] == largest
    assert sizes == sorted(sizes, reverse=True)
    assert SMALLEST in sizes
    assert sizes[-1] < 2


def test_a_quote_is_smaller_than_its_answer_but_readable():
    """Small type shrinks only if all type does."""
    for size in islice(sizes_for(101.6), 30):
        assert size.small <= size.text
        assert size.caption <= size.small
        assert size.quote <= size.text
        if size.text >= SMALLEST:
            assert size.quote >= SMALLEST


@pytest.mark.parametrize("pair", ["iw", "lM", "aA", "eé", "éЩ", "a서", "서🦀"])
def test_wide_letters_have_wider_estimates(pair):
    """Estimates respect the width of letters across shapes and scripts."""
    assert width_of(pair[0]) <= width_of(pair[1])


def test_no_letter_is_wider_than_its_estimate(page, built):
    """In the installed fonts, no bold letter of any script on cards exceeds its estimate."""
    page.goto((built / "flashcards.html").as_uri())
    letters = [chr(code) for code in (*range(33, 127), *range(0xC0, 0x180), *range(0x410, 0x450))]
    letters += "“”‘’—–…서울漢字ابتسشص"
    widths = page.evaluate(
        """letters => {
             const pen = document.createElement("canvas").getContext("2d");
             const style = getComputedStyle(document.documentElement);
             pen.font = "bold 100px " + style.getPropertyValue("--serif");
             return letters.map(letter => pen.measureText(letter).width / 100);
           }""",
        letters,
    )
    estimates = map(width_of, letters)
    pairs = zip(letters, widths, estimates, strict=True)
    assert [letter for letter, width, estimate in pairs if width > estimate + 0.005] == []
