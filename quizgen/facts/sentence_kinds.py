"""Kinds of sentence facts: each sentence is the statement of a kind of its own.

A date at the end or the start of a sentence orders its event among others, and two typed entities
are matched across facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from quizgen.facts.fields import PICTURE, FieldType, KindField
from quizgen.facts.kinds import Kind, Matching, Question
from quizgen.facts.marked_sentences import Mark, SentenceText, make_place
from quizgen.facts.yaml_tree import Node, Table, node_at
from quizgen.languages.language import Language
from quizgen.values.entities import Entity, SingleValue, Value
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.texts import fold_case

SENTENCE = "sentence"
"""The name of the kind that is made from a sentence fact."""


class MarkedAnswer(Struct, frozen=True):
    """A mark with its names, its question (empty without one) and its value."""

    field: str
    question: str
    mark: Mark
    stem: str
    value: SingleValue


def make_kind(
    say: str, answers: Sequence[MarkedAnswer], in_order: Sequence[MarkedAnswer], language: Language
) -> Kind:
    """Return the kind of a sentence. It is valid by construction, so it is not validated."""
    dated = _find_event_date(say, in_order, language)
    return Kind.model_construct(
        kind=SENTENCE,
        about="A fact as a sentence.",
        fields={answer.field: _FIELDS[_field_type(answer.value)] for answer in answers},
        statement=_make_statement(say, in_order, dated),
        questions={
            answer.question: make_question(answer.field, answer.stem)
            for answer in answers
            if answer.stem
        },
        cloze=tuple(answer.field for answer in answers if not answer.stem),
        ordering=dated.field if dated else "",
        matching=_find_matching(in_order, language),
        comparing=None,
    )


def make_question(field: str, stem: str) -> Question:
    """Return a question of a sentence. It is valid by construction, so it is not validated."""
    return Question.model_construct(
        asks=field, stem=SentenceText(stem), answer=None, reverse=False, whole=False, styles=()
    )


def _field_type(value: Value) -> FieldType:
    match value:
        case Entity():
            return FieldType.ENTITY
        case Quantity():
            return FieldType.QUANTITY
        case PartialDate():
            return FieldType.DATE
    return FieldType.TEXT


_FIELDS = {type_: KindField(type=type_) for type_ in FieldType}


class _EventDate(Struct, frozen=True):
    """The date of an event, with the words around it that go if the date goes."""

    field: str
    before: str
    after: str


def _find_event_date(
    say: str, answers: Sequence[MarkedAnswer], language: Language
) -> _EventDate | None:
    """Return the date at the end or the start of a sentence: “… in [August 2024].” or “In …, …”.

    Without it, the sentence still names the event. A date in the middle may belong to a part.
    """
    prepositions = "|".join(map(re.escape, language.dates.prepositions))
    articles = "|".join(map(re.escape, language.nouns.articles))
    for answer in answers if prepositions else ():
        if not isinstance(answer.value, PartialDate):
            continue
        before, after = say[: answer.mark.start], say[answer.mark.end :]
        if len(after) == 1 and (
            found := re.search(rf",? (?:{prepositions}) (?:(?:{articles}) )?$", before)
        ):
            return _EventDate(answer.field, found[0], "")
        if (
            re.fullmatch(rf"(?:{prepositions}) (?:(?:{articles}) )?", before, re.IGNORECASE)
            and after[:2] == ", "
        ):
            return _EventDate(answer.field, before, ", ")
    return None


def _make_statement(
    say: str, answers: Sequence[MarkedAnswer], dated: _EventDate | None
) -> SentenceText:
    parts, end = [], 0
    for answer in answers:
        text, place = say[end : answer.mark.start], make_place(answer.field)
        end = answer.mark.end
        if dated and dated.field == answer.field:
            text = text.removesuffix(dated.before)
            place = make_place(answer.field, dated.before, dated.after)
            end += len(dated.after)
        parts += [text, place]
    return SentenceText("".join((*parts, say[end:])))


def _find_matching(answers: Sequence[MarkedAnswer], language: Language) -> Matching | None:
    """Return the columns of matching items, for a sentence that marks two entities with types."""
    typed = [a for a in answers if isinstance(a.value, Entity) and a.value.type]
    if len(answers) != 2 or len(typed) != 2:  # noqa: PLR2004 - a pair
        return None
    premise, response = (a.value.type for a in typed if isinstance(a.value, Entity))
    if premise == response:
        return None
    stem = SentenceText(language.sentences.match_each(premise, response))
    return Matching.model_construct(premise=typed[0].field, response=typed[1].field, stem=stem)


def make_tree(node: Table, answers: Sequence[MarkedAnswer]) -> Node:
    """Return a fact as the tree of a kind, so that findings about its templates have a place."""
    ask = node_at(node, ["ask"]) if "ask" in node.values else node_at(node, ["say"])
    stems: dict[str, Node] = {}
    for answer in answers:
        own = fold_case(answer.mark.words)
        stem = node_at(ask, [key for key in _keys(ask) if fold_case(key) == own][:1])
        stems[answer.question] = Table({}, {"stem": stem}, stem.place)
    if PICTURE in _keys(ask):
        stem = node_at(ask, [PICTURE])
        stems[PICTURE] = Table({}, {"stem": stem}, stem.place)
    questions = Table({}, stems, ask.place)
    return Table({}, {"statement": node_at(node, ["say"]), "questions": questions}, node.place)


def _keys(node: Node) -> Iterable[str]:
    return node.values if isinstance(node, Table) else ()
