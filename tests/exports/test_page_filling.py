"""Blocks are divided into pages that are about equally full."""

from quizgen.exports.html.page_filling import PageBlock, Room, fill_pages


def blocks(*heights):
    """Return blocks with their numbers as contents."""
    return [PageBlock(number, height) for number, height in enumerate(heights)]


def test_pages_are_equally_full():
    """The last page gets questions of the one before instead of one alone."""
    assert fill_pages(blocks(10, 10, 10, 10, 10), Room(40, 40)) == [((0, 1, 2),), ((3, 4),)]


def test_the_first_page_has_less_room():
    """The head of a sheet takes room of the first page only."""
    assert fill_pages(blocks(10, 10, 10), Room(10, 20)) == [((0,),), ((1, 2),)]


def test_columns_of_a_page_are_equally_full():
    """A page that is not full has columns of about the same height."""
    assert fill_pages(blocks(10, 10, 10, 10), Room(40, 40, columns=2)) == [((0, 1), (2, 3))]


def test_a_block_that_is_too_high_has_a_page():
    """Nothing is lost, and nothing else is on that page."""
    assert fill_pages(blocks(10, 90, 10), Room(40, 40)) == [((0,),), ((1,),), ((2,),)]


def test_a_block_that_is_too_high_for_a_first_page_is_on_the_second():
    """The first page then has its head alone."""
    assert fill_pages(blocks(30), Room(10, 40)) == [((),), ((0,),)]


def test_no_blocks_have_one_page():
    """A form without questions still has a first page, with its head."""
    assert fill_pages([], Room(40, 40)) == [((),)]
