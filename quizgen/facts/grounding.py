"""Nothing invented: every number, date and name of a fact stands in its quote, or says from where.

The check is one of form, and it is strict: it does not understand the sentence, but no digit, month
or name gets into a deck unless the source shows it or the author signs for it under `derived`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from quizgen.diagnostics import Finding, Severity, join_words
from quizgen.facts.deck import Fact
from quizgen.facts.evidence import missing_in, said_by, strange_words
from quizgen.facts.fields import SPEAKER
from quizgen.facts.hedges import find_dropped, has_any
from quizgen.facts.misquotes import find_doubts, find_misquote
from quizgen.facts.sources import Source
from quizgen.facts.yaml_tree import Table, node_at
from quizgen.values.dates import MONTHS, PartialDate
from quizgen.values.entities import Entity, Value
from quizgen.values.quantities import Quantity, find_numbers
from quizgen.values.texts import has_words, words_of

_HINT = "correct it, quote the words that show it, or say under `derived:` where it comes from"
_HINT_NAME = (
    "correct it, quote the words that name it, add the name that the quote has to its `aliases:`, "
    "or say under `derived:` who or what “it” is"
)
_HINT_UNIT = (
    "correct it, say under `units:` what several are called if that is not regular, quote the "
    "words that show it, or say under `derived:` where it comes from"
)
_OPENINGS = words_of(
    "who whom whose what which when where why how in on at by to for from of the a an according"
)
"""Words that open a question with a capital and are no names."""
_FIGURE = re.compile(rf"\d|\b(?:{'|'.join(MONTHS)})\b")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def ground_fact(fact: Fact, others: Iterable[Source] = ()) -> Iterator[Finding]:
    """Yield what a fact says and its quote does not show. `others` are its deck's other sources.

    `G01` the quote does not stand in the source; `G02` a value that the quote does not show;
    `G03` a hedge that the value has and the quote has not, or the other way round; `G04` a
    `derived` reason for a value that the quote does show; `G05` a `derived` value that neither the
    reason nor the source shows; `G07` a quote that stands there twice, `G08` one whose pieces stand
    far from each other.
    """
    written = node_at(fact.node, ["quote"])
    if not fact.spans:
        yield find_misquote(fact.source, written, others)
        return
    yield from find_doubts(fact.source, written, fact.places)
    hedged = has_any(fact.quote)
    whole = " ".join(map(said_by, fact.values.values()))
    attributed = isinstance(fact.node, Table) and SPEAKER in fact.node.values
    for name, value in fact.values.items():
        missing = list(_missing(fact, name, value))
        text = said_by(value)
        lost = find_dropped(text, whole, fact.quote, attributed=attributed) if hedged else ()
        dropped = list(lost)
        if name in fact.derived:
            yield from _ground_derived(fact, name, value, needed=bool(missing or dropped))
        elif missing:
            message = f"“{name}” has {join_words(missing)}, which the quote does not show"
            yield Finding(fact.place(name), "G02", message, _hint(value, missing))
        elif dropped:
            message = f"the quote has {join_words(dropped)}, “{name}” has not"
            yield Finding(fact.place(name), "G03", message, "keep the source's own hedge")
        if isinstance(value, Quantity):
            yield from _ground_hedge(fact, name, value)
    yield from _ground_speaker(fact)
    yield from _ground_wording(fact)


def _hint(value: Value, missing: Iterable[str]) -> str:
    if isinstance(value, Quantity) and any(part.startswith("the unit") for part in missing):
        return _HINT_UNIT
    return _HINT_NAME if isinstance(value, Entity | tuple) else _HINT


def _missing(fact: Fact, name: str, value: Value) -> Iterator[str]:
    """Yield what the quote does not show of a value. What is printed as a quotation is one."""
    if isinstance(value, str) and name in fact.kind.quoted:
        if not has_words(fact.quote, value):
            yield f"the words “{value}”"
        return
    yield from missing_in(value, fact.quote)


def _ground_derived(fact: Fact, name: str, value: Value, *, needed: bool) -> Iterator[Finding]:
    """Ask the reason for what the quote lacks: dates and numbers in it, names there or anywhere."""
    reason, place = fact.derived[name], fact.place("derived", name)
    if not needed:
        message = f"{_why_needless(fact, name, value)}: it needs no `derived` reason"
        yield Finding(place, "G04", message, "remove it", Severity.WARNING)
        return
    if isinstance(value, Quantity | PartialDate):
        missing = list(missing_in(value, f"{fact.quote}. {reason}"))
    else:
        text = value.name if isinstance(value, Entity) else said_by(value)
        missing = list(strange_words(text, (fact.source.words, words_of(reason))))
    if missing:
        message = (
            f"“{name}” has {join_words(missing)}, which neither the quote nor the reason shows"
        )
        yield Finding(fact.place(name), "G05", message, "correct it, or say in the reason why")


def _why_needless(fact: Fact, name: str, value: Value) -> str:
    """Say why a value needs no reason: of an author's own words only names and figures do."""
    said = said_by(value)
    if said and not has_words(fact.quote, said, same_case=False):
        return f"“{name}” has no name, figure or hedge that the quote lacks"
    return f"the quote shows “{name}” itself"


def _ground_wording(fact: Fact) -> Iterator[Finding]:
    """Ask for the names in a fact's own wording in its source, and for figures and months nearer.

    A name means the same all over a source, but each figure stands there for something else.
    """
    if not fact.wording:
        return
    own = words_of(" ".join((*fact.derived.values(), *map(_written, fact.values.values()))))
    everywhere, nearby = (fact.source.words, _OPENINGS, own), (words_of(fact.quote), own)
    for question, wording in fact.wording.items():
        text = _TEMPLATE.sub(" ", wording)
        strange = list(strange_words(text, everywhere))
        far = (word for word in strange_words(text, nearby) if _FIGURE.search(word))
        figures = [word for word in far if word not in strange]
        for missing, where in ((strange, "source"), (figures, "quote")):
            if missing:
                message = f"the wording has {join_words(missing)}, which the {where} does not show"
                hint = "correct it, or say under `derived:` where it comes from"
                yield Finding(fact.place("wording", question), "G02", message, hint)


def _written(value: Value) -> str:
    """Return every word by which a wording may call a value."""
    match value:
        case Entity():
            return " ".join(value.names)
        case Quantity():
            return str(value.number)
        case PartialDate():
            return " ".join(chain.from_iterable(value.evidence().values()))
    return said_by(value)


def _ground_speaker(fact: Fact) -> Iterator[Finding]:
    """Ask for the speaker in the quote, unless it is the source itself."""
    speaker = fact.according_to
    if speaker is None or speaker.is_source:
        return
    missing = list(missing_in(speaker, fact.quote))
    if missing and SPEAKER not in fact.derived:
        message = f"the quote does not name {speaker.name}, who is said to say it"
        yield Finding(fact.place(SPEAKER), "G02", message, _HINT_NAME)


def _ground_hedge(fact: Fact, name: str, value: Quantity) -> Iterator[Finding]:
    found = {m.hedge for m in find_numbers(fact.quote) if m.number.value == value.number.value}
    if not found or value.hedge in found:
        return
    shown = " or ".join(f"“{hedge}”" for hedge in sorted(found) if hedge) or "no hedge"
    given = f"“{value.hedge}”" if value.hedge else "no hedge"
    message = f"“{name}” has {given}, the quote has {shown} before the number"
    yield Finding(fact.place(name), "G03", message, "keep the source's own hedge")
