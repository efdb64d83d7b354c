"""What a deck lacks for a quiz that somebody asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding, Severity
from quizgen.facts.deck import Blueprint, Deck
from quizgen.facts.styles import Style
from quizgen.questions.item import Item

_OF_ITS_STYLE = "add facts that can be asked so"
_REMEDIES = {
    Style.MATCHING: (
        "write four facts of one kind that has a `matching:`, no premise and no response in two of "
        "them, and a spare response: another fact, or `extra_distractors` of its type"
    )
}


def find_shortages(deck: Deck, blueprint: Blueprint, chosen: Sequence[Item]) -> Iterator[Finding]:
    """Yield `F01` for each style and section of which a quiz has fewer items than it names.

    That the whole is short is said where no part explains it. What nobody asked for is not short.
    """
    if blueprint.place is None:
        return
    styles = Counter(item.style for item in chosen)
    sections = Counter(item.fact.section for item in chosen)
    short = [
        (f"in the style {style}", count, styles[style], _REMEDIES.get(style, _OF_ITS_STYLE))
        for style, count in blueprint.styles.items()
        if styles[style] < count
    ]
    short += [
        (f"on “{deck.sections[name]}”", count, sections[name], "add facts to the section")
        for name, count in blueprint.sections.items()
        if sections[name] < count
    ]
    if not short and len(chosen) < blueprint.items:
        short = [("in all", blueprint.items, len(chosen), "add facts")]
    for where, wanted, given, remedy in short:
        message = f"{where} the quiz asks for {wanted} and the deck gives {given} for one form"
        help_ = f"ask for {given}, or {remedy}"
        yield Finding(blueprint.place, "F01", message, help_, Severity.WARNING)
