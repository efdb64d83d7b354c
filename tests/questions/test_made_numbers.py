"""Wrong numbers are equally spaced around the key, and each is as round as the key."""

import itertools
import re
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.languages import language_of
from quizgen.questions.made_numbers import make_wrong_quantities
from quizgen.values.quantities import Quantity

ENGLISH = language_of("en")
parse_number = ENGLISH.numbers.parse


def make_quantity(text, hedge=""):
    """Make a quantity."""
    return Quantity(parse_number(text), "thing", "", hedge)


def trailing_zeros(number):
    """Count the zeros at the end of a number."""
    return len(str(number)) - len(str(number).rstrip("0"))


@given(st.integers(min_value=1, max_value=10**9), st.text(min_size=1, max_size=5))
@example(1223, "2")
def test_options_are_alike_but_distinct(number, item_id):
    """They have equal steps of over 4 %, the same number of digits, and are equally round."""
    wrong = make_wrong_quantities(make_quantity(str(number)), item_id, 3, ENGLISH)
    assert len(wrong) in (0, 3)
    options = sorted([number, *(int(quantity.number.value) for quantity in wrong)])
    steps = {after - before for before, after in itertools.pairwise(options)}
    assert len(steps) <= 1
    for step in steps:
        assert step <= 0.35 * number
        assert step > 0.04 * options[-1]
    assert len({len(str(option)) for option in options}) == 1
    assert len({trailing_zeros(option) for option in options}) == 1


def test_small_decimals_keep_their_leading_zero():
    """A distractor of 0.042 is 0.052, never .52."""
    wrong = make_wrong_quantities(make_quantity("0.042"), "item", 3, ENGLISH)
    assert len(wrong) == 3
    for quantity in wrong:
        assert quantity.number.digits.startswith("0.0")
        assert quantity.number.value == parse_number(quantity.number.digits).value


def test_all_ranks_of_the_key_are_equally_frequent():
    """Choosing the middle option is not better than chance."""
    ranks = Counter()
    for index in range(2000):
        wrong = make_wrong_quantities(make_quantity("42,400"), f"item-{index}", 3, ENGLISH)
        ranks[sum(quantity.number.value < 42_400 for quantity in wrong)] += 1
    assert all(430 <= ranks[rank] <= 570 for rank in range(4)), ranks


def test_decimals_and_scales_keep_their_form():
    """Distractors of 1.5 million have one decimal and are in millions."""
    for quantity in make_wrong_quantities(make_quantity("1.5 million"), "x", 3, ENGLISH):
        assert quantity.number.scale == "million"
        assert re.fullmatch(r"\d\.\d", quantity.number.digits)
        assert quantity.number.value == parse_number(str(quantity.number)).value


def test_one_sided_hedges_give_no_distractors():
    """“Over 1.2 million” is also true of what is over 1.5 million."""
    assert make_wrong_quantities(make_quantity("1.5 million", "over"), "x", 3, ENGLISH) == ()
    assert make_wrong_quantities(make_quantity("5,000", "up to"), "x", 3, ENGLISH) == ()


def test_numbers_as_words_give_no_distractors():
    """A number without digits has no neighbours of the same form."""
    assert make_wrong_quantities(make_quantity("half"), "x", 3, ENGLISH) == ()


@given(st.integers(min_value=1, max_value=10**6), st.text(min_size=1, max_size=5))
@example(400, "a")
def test_hedged_numbers_are_far_apart(number, item_id):
    """“About 75” is about as true of 71, so the steps are a quarter of the key or more."""
    wrong = make_wrong_quantities(make_quantity(str(number), "about"), item_id, 3, ENGLISH)
    options = sorted([number, *(int(quantity.number.value) for quantity in wrong)])
    for before, after in itertools.pairwise(options):
        assert 0.25 * number <= after - before <= 0.4 * number


def test_some_hedged_numbers_have_options():
    """The steps are not too large for every number."""
    assert len(make_wrong_quantities(make_quantity("400", "about"), "a", 3, ENGLISH)) == 3
