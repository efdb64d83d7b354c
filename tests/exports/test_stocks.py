"""Stocks: the papers and cards on sale, and as many cards of other sizes as fit."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.exports.html.card_stocks import MARGIN, STOCKS, read_stock
from quizgen.exports.page_setup import PAPERS, Paper

INCH = 25.4


def corners(stock):
    """Return the left, top, right and bottom of the whole grid in mm."""
    first, last = stock.box(0, 0), stock.box(stock.columns - 1, stock.rows - 1)
    return first.left, first.top, last.left + last.width, last.top + last.height


@pytest.mark.parametrize(
    ("name", "page", "grid"),
    [
        ("a4", (210, 297), (20, 11, 190, 286)),
        (
            "avery-5371",
            (8.5 * INCH, 11 * INCH),
            (0.75 * INCH, 0.5 * INCH, 7.75 * INCH, 10.5 * INCH),
        ),
        ("3x5", (5 * INCH, 3 * INCH), (0, 0, 5 * INCH, 3 * INCH)),
        ("4x6", (6 * INCH, 4 * INCH), (0, 0, 6 * INCH, 4 * INCH)),
    ],
)
def test_named_stocks_have_the_sizes_on_sale(name, page, grid):
    """A4 and Avery 5371 have ten cards with their makers' margins, index cards one."""
    stock = STOCKS[name]
    assert (stock.page.width, stock.page.height) == pytest.approx(page)
    assert corners(stock) == pytest.approx(grid)
    assert stock.per_page == (1 if name in {"3x5", "4x6"} else 10)


@pytest.mark.parametrize("paper", Paper)
@given(width=st.floats(40, 190), height=st.floats(30, 260))
@example(width=40, height=43.9)
def test_a_custom_stock_has_as_many_cards_as_fit(paper, width, height):
    """All cards are within the margins, and one more column or row would not fit."""
    width, height = round(width, 1), round(height, 1)
    stock, page = read_stock(f"{width}x{height}mm", paper), PAPERS[paper]
    left, top, right, bottom = corners(stock)
    assert min(left, top) >= MARGIN - 1e-6
    assert page.width - right == pytest.approx(left)
    assert page.height - bottom == pytest.approx(top)
    assert (stock.columns + 1) * width > page.width - 2 * MARGIN + 1e-6
    assert (stock.rows + 1) * height > page.height - 2 * MARGIN + 1e-6


@pytest.mark.parametrize("text", ["", "a5", "90x60", "90mm", "-9x60mm", "nanx60mm", "1e2x60mm"])
def test_an_unknown_stock_lists_the_valid_ones(text):
    """The message has the known names, and how to write a size."""
    with pytest.raises(ValueError, match=r"avery-5371, .* such as 90x60mm"):
        read_stock(text)


@pytest.mark.parametrize(
    "text",
    [
        "10x60mm",
        "90x10mm",
        "300x60mm",
        "90x290mm",
        "0x60mm",
        "90x0mm",
        "0x0mm",
        f"{'9' * 400}x60mm",
    ],
)
def test_cards_have_a_smallest_and_a_largest_size(text):
    """Cards too small for text or too large for the paper are rejected."""
    with pytest.raises(ValueError, match=r"at least 40 × 30 mm and at most 194 × 281 mm"):
        read_stock(text)


@pytest.mark.parametrize(
    ("text", "columns", "width"), [("a4", 2, 85), ("60x40mm", 2, 60), ("3x5", 2, 63.5)]
)
def test_folded_columns_go_in_pairs(text, columns, width):
    """Two of three columns are used, and a single column is folded in its middle."""
    folded = read_stock(text).folded()
    assert (folded.columns, folded.card.width) == (columns, width)
    left, _, right, _ = corners(folded)
    assert left == pytest.approx(folded.page.width - right)


@pytest.mark.parametrize("text", ["a4", "avery-5371", "60x40mm", "97x70mm"])
def test_crop_marks_are_outside_the_cards(text):
    """Each edge has marks at both ends, clear of the cards and of the paper's edge."""
    stock = read_stock(text)
    left, top, right, bottom = corners(stock)
    marks = stock.crop_marks()
    for mark in marks:
        start, grid, page = (
            (mark.top, (top, bottom), stock.page.height)
            if mark.upright
            else (mark.left, (left, right), stock.page.width)
        )
        assert 3 <= start < start + mark.length <= page - 3 + 1e-9
        assert start + mark.length <= grid[0] or start >= grid[1]
    edges = [mark.left for mark in marks if mark.upright]
    assert len(edges) == 2 * (stock.columns + 1)
    assert {round(edge, 3) for edge in edges} == {
        round(left + column * stock.card.width, 3) for column in range(stock.columns + 1)
    }


def test_index_cards_have_no_crop_marks():
    """An index card is not cut, so it has no crop marks."""
    assert STOCKS["3x5"].crop_marks() == ()
