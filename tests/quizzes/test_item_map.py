"""The item map gives the number of each item on each form."""

from quizgen.quizzes.forms import make_forms
from quizgen.quizzes.item_map import map_items


def test_every_item_is_found_on_every_form(checked):
    """Each form has the item at the number that the map gives."""
    forms = make_forms(checked.deck, checked.items, seed=7, count=3)
    mapped = map_items(forms)
    assert [numbers["A"] for _, numbers in mapped] == list(range(1, 21))
    for item, numbers in mapped:
        for form in forms:
            assert form.questions[numbers[form.letter] - 1].item is item


def test_no_forms_have_an_empty_map():
    """A map of no forms is empty."""
    assert map_items(()) == ()
