"""Report quizzes for which a deck has too few items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding, Severity
from quizgen.facts.deck import Blueprint, Deck
from quizgen.questions.item import Item
from quizgen.questions.styles import SHEET_PARTS

_REMEDIES = {style.name: part.remedy for style, part in SHEET_PARTS.items()}


def find_shortages(deck: Deck, blueprint: Blueprint, chosen: Sequence[Item]) -> Iterator[Finding]:
    """Yield `F01` for each style and section with fewer items than the quiz asks for.

    A shortage of the whole quiz is reported only if no style or section explains it. The default
    quiz, which has no place in the deck, is never short.
    """
    if blueprint.place is None:
        return
    styles = Counter(item.style.name for item in chosen)
    sections = Counter(item.fact.section for item in chosen)
    short = [
        (f"items in the style {style}", count, styles[style], _remedy(deck, style))
        for style, count in blueprint.styles.items()
        if styles[style] < count
    ]
    short += [
        (f"items on “{deck.sections[name]}”", count, sections[name], "add facts to the section")
        for name, count in blueprint.sections.items()
        if sections[name] < count
    ]
    if not short and len(chosen) < blueprint.items:
        short = [("items", blueprint.items, len(chosen), "add facts")]
    for what, wanted, given, remedy in short:
        giver = "the decks give" if deck.parts else "the deck gives"
        message = f"too few {what}: the quiz asks for {wanted}, {giver} {given} for one form"
        help_ = f"ask for {given}, or {remedy}"
        yield Finding(blueprint.place, "F01", message, help_, Severity.WARNING)


def _remedy(deck: Deck, style: str) -> str:
    if not deck.makes(style):
        return f"add {style} to the deck's `styles:`"
    return _REMEDIES[style]
