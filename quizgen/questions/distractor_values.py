"""Read the distractors of an author as values of the same kind as the answer."""

from __future__ import annotations

from msgspec.structs import replace

from quizgen.languages.language import Language
from quizgen.questions.options import Option, make_option
from quizgen.values.entities import Entity, SingleValue
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.texts import fold_case


def read_like(text: str, key: Option, language: Language) -> Option | None:
    """Return a text as an option of the same type as a key; None if it cannot be read as one."""
    try:
        option = make_option(_read_value(text, key.value, language), language)
    except ValueError:
        return None
    return replace(option, pool=key.pool) if option else None


def _read_value(text: str, like: SingleValue, language: Language) -> SingleValue:
    match like:
        case Entity():
            nouns = language.nouns
            the, name = nouns.split_article(text) if like.the else nouns.split_name(text)
            name = nouns.split_indefinite(name)[1] if like.indefinite else name
            id_ = fold_case(name)
            return replace(like, id=id_, name=name, the=the or like.the, aliases=(), plural="")
        case Quantity():
            return _read_quantity(text, like, language)
        case PartialDate():
            date = language.dates.parse(text)
            return date if date.bound else replace(date, bound=like.bound)
    return text


def _read_quantity(text: str, like: Quantity, language: Language) -> Quantity:
    """Return a number with or without the hedge and unit of another. Raises ValueError."""
    whole = language.read_quantity(text)
    if whole and whole.unit in ("", like.unit) and whole.hedge in ("", like.hedge):
        return replace(like, number=whole.number)
    bare = language.numbers.without_hedge(text)
    units = (like.unit, language.phrases.quantity(like).units)
    for unit in sorted(filter(None, units), key=len, reverse=True):
        bare = bare.removesuffix(unit).strip()
    written = text.partition(bare)[0].strip().lower()
    if written not in ("", like.hedge):
        raise ValueError(f"“{written}” is another hedge than “{like.hedge}”")
    return replace(like, number=language.numbers.read_factor(bare) or language.numbers.parse(bare))
