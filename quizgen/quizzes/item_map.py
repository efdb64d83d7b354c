"""The item map: the number of each item on each form, for going through a quiz in class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.questions.item import Item
from quizgen.quizzes.forms import Form

ItemMap = tuple[tuple[Item, Mapping[str, int]], ...]
"""Every item of a quiz with its number on each form, by the form's letter."""


def map_items(forms: Sequence[Form]) -> ItemMap:
    """Return the item map of a quiz's forms, in the order of the first one."""
    numbers: dict[str, dict[str, int]] = {}
    for form in forms:
        for question in form.questions:
            numbers.setdefault(question.item.id, {})[form.letter] = question.number
    questions = forms[0].questions if forms else ()
    return tuple((question.item, numbers[question.item.id]) for question in questions)
