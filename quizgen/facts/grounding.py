"""Check that a fact's quote contains its numbers, dates and names, or that a `derived` reason does.

The check compares words and does not understand sentences. It is strict: a number, month or name
must be in the source, or the author must give a reason for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from quizgen.diagnostics import Finding, Severity, join_words
from quizgen.facts.deck import Fact
from quizgen.facts.evidence import find_missing, find_unknown_names, own_words_of
from quizgen.facts.fields import SPEAKER
from quizgen.facts.formula_evidence import split_formulas_off
from quizgen.facts.hedges import find_dropped
from quizgen.facts.misquotes import find_misquote, find_quote_warnings
from quizgen.facts.sentence_grounding import ground_sentence
from quizgen.facts.sentence_openings import lower_openings
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Table, node_at
from quizgen.languages.language import Language
from quizgen.values.entities import Entity, Members, Value
from quizgen.values.number_formulas import plain_numbers
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.texts import has_words, words_of

_HINT = "correct it, quote the words that show it, or say under `derived:` where it comes from"
_HINT_NAME = (
    "correct it, quote the words that name it, add the quote's name for it to its `aliases:`, or "
    "say under `derived:` who or what the quote means"
)
_HINT_UNIT = (
    "correct it, give an irregular plural under `units:`, quote the words that show it, or say "
    "under `derived:` where it comes from"
)
_HINT_HEDGE = "use the hedge of the quote"
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def ground_fact(fact: Fact, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield the differences between a fact and its quote.

    `G01` the quote is not in the source; `G02` the quote has no evidence for a value; `G03` the
    value and the quote have different hedges; `G04` a value does not need its `derived` reason;
    `G05` neither the reason nor the source has evidence for a `derived` value; `G07` the quote
    occurs more than once in the source; `G08` its pieces are far apart.
    """
    written = node_at(fact.node, ["quote"])
    language = vocabulary.language
    if not fact.spans:
        yield find_misquote(fact.source, written, vocabulary.sources.values())
        return
    yield from find_quote_warnings(fact.source, written, fact.places, language)
    yield from _ground_speaker(fact, language)
    if fact.shown:
        yield from ground_sentence(fact, vocabulary)
    else:
        yield from _ground_values(fact, language)
    yield from _ground_added_words(fact, language)


def _ground_values(fact: Fact, language: Language) -> Iterator[Finding]:
    """Yield the differences between the values of a fact and its quote."""
    has_qualifiers = language.grounding.may_have_qualifiers(fact.quote)
    whole = " ".join(map(own_words_of, fact.values.values()))
    is_attributed = isinstance(fact.node, Table) and SPEAKER in fact.node.values
    for name, value in fact.values.items():
        if name in fact.kind.wrong_options:
            continue
        missing = list(_missing(fact, name, value, language))
        hedges = list(_ground_hedge(fact, name, value, language))
        dropped: list[str] = []
        if has_qualifiers:
            dropped += find_dropped(
                own_words_of(value), whole, fact.quote, language, is_attributed=is_attributed
            )
        if name in fact.derived:
            yield from _ground_derived(
                fact, name, value, language, is_needed=bool(missing or dropped or hedges)
            )
        elif missing:
            message = f"“{name}” has {join_words(missing)}, which the quote does not show"
            yield Finding(fact.place(name), "G02", message, _hint(value, missing))
        elif dropped:
            message = f"the quote has {join_words(dropped)}, but “{name}” does not"
            yield Finding(fact.place(name), "G03", message, _HINT_HEDGE)
        yield from hedges


def _hint(value: Value, missing: Iterable[str]) -> str:
    if isinstance(value, Quantity) and any(part.startswith("the unit") for part in missing):
        return _HINT_UNIT
    has_names = isinstance(value, Entity) or (isinstance(value, Members) and value.entities)
    return _HINT_NAME if has_names else _HINT


def _missing(fact: Fact, name: str, value: Value, language: Language) -> Iterator[str]:
    """Yield the parts of a value that its quote does not show. A quotation is a single part.

    The capital with which a text begins makes no name of its first word: “Longest river?”.
    """
    if isinstance(value, str) and name in fact.kind.quoted:
        if not has_words(fact.quote, value):
            yield f"the words “{value}”"
        return
    if isinstance(value, str):
        words, formulas = split_formulas_off(value, fact.quote)
        yield from formulas
        value = lower_openings(words, fact.source, language)
    yield from find_missing(value, fact.quote, language)


def _ground_derived(
    fact: Fact, name: str, value: Value, language: Language, *, is_needed: bool
) -> Iterator[Finding]:
    """Yield `G04` for an unnecessary reason, or `G05` for a value that it does not explain.

    Dates and numbers must be in the reason or the quote, names in the reason or the source.
    """
    reason, place = fact.derived[name], fact.place("derived", name)
    if not is_needed:
        message = f"{_why_needless(fact, name, value)}: it needs no `derived` reason"
        yield Finding(place, "G04", message, "remove it", Severity.WARNING)
        return
    if isinstance(value, Quantity | PartialDate):
        missing = list(find_missing(value, f"{fact.quote}. {reason}", language))
    else:
        text = value.name if isinstance(value, Entity) else own_words_of(value)
        text, _ = split_formulas_off(text, fact.quote)  # the reason explains its formulas
        missing = list(find_unknown_names(text, (fact.source.words, words_of(reason)), language))
    if missing:
        message = (
            f"“{name}” has {join_words(missing)}, which neither the quote nor the reason shows"
        )
        yield Finding(fact.place(name), "G05", message, "correct it, or name it in the reason")


def _why_needless(fact: Fact, name: str, value: Value) -> str:
    """Return why a value needs no `derived` reason, as the first part of a message."""
    own = own_words_of(value)
    if own and not has_words(fact.quote, own, same_case=False):
        return f"“{name}” has no name, figure or hedge that the quote lacks"
    return f"the quote shows “{name}” itself"


def _ground_added_words(fact: Fact, language: Language) -> Iterator[Finding]:
    """Yield `G02` for names in wordings and hints that the source lacks.

    Figures must be in the quote: a name means the same throughout a source, but a figure may count
    different things.
    """
    if not fact.wording and not fact.hints:
        return
    words = language.grounding
    values = (_names_of(value, language) for value in fact.values.values())
    own = words_of(" ".join((*fact.derived.values(), *values)))
    everywhere = (fact.source.words, words.question_words, own)
    nearby = (words_of(fact.quote), own)
    wordings = (("wording", question, text) for question, text in fact.wording.items())
    hints = (("hint", question, text) for question, text in fact.hints.items())
    for key, question, written in (*wordings, *hints):
        text = _TEMPLATE.sub(" ", written)
        unknown = list(find_unknown_names(text, everywhere, language))
        far = (word for word in find_unknown_names(text, nearby, language))
        figures = [word for word in far if words.figure.search(word) and word not in unknown]
        for missing, where in ((unknown, "source"), (figures, "quote")):
            if missing:
                message = f"the {key} has {join_words(missing)}, which the {where} does not show"
                hint = "correct it, or say under `derived:` where it comes from"
                yield Finding(fact.place(key, question), "G02", message, hint)


def _names_of(value: Value, language: Language) -> str:
    """Return all words with which a wording may name a value."""
    match value:
        case Entity():
            return " ".join(value.names)
        case Quantity():
            return str(value.number)
        case PartialDate():
            return " ".join(chain.from_iterable(language.dates.evidence(value).values()))
    return own_words_of(value)


def _ground_speaker(fact: Fact, language: Language) -> Iterator[Finding]:
    """Yield `G02` for a speaker that the quote does not name, unless it is the source itself.

    The reason for a sentence may name the speaker.
    """
    speaker = fact.according_to
    if speaker is None or speaker.is_source:
        return
    known = f"{fact.quote}. {fact.derived.get('say', '')}"
    missing = list(find_missing(speaker, known, language))
    if missing and SPEAKER not in fact.derived:
        message = f"the quote does not name the speaker, {speaker.name}"
        yield Finding(fact.place(SPEAKER), "G02", message, _HINT_NAME)


def _ground_hedge(fact: Fact, name: str, value: Value, language: Language) -> Iterator[Finding]:
    if not isinstance(value, Quantity):
        return
    mentions = language.numbers.find(plain_numbers(fact.quote))
    found = {
        mention.hedge for mention in mentions if mention.number.meaning == value.number.meaning
    }
    if not found or value.hedge in found:
        return
    shown = " or ".join(f"“{hedge}”" for hedge in sorted(found) if hedge) or "no hedge"
    given = f"“{value.hedge}”" if value.hedge else "no hedge"
    message = f"“{name}” has {given}, but the quote has {shown} before the number"
    yield Finding(fact.place(name), "G03", message, _HINT_HEDGE)
