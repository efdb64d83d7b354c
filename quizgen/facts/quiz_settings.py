"""The quizzes that a deck names: styles and sections that exist, and no more than there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.deck import Blueprint
from quizgen.facts.deck_schema import QuizEntry
from quizgen.facts.styles import SHEET_STYLES, Style
from quizgen.facts.yaml_tree import Node, place_of


def resolve_quizzes(
    entries: Mapping[str, QuizEntry], head: Node, sections: Iterable[str]
) -> tuple[Mapping[str, Blueprint], tuple[Finding, ...]]:
    """Return the blueprints of a deck's quizzes by name, with what is wrong with them.

    `D03` more than the quiz has or a name that reads as a number, `D04` a style or section
    that is not there. `head` is the deck's first file.
    """
    known = tuple(sections)
    findings = tuple(
        finding
        for name, entry in entries.items()
        for finding in _findings(name, entry, head, known)
    )
    blueprints = {name: _blueprint(name, entry, head) for name, entry in entries.items()}
    return ({} if findings else blueprints), findings


def _findings(
    name: str, entry: QuizEntry, head: Node, sections: Iterable[str]
) -> Iterator[Finding]:
    if name.isdecimal():
        place = place_of(head, ["quizzes", name], key=True)
        message = f"“{name}” is no name for a quiz: form ids would take it for a number of items"
        yield Finding(place, "D03", message, "give it a name with a letter")
    steps = ("quizzes", name)
    for key, noun, known in (
        ("styles", "style", SHEET_STYLES),
        ("points", "style", SHEET_STYLES),
        ("sections", "section", sections),
    ):
        yield from _unknown_names(head, (*steps, key), noun, getattr(entry, key), known)
    for key, named in (("styles", entry.styles), ("sections", entry.sections)):
        if (total := sum(named.values())) > entry.items:
            message = f"“{key}” asks for {total} items in a quiz of {entry.items}"
            place = place_of(head, [*steps, key], key=True)
            yield Finding(place, "D03", message, "raise “items”, or ask for fewer")


def _unknown_names(
    head: Node, steps: tuple[str, ...], noun: str, named: Iterable[str], known: Iterable[str]
) -> Iterator[Finding]:
    for name in named:
        if name not in known:
            place = place_of(head, [*steps, name], key=True)
            where = "on a quiz sheet" if noun == "style" else "here"
            message = f"no {noun} “{name}” {where}"
            yield Finding(place, "D04", message, did_you_mean(name, known))


def _blueprint(name: str, entry: QuizEntry, head: Node) -> Blueprint:
    return Blueprint(
        name=name,
        items=entry.items,
        title=entry.title,
        styles=_by_style(entry.styles),
        sections=entry.sections,
        points=_by_style(entry.points),
        minutes=entry.minutes,
        instructions=entry.instructions,
        place=place_of(head, ["quizzes", name], key=True),
    )


def _by_style(named: Mapping[str, int]) -> Mapping[Style, int]:
    return {Style(name): count for name, count in named.items() if name in SHEET_STYLES}
