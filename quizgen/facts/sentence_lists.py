"""Lists in sentence facts: one question that asks for all marked answers.

The answers are a list in a field of its own, beside the fields of the single answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizgen.diagnostics import Finding
from quizgen.facts.fields import FieldType, KindField, SentenceFactEntry
from quizgen.facts.kinds import Kind, Question
from quizgen.facts.marked_sentences import SentenceText, find_marks
from quizgen.facts.yaml_tree import Node, place_of
from quizgen.languages.language import Language
from quizgen.values.entities import Member, Members, Value

ASK = "ask"
"""The name of the first question of a sentence."""
ANSWERS = "answers"
"""The field of all answers of a sentence that one question asks for. The statement has no place
for it, but one for each answer."""
_BETWEEN = 3
"""Maximum number of words and signs between “such as” and the first example."""


def is_list(entry: SentenceFactEntry) -> bool:
    """Return whether one question asks for all answers of a sentence."""
    return bool(entry.ask) and isinstance(entry.ask, str) and len(find_marks(entry.say)) > 1


def with_list_question(kind: Kind, question: str) -> Kind:
    """Return the kind of a sentence with the question for all of its answers."""
    spec = Question.model_construct(
        asks=ANSWERS, stem=SentenceText(question), answer=None, reverse=False, whole=True, styles=()
    )
    return kind.model_copy(
        update={
            "fields": {**kind.fields, ANSWERS: KindField(type=FieldType.MEMBERS)},
            "questions": {ASK: spec},
            "matching": None,
            "ordering": "",
        }
    )


def make_list(
    members: tuple[Member, ...], question: str, entry: SentenceFactEntry, language: Language
) -> Members:
    """Return the answers of a sentence as a list: in order or open, if its words say so."""
    is_ordered = language.sentences.asks_for_order(question)
    is_open = not is_ordered and (entry.open or _has_examples(entry.say, language))
    return Members(members, is_ordered, is_ordered and entry.cycle, is_open)


def _has_examples(say: str, language: Language) -> bool:
    """Return whether the answers of a sentence are examples: “plants such as [maize]”."""
    before = say[: find_marks(say)[0].start]
    found = language.rules.examples_follow.finditer(before)
    return any(len(before[match.end() :].split()) <= _BETWEEN for match in found)


def check_list_question(
    entry: SentenceFactEntry, values: Mapping[str, Value], node: Node, language: Language
) -> Iterator[Finding]:
    """Yield `D03` for one question for several answers that does not say how many to name."""
    listed = values.get(ANSWERS)
    if not isinstance(listed, Members) or not isinstance(entry.ask, str):
        return
    size, counts = len(listed.members), language.sentences.find_counts(entry.ask)
    if size in counts or (listed.is_open and any(count <= size for count in counts)):
        return
    number = language.sentences.count(size)
    if counts:
        asked = language.sentences.count(counts[0])
        message = f"“ask” asks for {asked}, but “say” marks {number}"
        help_ = f"ask for {number}, or mark what the question asks for"
        help_ += "; if there are others, add `open: true`" if counts[0] < size else ""
    else:
        keys = ", ".join(f"“{mark.words}: …”" for mark in find_marks(entry.say))
        message = f"“ask” has one question for {size} answers, but does not say how many to name"
        help_ = f"ask for all of them (“Which {number} …?”), or write a question for each: {keys}"
    yield Finding(place_of(node, ["ask"]), "D03", message, help_)
