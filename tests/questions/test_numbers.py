"""Wrong numbers stand in a row of equal steps, each as round as the right one."""

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


def quantity(text, hedge=""):
    """Make a quantity."""
    return Quantity(parse_number(text), "thing", "", hedge)


def trailing_zeros(number):
    """Count how round a number is."""
    return len(str(number)) - len(str(number).rstrip("0"))


@given(st.integers(min_value=1, max_value=10**9), st.text(min_size=1, max_size=5))
@example(1223, "2")
def test_rivals_are_alike_and_apart(number, item_id):
    """Same digits and roundness, equal steps, by which the largest two are 4 % apart; or none."""
    rivals = make_wrong_quantities(quantity(str(number)), item_id, 3, ENGLISH)
    assert len(rivals) in (0, 3)
    options = sorted([number, *(int(rival.number.value) for rival in rivals)])
    steps = {after - before for before, after in itertools.pairwise(options)}
    assert len(steps) <= 1
    for step in steps:
        assert step <= 0.35 * number
        assert step > 0.04 * options[-1]
    assert len({len(str(option)) for option in options}) == 1
    assert len({trailing_zeros(option) for option in options}) == 1


def test_rivals_of_small_decimals_keep_their_leading_zero():
    """Beside 0.042 stands 0.052, never .52."""
    rivals = make_wrong_quantities(quantity("0.042"), "item", 3, ENGLISH)
    assert len(rivals) == 3
    for rival in rivals:
        assert rival.number.digits.startswith("0.0")
        assert rival.number.value == parse_number(rival.number.digits).value


def test_the_key_stands_everywhere_alike():
    """Over many items the key's rank is even: the middle one is no better a guess."""
    ranks = Counter()
    for index in range(2000):
        rivals = make_wrong_quantities(quantity("42,400"), f"item-{index}", 3, ENGLISH)
        ranks[sum(rival.number.value < 42_400 for rival in rivals)] += 1
    assert all(430 <= ranks[rank] <= 570 for rank in range(4)), ranks


def test_decimals_and_scales_keep_their_form():
    """1.5 million has rivals with one decimal, in millions."""
    for rival in make_wrong_quantities(quantity("1.5 million"), "x", 3, ENGLISH):
        assert rival.number.scale == "million"
        assert re.fullmatch(r"\d\.\d", rival.number.digits)
        assert rival.number.value == parse_number(str(rival.number)).value


def test_one_sided_hedges_have_no_rivals():
    """“Over 1.2 million” is true of what is over 1.5 million."""
    assert make_wrong_quantities(quantity("1.5 million", "over"), "x", 3, ENGLISH) == ()
    assert make_wrong_quantities(quantity("5,000", "up to"), "x", 3, ENGLISH) == ()


def test_words_have_no_rivals():
    """Half of something has no neighbours in tenths."""
    assert make_wrong_quantities(quantity("half"), "x", 3, ENGLISH) == ()
