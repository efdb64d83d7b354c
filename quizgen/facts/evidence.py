"""Find the evidence for a value in a text, for the checks of `grounding`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import assert_never

from quizgen.facts.formula_evidence import shows_name, split_formulas_off
from quizgen.facts.hedges import find_added
from quizgen.languages.language import Language
from quizgen.languages.number_spans import Mention
from quizgen.languages.patterns import alternatives
from quizgen.values.entities import Entity, Member, Members, Value, Verb
from quizgen.values.number_formulas import plain_numbers
from quizgen.values.partial_dates import PartialDate
from quizgen.values.pictures import Picture
from quizgen.values.quantities import NumberKind, Quantity
from quizgen.values.texts import fold, fold_names, has_words, words_of

_AKIN = 3
"""Minimum length of words that are evidence for others. Most shorter ones are function words."""

_BESIDE = 10
"""The number of characters beside a range in which a month may be."""


def find_missing(  # noqa: C901 - one for each type of value
    value: Value, text: str, language: Language
) -> Iterator[str]:
    """Yield the parts of a value for which a text has no evidence, worded for a message."""
    match value:
        case Entity():
            if not any(shows_name(text, name) for name in _names(value, language)):
                yield f"the name “{value.name}”"
        case Quantity():
            yield from _find_missing_in_quantity(value, text, language)
        case PartialDate():
            for part, words in language.dates.evidence(value).items():
                if not any(language.dates.shows(text, word) for word in words):
                    yield f"the {part} {words[0]}"
        case Members():
            for member in value.members:
                yield from _find_missing_in_member(member, text, language)
        case Verb() | str():
            own, formulas = split_formulas_off(own_words_of(value), text)
            yield from formulas
            yield from _find_missing_names(own, text, language)
            yield from find_added(own, text, language)
        case Picture():
            pass  # no quote can show a picture
        case _:
            assert_never(value)


def find_misread_numbers(text: str, evidence: str, language: Language) -> Iterator[str]:
    """Yield the numbers of a text whose figures the evidence has, but as another number.

    These are 180 for −180, 30 for 10³⁰, and 400 for 400–1,000. The end of a range of years or days
    is a date of its own.
    """
    numbers = [mention.number for mention in language.numbers.find(plain_numbers(text))]
    if not numbers:
        return
    evidence = fold(plain_numbers(evidence))
    mentions = list(language.numbers.find(evidence))
    meanings = {mention.number.meaning for mention in mentions}
    amounts = (m.number for m in mentions if not _is_dated(m, evidence, language))
    ends = [end for number in amounts for end in (number, number.upper) if end and end.digits]
    written = {(end.digits or "").removeprefix("-") for end in ends}
    for number in numbers:
        is_signed = number.value < 0 or number.has_power
        digits = (number.digits or "").removeprefix("-")
        if number.meaning not in meanings and (is_signed or digits in written):
            yield f"“{language.numbers.text(number)}”"


def _names(entity: Entity, language: Language) -> Iterator[str]:
    """Yield the names of an entity; those of a common noun in the singular and plural."""
    nouns = language.nouns
    for name in map(nouns.without_article, entity.names):
        yield name
        if name.islower():
            yield from filter(None, (nouns.singular(name), nouns.plural(name)))


def _find_missing_in_member(member: Member, text: str, language: Language) -> Iterator[str]:
    """Yield the parts of a member without evidence.

    A text needs a word that is akin to one of the quote, or it may be invented: “planting” for
    “they plant the tree”.
    """
    missing = tuple(find_missing(member.value, text, language))
    yield from missing
    if not missing and isinstance(member.value, str):
        long = [word for word in words_of(member.value) if len(word) >= _AKIN]
        known = words_of(text)
        if long and not any(_are_akin(word, other) for word in long for other in known):
            yield f"“{member.value}”"


def _are_akin(word: str, other: str) -> bool:
    """Return whether two words begin alike: “dig” and “digging”."""
    letters = min(len(word), len(other), _AKIN + 1)
    return letters >= _AKIN and word[:letters] == other[:letters]


def _is_dated(mention: Mention, text: str, language: Language) -> bool:
    """Return whether a range may be a span of years, or of days beside their month."""
    before, after = text[: mention.start][-_BESIDE:], text[mention.end :][:_BESIDE]
    is_beside = language.grounding.figure.search(f"{before} {after}")
    return mention.number.may_be_years or bool(mention.number.upper and is_beside)


def own_words_of(value: Value) -> str:
    """Return the free words of a value: a text, a verb, or the name of an entity without a type.

    Other values have none: the result is empty.
    """
    match value:
        case Verb():
            return f"{value.past} {value.main}"
        case str():
            return value
        case Entity(type=""):
            return value.name
        case Members():
            return " ".join(own_words_of(member.value) for member in value.members)
    return ""


def find_unknown_names(
    text: str, known: Iterable[AbstractSet[str]], language: Language
) -> Iterator[str]:
    """Yield the names and figures in a text that contain a word outside all `known` sets.

    The sets contain words as `words_of` returns them.
    """
    sets = tuple(known)
    for name in _names_in(text, language):
        bare = _without_possessive(name, language).replace("-", " ")
        parts = words_of(" ".join(language.grounding.name.findall(bare)))
        if not all(any(part in words for words in sets) for part in parts):
            yield f"“{name}”"


def _names_in(text: str, language: Language) -> Iterable[str]:
    """Return the names and figures in a text, each once."""
    words = language.grounding
    has_any = words.name_sign.search(text)  # most texts have none, and this is quick
    return dict.fromkeys(words.name.findall(fold_names(text)) if has_any else ())


def _without_possessive(name: str, language: Language) -> str:
    for ending in language.grounding.possessive_endings:
        name = name.removesuffix(ending)
    return name


def _find_missing_names(text: str, quote: str, language: Language) -> Iterator[str]:
    for name in _names_in(text, language):
        bare = _without_possessive(name, language)
        is_question_word = words_of(name) <= language.grounding.question_words
        if not is_question_word and not has_words(quote, name) and not has_words(quote, bare):
            yield f"“{name}”"


def _find_missing_in_quantity(quantity: Quantity, text: str, language: Language) -> Iterator[str]:
    """Yield the number if the text lacks it, otherwise the unit if it is not that of the number.

    “5000 experts and 30 cars” has the number and the unit of 5000 cars, but not together.
    """
    text, number = fold(plain_numbers(text)), quantity.number
    if number.kind is not NumberKind.PLAIN and number.value in language.numbers.find_values(
        text, number.kind
    ):
        return
    mentions = list(language.numbers.find(text))
    equal = [mention for mention in mentions if mention.number.meaning == number.meaning]
    if not equal and not _has_article_for_one(quantity, text, language):
        yield f"the number {number}"
    elif equal and not any(
        _has_unit_of(quantity, mention, text, mentions, language) for mention in equal
    ):
        yield f"the unit “{quantity.unit}” with {number}"


def _has_unit_of(
    quantity: Quantity,
    mention: Mention,
    text: str,
    mentions: Sequence[Mention],
    language: Language,
) -> bool:
    """Return whether the unit of a number in a text is that of a quantity: km is not km/h."""
    after = text[mention.end :].lstrip(" -")
    is_same = language.units.are_same(quantity.unit, after) if quantity.unit else True
    if is_same is not None:
        return is_same
    return _has_unit(quantity, _stretch(text, mention, mentions, language), language)


def _has_article_for_one(quantity: Quantity, text: str, language: Language) -> bool:
    """Return whether a text has the number one as an article: “for a month”."""
    if not quantity.unit or quantity.number.value != 1:
        return False
    articles = alternatives(language.grounding.articles_for_one)
    return bool(re.search(rf"\b{articles} {re.escape(quantity.unit)}\b", text, re.IGNORECASE))


def _stretch(text: str, mention: Mention, mentions: Sequence[Mention], language: Language) -> str:
    """Return the text of a number with its unit: from the number up to the next number.

    It includes the character before the number, as in “$440”. The numbers of a change, “from 440 to
    320 metres”, have one unit, so the text goes on to the end of the change.
    """
    end, joins = mention.end, language.grounding.joins_numbers
    for following in mentions:
        if following.start < end:
            continue
        if not joins.fullmatch(text, end, following.start):
            return text[max(0, mention.start - 1) : following.start]
        end = following.end
    return text[max(0, mention.start - 1) :]


def _has_unit(quantity: Quantity, text: str, language: Language) -> bool:
    words, stem = language.grounding, language.nouns.stem
    heads = [words.unit_ends.split(unit)[0] for unit in (quantity.unit, quantity.units) if unit]
    forms = [form for head in heads for form in (head, language.nouns.irregular_plural(head))]
    units = [form for form in forms if form]
    return (
        not units
        or any(language.units.is_in(text, unit) for unit in units)
        or any(all(_has_stem(stem(word), text) for word in unit.split()) for unit in units)
    )


def _has_stem(stem: str, text: str) -> bool:
    """Return whether a text has a word that begins with a stem."""
    return bool(re.search(rf"(?<![^\W\d]){re.escape(stem)}", text, re.IGNORECASE))
