"""Check the names in a fact that its deck or its kind must have: `D04` for each that is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizgen.diagnostics import Finding, Place, did_you_mean
from quizgen.facts.fields import (
    NO_QUESTION,
    SPEAKER,
    FactEntry,
    KindFactEntry,
    SentenceFactEntry,
)
from quizgen.facts.kinds import STATEMENT, Kind, KindFile
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.written_facts import WrittenFact
from quizgen.facts.yaml_tree import Node, Scalar, Table, place_of

_KIND_AND_SENTENCE = (
    "a fact has either “say” or “kind”",
    "remove one, with the keys that go with it",
)
_NOT_A_FACT = "a fact must have keys with values", "begin it with “- id: …”"


def report_unknown(what: str, name: str, known: Iterable[str], place: Place) -> Finding:
    """Return `D04` for a name that is unknown, or for one that is missing."""
    message = f"unknown {what} “{name}”" if name else f"missing {what}"
    hint = did_you_mean(name, known) or f"the deck has no {what} yet"
    return Finding(place, "D04", message, hint)


def find_kind(node: Node, vocabulary: Vocabulary) -> tuple[KindFile | None, tuple[Finding, ...]]:
    """Return the kind that a fact names, or None with the finding why it has none.

    `D01` a fact without a kind, `D02` one with a sentence as well, `D03` a kind that is not a text.
    A kind with errors in its file is None without a finding.
    """
    if not isinstance(node, Table):
        return None, (Finding(node.place, "D03", *_NOT_A_FACT),)
    kinds, name = vocabulary.kinds, node.values.get("kind")
    hint = f"use one of {', '.join(kinds)}"
    if "say" in node.values:
        place = place_of(node, ["say"], key=True)
        return None, (Finding(place, "D02", *_KIND_AND_SENTENCE),)
    if name is not None and not isinstance(name, Scalar):
        return None, (Finding(name.place, "D03", "“kind” must be a text", hint),)
    if name is None or not name.text:
        hint = f"add `say:`, a sentence with each answer in [brackets]; or `kind:`, {hint}"
        return None, (Finding(node.place, "D01", "missing key “say” or “kind”", hint),)
    if name.text not in kinds and name.text not in vocabulary.broken_kinds:
        return None, (report_unknown("kind", name.text, kinds, name.place),)
    return kinds.get(name.text), ()


def check_kinds(kinds: Iterable[KindFile], styles: Sequence[str]) -> Iterator[Finding]:
    """Yield the styles that a kind names for a question, and that do not exist."""
    for file in kinds:
        for question, spec in file.kind.questions.items():
            for name in spec.styles:
                if name not in styles:
                    place = file.place("questions", question, "styles")
                    yield report_unknown("style", name, styles, place)


def check_names(
    entry: FactEntry, kind: Kind, vocabulary: Vocabulary, node: Node
) -> Iterator[Finding]:
    """Yield the section, fields, questions and styles that the deck or the fact does not have."""
    sections = vocabulary.sections
    is_needed = entry.section or not entry.draft
    if sections and is_needed and entry.section not in sections:
        place = place_of(node, ["section"])
        yield report_unknown("section", entry.section, sections, place)
    own = ("say", "ask") if isinstance(entry, SentenceFactEntry) else kind.fields
    fields = tuple(dict.fromkeys((*own, SPEAKER)))
    yield from _find_unknown_keys("field", entry.derived, fields, node, "derived")
    known = kind.without_names(vocabulary.styles.every) if entry.without else ()
    for step, name in enumerate(entry.without):
        if name not in known:
            place = place_of(node, ["without", step])
            yield report_unknown("question or style", name, known, place)
    for step, name in enumerate(entry.cards):
        if name not in (*kind.questions, NO_QUESTION):
            yield report_unknown("question", name, kind.questions, place_of(node, ["cards", step]))
    if isinstance(entry, KindFactEntry):
        hints = entry.hint if isinstance(entry.hint, dict) else ()
        yield from _find_unknown_keys("question", hints, kind.questions, node, "hint")
        questions = (*kind.questions, STATEMENT)
        yield from _find_unknown_keys("question", entry.wording, questions, node, "wording")


def check_distractors(written: WrittenFact, kind: Kind, node: Node) -> Iterator[Finding]:
    """Yield the fields and list members under `distractors:` that a fact does not have."""
    lists = (members for members in written.own.values() if isinstance(members, tuple | dict))
    members = (str(key) for keys in lists for key in _ids_in(keys))
    known = (*kind.fields, *members)
    by_field = written.entry.distractors
    names = by_field if isinstance(by_field, dict) else ()
    yield from _find_unknown_keys("field", names, known, node, "distractors")


def _ids_in(members: tuple[object, ...] | dict[str, object]) -> Iterable[object]:
    """Return the keys of the members of a list, as written: names, ids, or numbers of texts."""
    if isinstance(members, dict):
        return members
    return (*members, *range(1, len(members) + 1))


def _find_unknown_keys(
    what: str, names: Iterable[str], known: Iterable[str], node: Node, key: str
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield report_unknown(what, name, known, place_of(node, [key, name], key=True))
