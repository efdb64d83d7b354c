"""Forms of options: what all options of an item must share, and how to describe it to authors."""

from __future__ import annotations

from quizgen.questions.options import Option, detect_script
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import NumberKind, Quantity


def describe_form(option: Option) -> tuple[object, ...]:
    """Return the form of an option, the same for all fair options of an item."""
    match option.value:
        case PartialDate() as date:
            return (date.granularity,)
        case Quantity(number=number):
            scale = "power" if number.has_power else number.scale
            return (number.digits is None, scale, number.kind, number.is_range)
    label = option.label
    is_number = label.replace(",", "").replace(".", "").isdecimal()
    return (label[:1].isupper(), is_number, label.endswith("."), detect_script(label))


def describe_right_form(key: Option) -> str:
    """Return how to write a distractor of a key."""
    match key.value:
        case PartialDate():
            return f"write dates as exact as “{key.label}”"
        case Quantity(number=number, unit=unit):
            and_unit = f", and the unit “{unit}”" if unit else ""
            if number.kind is not NumberKind.PLAIN or number.is_range or number.has_power:
                return f"write it like “{key.label}”{and_unit}"
            form = "in figures" if number.digits else "in words"
            form += f", with “{number.scale}”" if number.scale else ""
            return f"write a number {form}{and_unit}"
    letter = "capital" if key.label[:1].isupper() else "small"
    return f"begin both with a {letter} letter, and end both alike"
