"""Resolve and check the quizzes of a deck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.deck import Blueprint
from quizgen.facts.deck_schema import QuizEntry, StyleNames
from quizgen.facts.yaml_tree import Node, place_of


def resolve_quizzes(
    entries: Mapping[str, QuizEntry], head: Node, sections: Iterable[str], styles: StyleNames
) -> tuple[Mapping[str, Blueprint], tuple[Finding, ...]]:
    """Return the blueprints of a deck's quizzes, by name, and the findings.

    `D03` is a name that is a number, or more items of styles or sections than the quiz has; `D04`
    an unknown style or section. `head` is the deck's first file.
    """
    known = tuple(sections)
    findings = tuple(
        finding
        for name, entry in entries.items()
        for finding in _findings(name, entry, head, known, styles.on_sheets)
    )
    blueprints = {name: _blueprint(name, entry, head) for name, entry in entries.items()}
    return ({} if findings else blueprints), findings


def _findings(
    name: str,
    entry: QuizEntry,
    head: Node,
    sections: Iterable[str],
    styles: Iterable[str],
) -> Iterator[Finding]:
    if name.isdecimal():
        place = place_of(head, ["quizzes", name], key=True)
        message = f"a quiz cannot be named “{name}”: form ids would read it as a number of items"
        yield Finding(place, "D03", message, "use a name with a letter")
    steps = ("quizzes", name)
    for key, noun, known in (
        ("styles", "quiz sheet style", styles),
        ("points", "quiz sheet style", styles),
        ("sections", "section", sections),
    ):
        yield from _find_unknown_names(head, (*steps, key), noun, getattr(entry, key), known)
    for key, named in (("styles", entry.styles), ("sections", entry.sections)):
        if (total := sum(named.values())) > entry.items:
            message = f"“{key}” asks for {total} items, but the quiz has {entry.items}"
            place = place_of(head, [*steps, key], key=True)
            yield Finding(place, "D03", message, "increase “items”, or ask for fewer")


def _find_unknown_names(
    head: Node, steps: tuple[str, ...], noun: str, named: Iterable[str], known: Iterable[str]
) -> Iterator[Finding]:
    for name in named:
        if name not in known:
            place = place_of(head, [*steps, name], key=True)
            message = f"unknown {noun} “{name}”"
            yield Finding(place, "D04", message, did_you_mean(name, known))


def _blueprint(name: str, entry: QuizEntry, head: Node) -> Blueprint:
    return Blueprint(
        name=name,
        items=entry.items,
        title=entry.title,
        styles=entry.styles,
        sections=entry.sections,
        points=entry.points,
        minutes=entry.minutes,
        instructions=entry.instructions,
        student_number=entry.student_number,
        place=place_of(head, ["quizzes", name], key=True),
    )
