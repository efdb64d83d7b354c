"""Sentence facts: a sentence with marked answers becomes a kind of its own, with its values.

Each mark is a field, `answer`, `answer-2` and so on, and its question is `ask`, `ask-2`. So all
later steps treat a sentence fact as they treat a fact of any other kind. The numbers follow the
order of the questions, then that of the marks without a question: they are part of permanent ids,
so a question that is added later goes to the end of `ask:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.fields import FieldType, KindField, SentenceFactEntry
from quizgen.facts.kinds import Kind, KindFile, Matching, Question
from quizgen.facts.marked_sentences import Mark, SentenceText, find_marks, make_place
from quizgen.facts.sentence_lists import (
    ANSWERS,
    ASK,
    is_list,
    make_list,
    with_list_question,
)
from quizgen.facts.sentence_openings import lower_first_mark, lower_opening
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Items, Node, Table, node_at, place_of
from quizgen.languages.language import Language
from quizgen.values.entities import Entity, Member, SingleValue, Value
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.texts import fold_case

SENTENCE = "sentence"
"""The name of the kind that is made from a sentence fact."""


class SentenceFact(Struct, frozen=True):
    """A sentence as a kind with values. `shown` has the words of each mark, by field."""

    kind_file: KindFile
    values: Mapping[str, Value]
    shown: Mapping[str, str]


class _Answer(Struct, frozen=True):
    """A mark with its names, its question (empty without one) and its value."""

    field: str
    question: str
    mark: Mark
    stem: str
    value: SingleValue


def is_sentence_fact(node: Node) -> TypeGuard[Table]:
    """Return whether a fact is written as a sentence. A fact with a kind is not."""
    return isinstance(node, Table) and "say" in node.values and "kind" not in node.values


def find_unquoted(node: Table) -> Iterable[Finding]:
    """Yield `D03` for a sentence that YAML reads as a list, because it begins with a mark."""
    say = node.values["say"]
    if isinstance(say, Items):
        message = "a sentence that begins with “[” needs quotation marks"
        yield Finding(say.place, "D03", message, "put quotation marks around the whole sentence")


def read_sentence(entry: SentenceFactEntry, node: Table, vocabulary: Vocabulary) -> SentenceFact:
    """Return the kind and the values of a sentence fact."""
    found = (lower_first_mark(mark, entry, vocabulary) for mark in find_marks(entry.say))
    marks = {fold_case(mark.words): mark for mark in found}
    stems = _stems_by_words(entry, tuple(marks))
    names = [words for words in dict.fromkeys((*stems, *marks)) if words in marks]
    answers = [
        _Answer(
            field=_number("answer", place),
            question=_number(ASK, place),
            mark=marks[words],
            stem=lower_opening(stems.get(words, ""), entry, vocabulary),
            value=read_mark(marks[words], vocabulary),
        )
        for place, words in enumerate(names, 1)
    ]
    answers_in_order = sorted(answers, key=lambda answer: answer.mark.start)
    say = lower_opening(entry.say, entry, vocabulary)
    kind = _make_kind(say, answers, answers_in_order, vocabulary.language)
    values: dict[str, Value] = {answer.field: answer.value for answer in answers}
    if is_list(entry):
        question = lower_opening(str(entry.ask), entry, vocabulary)
        kind = with_list_question(kind, question)
        members = tuple(map(_make_member, answers))
        values[ANSWERS] = make_list(members, question, entry, vocabulary.language)
    return SentenceFact(
        KindFile(kind, node.place.path, _make_tree(node, answers), is_shipped=False),
        values,
        {answer.field: answer.mark.words for answer in answers},
    )


def _make_member(answer: _Answer) -> Member:
    return Member(answer.field, answer.value, answer.mark.words)


def find_unknown_answers(entry: SentenceFactEntry, node: Node) -> Iterable[Finding]:
    """Yield `D04` for each key of `ask` or `distractors` that the sentence does not mark."""
    marks = {fold_case(mark.words): mark.words for mark in find_marks(entry.say)}
    for key, by_answer in (("ask", entry.ask), ("distractors", entry.distractors)):
        for words in by_answer if isinstance(by_answer, dict) else ():
            if fold_case(words) not in marks:
                message = f"“say” does not mark “{words}” as an answer"
                place = place_of(node, [key, words], key=True)
                yield Finding(place, "D04", message, did_you_mean(words, marks.values()))


def read_mark(mark: Mark, vocabulary: Vocabulary) -> SingleValue:
    """Return the value of a mark: by its tag, or else the first that its words can be read as.

    A tag is an entity, the unit of a number, or a type. Words without a tag are a known entity, a
    date, a quantity or a text.
    """
    words, tag = mark.words, mark.tag
    if tag in vocabulary.entities:
        return vocabulary.entities[tag]
    known = vocabulary.entity_named(words)
    if tag and not (known and known.type == tag):
        number = _read_number(mark, vocabulary.language)
        return number or _typed_entity(words, tag, vocabulary)
    return known or _read_plain(words, vocabulary.language)


def _read_plain(words: str, language: Language) -> Quantity | PartialDate | str:
    with suppress(ValueError):
        return language.dates.parse(words)
    with suppress(ValueError):
        language.dates.parse(language.numbers.without_hedge(words))
        return words  # “about 1800” is neither a date nor a number of things
    return language.read_quantity(words) or words


def _read_number(mark: Mark, language: Language) -> Quantity | None:
    """Return a number whose unit follows the mark and is its tag; None for other words."""
    stem = language.nouns.stem
    number = language.read_quantity(mark.words)
    if number is None or number.unit or not mark.after.startswith(stem(mark.tag)):
        return None
    return language.read_quantity(f"{mark.words} {mark.tag}") or replace(number, unit=mark.tag)


def _typed_entity(words: str, type_: str, vocabulary: Vocabulary) -> Entity:
    """Return the words as an entity of a type, which the deck need not declare."""
    the, name = vocabulary.language.nouns.split_name(words)
    declared = vocabulary.types.get(type_)
    ask = declared.ask if declared else vocabulary.language.phrases.question_for_type(type_)
    return Entity(fold_case(name), type_, name, ask, the)


def _stems_by_words(entry: SentenceFactEntry, marks: Sequence[str]) -> dict[str, str]:
    if isinstance(entry.ask, str):
        return {marks[0]: entry.ask} if entry.ask and len(marks) == 1 else {}
    return {fold_case(words): stem for words, stem in entry.ask.items()}


def _number(name: str, place: int) -> str:
    return name if place == 1 else f"{name}-{place}"


def _make_kind(
    say: str, answers: Sequence[_Answer], in_order: Sequence[_Answer], language: Language
) -> Kind:
    """Return the kind of a sentence. It is valid by construction, so it is not validated."""
    dated = _find_event_date(say, in_order, language)
    return Kind.model_construct(
        kind=SENTENCE,
        about="A fact as a sentence.",
        fields={answer.field: _FIELDS[_field_type(answer.value)] for answer in answers},
        statement=_make_statement(say, in_order, dated),
        questions={
            answer.question: Question.model_construct(
                asks=answer.field,
                stem=SentenceText(answer.stem),
                answer=None,
                reverse=False,
                whole=False,
                styles=(),
            )
            for answer in answers
            if answer.stem
        },
        cloze=tuple(answer.field for answer in answers if not answer.stem),
        ordering=dated.field if dated else "",
        matching=_find_matching(in_order, language),
        comparing=None,
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


def _find_event_date(say: str, answers: Sequence[_Answer], language: Language) -> _EventDate | None:
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


def _make_statement(say: str, answers: Sequence[_Answer], dated: _EventDate | None) -> SentenceText:
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


def _find_matching(answers: Sequence[_Answer], language: Language) -> Matching | None:
    """Return the columns of matching items, for a sentence that marks two entities with types."""
    typed = [a for a in answers if isinstance(a.value, Entity) and a.value.type]
    if len(answers) != 2 or len(typed) != 2:  # noqa: PLR2004 - a pair
        return None
    premise, response = (a.value.type for a in typed if isinstance(a.value, Entity))
    if premise == response:
        return None
    stem = SentenceText(language.sentences.match_each(premise, response))
    return Matching.model_construct(premise=typed[0].field, response=typed[1].field, stem=stem)


def _make_tree(node: Table, answers: Sequence[_Answer]) -> Node:
    """Return a fact as the tree of a kind, so that findings about its templates have a place."""
    ask = node_at(node, ["ask"]) if "ask" in node.values else node_at(node, ["say"])
    stems: dict[str, Node] = {}
    for answer in answers:
        own = fold_case(answer.mark.words)
        stem = node_at(ask, [key for key in _keys(ask) if fold_case(key) == own][:1])
        stems[answer.question] = Table({}, {"stem": stem}, stem.place)
    questions = Table({}, stems, ask.place)
    return Table({}, {"statement": node_at(node, ["say"]), "questions": questions}, node.place)


def _keys(node: Node) -> Iterable[str]:
    return node.values if isinstance(node, Table) else ()
