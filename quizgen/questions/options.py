"""Options: values with a permanent id, a label, and the pool and strata that they belong to.

The values of a *pool* can be options of the same item: entities of one type and subtype,
numbers of one unit, dates of one granularity, texts that answer questions asked alike. Within a
pool, *strata* hold values that look alike (names of similar length, dates of the same years),
finest first, so that options are plausible without being chosen for closeness to the key. The
bounds of strata are fixed: quantiles would move with every fact.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace

from quizgen.formulas import with_opaque_formulas
from quizgen.languages.language import Language
from quizgen.questions.option_ids import name_fact
from quizgen.values.entities import Entity, SingleValue, Value
from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture
from quizgen.values.quantities import Number, NumberKind, Quantity
from quizgen.values.texts import fold_case

LENGTHS = (6, 12, 20, 32)
"""The lengths, in characters, at which a name begins to count as longer."""
LATIN = "LATIN"
YEARS = 15
"""The number of years in a stratum of dates."""

SPANS = 4
"""The number of decades or centuries in a stratum."""


class Option(Struct, frozen=True):
    """A value that an item can offer. The options of an item have the same `shape`.

    `pool` is empty for a value that only distractors of its own fact can accompany. `group` is a
    part of the pool whose values come first. `is_narrow` means that its pool is small on purpose.
    """

    id: str
    value: SingleValue
    label: str
    pool: str
    strata: tuple[str, ...]
    shape: tuple[object, ...]
    is_narrow: bool = False
    group: str = ""


def make_option(value: Value, language: Language, alike: str = "") -> Option | None:
    """Return a value as an option; None for a verb or a list.

    `alike` names the questions that are asked like the one for this value. Texts, pictures and
    numbers without a unit need it to have a pool; entities without a type never have one. A
    quantity with a one-sided hedge has no false neighbours on one side, and so no pool: what is
    over 5 is also over 4.
    """
    match value:
        case Entity():
            return _make_entity_option(value, language)
        case Quantity():
            return _make_quantity_option(value, language, alike)
        case PartialDate():
            text = language.dates.text(value)
            years = YEARS if value.years == 1 else SPANS * value.years
            pool, era = value.granularity.value, f"years {value.year // years * years}"
            return Option(text, value, text, "" if value.bound else pool, (era,), ())
        case Picture(fact=fact, path=path):
            return Option(name_fact(fact), value, path, alike, (), ())
        case str():
            shape = (*_read_amount(value, language), *_find_shape(value, language))
            return Option(fold_case(value), value, value, alike, (), shape)
    return None


def name_entity_pool(entity: Entity) -> str:
    """Return the name of the pool of an entity; empty if it has no type."""
    script = detect_script(entity.name)
    parts = (entity.type, entity.subtype, "" if script == LATIN else script.lower())
    return ", ".join(filter(None, parts)) if entity.type else ""


def copy_hedge(option: Option, key: Option, language: Language) -> Option:
    """Return an option with the key's hedge: either all options of an item are hedged, or none."""
    if not isinstance(option.value, Quantity) or not isinstance(key.value, Quantity):
        return option
    if option.value.hedge == key.value.hedge:
        return option
    value = replace(option.value, hedge=key.value.hedge)
    return replace(option, value=value, label=language.phrases.quantity(value).number)


def _make_entity_option(value: Entity, language: Language) -> Option:
    bucket = sum(len(value.name) >= length for length in LENGTHS)
    number = "plural" if value.is_plural else "singular"
    return Option(
        value.id,
        value,
        value.name,
        name_entity_pool(value),
        (f"length {bucket}",),
        (number, *_find_shape(value.name, language), "," in value.name),
        group=value.group,
    )


def _make_quantity_option(value: Quantity, language: Language, alike: str) -> Option:
    """Return a number as an option. Its pool holds numbers of the same unit and notation.

    With one pool for all numbers of a unit, distractors would still have the notation of the key,
    but a value could be the key too often among the numbers of its notation. Of numbers in words,
    only fractions have a pool.
    """
    number = value.number
    phrase, pattern = language.phrases.quantity(value), _describe_notation(value.number, language)
    name = f"number of {phrase.units}" if value.unit else alike
    is_plain = number.kind is NumberKind.PLAIN
    has_form = number.digits or number.scale or abs(number.value) < 1 or not is_plain
    pool = f"{name} ({pattern})" if name and has_form else ""
    is_one_sided = language.numbers.is_one_sided(value)
    decimals = len((number.digits or "").partition(".")[2])
    scale = "" if number.has_power else number.scale or ""
    shape = (scale, decimals, pattern)
    return Option(number.id, value, phrase.number, "" if is_one_sided else pool, (), shape)


def _describe_notation(number: Number, language: Language) -> str:
    """Return what numbers that look alike have in common: digits, roundness, sign, power."""
    if number.kind is not NumberKind.PLAIN:
        return f"in words, {number.kind}" if not number.digits else number.kind
    written = language.numbers.text(number)
    if number.has_power:
        written = f"{language.numbers.text(replace(number, scale=None))} × power"
    elif not any(map(str.isdigit, written)) and not written.isascii():
        return "sign"
    elif not number.digits and not any(map(str.isdecimal, written)):
        is_share = any(f" {joint} " in written for joint in language.numbers.spans.of)
        return "share in words" if is_share else "in words"
    return re.sub(r"\d(?=[\d.,]*[1-9])|[1-46-9]", "n", written)


def detect_script(text: str) -> str:
    """Return the script of a text's first letter by its Unicode name: LATIN, HANGUL, ARABIC."""
    if text.isascii():
        return LATIN
    letter = next((char for char in text if char.isalpha()), "A")
    return unicodedata.name(letter, LATIN).split()[0]


def _read_amount(text: str, language: Language) -> tuple[object, ...]:
    """Return what a text is: a date, or a number with its unit and whether it has a hedge."""
    with suppress(ValueError):
        return (language.dates.parse(text).granularity,)
    quantity = language.read_quantity(text)
    return (bool(quantity.hedge), quantity.unit) if quantity else ()


def _find_shape(text: str, language: Language) -> tuple[object, ...]:
    """Return what readers see at a glance: capital, article, figures, brackets, final stop.

    A formula is seen as a whole.
    """
    article, text = language.nouns.starts_with_article(text), with_opaque_formulas(text)
    figures = bool(re.search(r"(?<!\w)\d", text))
    signs = (figures, bool(re.search(r"[()\[\]]", text)), text.endswith("."))
    return (text[:1].isupper(), article, *signs)
