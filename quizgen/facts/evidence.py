"""What a text shows of a value, and what it does not: the words that grounding is made of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from quizgen.facts.hedges import find_added
from quizgen.languages.english.nouns import irregular_plural
from quizgen.values.dates import PartialDate, shows
from quizgen.values.entities import Entity, Value, Verb
from quizgen.values.quantities import SCALES, Quantity, find_numbers
from quizgen.values.texts import fold, has_words, words_of

NAME = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]*[A-Z][\w'’]*|\w*\d(?:(?:[\w'’,.]|:(?=\d))*\w)?)(?:-\w+)*"
)
"""A word that a text can get wrong: with a capital or a digit in it."""
_SIGN_OF_NAME = re.compile(r"[A-Z\d]")

_SIGNS = {
    "percent": ("%", "per cent"),
    "dollar": ("$",),
    "pound": ("£", "lb"),
    "euro": ("€",),
    "yen": ("¥",),
    "degree": ("°",),
    "kilometre": ("km",),
    "metre": ("m",),
    "centimetre": ("cm",),
    "millimetre": ("mm",),
    "kilogram": ("kg",),
    "gram": ("g",),
    "milligram": ("mg",),
    "litre": ("l",),
    "millilitre": ("ml",),
    "hectare": ("ha",),
    "hour": ("h",),
    "minute": ("min",),
    "second": ("s",),
}
_DIGITS = re.compile(
    rf"[\d.,\u00a0\u202f ]*\d(?:[ -](?:{'|'.join(SCALES)}))?|[a-z]+(?:[ -](?:{'|'.join(SCALES)}))?",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|per|an?|in|to) ")
_JOINING = re.compile(r"[\s,–-]*(?:(?:to|and|or|out|of|the|its|from)[\s–-]+)*", re.IGNORECASE)
_LONG = 5


def missing_in(value: Value, text: str) -> Iterator[str]:
    """Yield the parts of a value that a text does not show, as a reader would call them."""
    match value:
        case Entity():
            names = map(_without_article, value.names)
            if not any(has_words(text, name, same_case=False) for name in names):
                yield f"the name “{value.name}”"
        case Quantity():
            yield from _missing_in_quantity(value, text)
        case PartialDate():
            for what, words in value.evidence().items():
                if not any(shows(text, word) for word in words):
                    yield f"the {what} {words[0]}"
        case tuple():
            for member in value:
                yield from missing_in(member, text)
        case Verb() | str():
            yield from _missing_names(said_by(value), text)
            yield from find_added(said_by(value), text)


def _without_article(name: str) -> str:
    """Return a name without what sentences put before it: “a composer” is “the composer” too."""
    article, _, rest = name.partition(" ")
    return rest if rest and article in ("a", "an", "the") else name


def said_by(value: Value) -> str:
    """Return the words of a fact's own that a value is made of; names and figures are not."""
    match value:
        case Verb():
            return f"{value.past} {value.main}"
        case str():
            return value
        case Entity(type=""):
            return value.name
    return ""


def strange_words(text: str, known: Iterable[AbstractSet[str]]) -> Iterator[str]:
    """Yield the names in a text of which a part is in none of some sets of `words_of`."""
    sets = tuple(known)
    for name in _names_in(text):
        bare = name.removesuffix("'s").replace("-", " ")
        parts = words_of(" ".join(NAME.findall(bare)))
        if not all(any(part in words for words in sets) for part in parts):
            yield f"“{name}”"


def _names_in(text: str) -> Iterable[str]:
    """Return the names in a text, each once. Most texts have none, which is quickly seen."""
    return dict.fromkeys(NAME.findall(fold(text)) if _SIGN_OF_NAME.search(text) else ())


def _missing_names(text: str, quote: str) -> Iterator[str]:
    for name in _names_in(text):
        if not has_words(quote, name) and not has_words(quote, name.removesuffix("'s")):
            yield f"“{name}”"


def _missing_in_quantity(quantity: Quantity, text: str) -> Iterator[str]:
    """Yield the number, or else the unit: “5000 experts and 30 cars” shows no 5000 cars."""
    text = fold(text)
    mentions = list(find_numbers(text))
    stretches = [
        _stretch(text, [mention.start for mention in mentions[at:]])
        for at, mention in enumerate(mentions)
        if mention.number.value == quantity.number.value
    ]
    if not stretches and not _shows_one(quantity, text):
        yield f"the number {quantity.number}"
    elif stretches and not any(_shows_unit(quantity, stretch) for stretch in stretches):
        yield f"the unit “{quantity.unit}” with {quantity.number}"


def _shows_one(quantity: Quantity, text: str) -> bool:
    """Tell whether a text shows one of something by its article: “for a month”."""
    one = quantity.unit and quantity.number.value == 1
    return bool(one and re.search(rf"\ban? {re.escape(quantity.unit)}\b", text, re.IGNORECASE))


def _stretch(text: str, starts: list[int]) -> str:
    """Return a number with what follows it up to the next, or to the last of “440 to 320”.

    The sign before it belongs to it too: “$440”.
    """
    for this, following in itertools.pairwise(starts):
        number = _DIGITS.match(text, this)
        if number and not _JOINING.fullmatch(text, number.end(), following):
            return text[max(0, starts[0] - 1) : following]
    return text[max(0, starts[0] - 1) :]


def _shows_unit(quantity: Quantity, text: str) -> bool:
    heads = [_OF.split(unit)[0] for unit in (quantity.unit, quantity.units) if unit]
    units = [unit for head in heads for unit in (head, irregular_plural(head)) if unit]
    signs = [sign for unit in units for sign in _SIGNS.get(unit, ())]
    return (
        not units
        or any(re.search(rf"(?<![^\W\d]){re.escape(sign)}(?![^\W\d])", text) for sign in signs)
        or any(all(_shows_word(word, text) for word in unit.split()) for unit in units)
    )


def _shows_word(word: str, text: str) -> bool:
    """Tell whether a word, singular or plural, British or American, stands in a text."""
    stem = word[:-2] if len(word) >= _LONG else word.removesuffix("y")
    return bool(re.search(rf"(?<![^\W\d]){re.escape(stem)}", text, re.IGNORECASE))
