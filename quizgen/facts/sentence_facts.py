"""Sentence facts: a sentence with marked answers becomes a kind of its own, with its values.

Each mark is a field, `answer`, `answer-2` and so on, and its question is `ask`, `ask-2`. So all
later steps treat a sentence fact as they treat a fact of any other kind. The numbers follow the
order of the questions, then that of the marks without a question: they are part of permanent ids,
so a question that is added later goes to the end of `ask:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard

from msgspec import Struct

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.fields import PICTURE, FactEntry, SentenceFactEntry
from quizgen.facts.kinds import Kind, KindFile
from quizgen.facts.marked_sentences import find_marks
from quizgen.facts.plain_values import read_mark
from quizgen.facts.sentence_kinds import MarkedAnswer, make_kind, make_question, make_tree
from quizgen.facts.sentence_lists import ANSWERS, ASK, is_list, make_list, with_list_question
from quizgen.facts.sentence_openings import lower_first_mark, lower_opening
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Items, Node, Table, place_of
from quizgen.values.entities import Member, Value
from quizgen.values.texts import fold_case


class SentenceFact(Struct, frozen=True):
    """A sentence as a kind with values. `shown` has the words of each mark, by field."""

    kind_file: KindFile
    values: Mapping[str, Value]
    shown: Mapping[str, str]


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
        MarkedAnswer(
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
    kind = make_kind(say, answers, answers_in_order, vocabulary.language)
    if PICTURE in stems and PICTURE not in marks:
        kind = with_picture_question(kind, lower_opening(stems[PICTURE], entry, vocabulary))
    values: dict[str, Value] = {answer.field: answer.value for answer in answers}
    if is_list(entry):
        question = lower_opening(str(entry.ask), entry, vocabulary)
        kind = with_list_question(kind, question)
        members = tuple(map(_make_member, answers))
        values[ANSWERS] = make_list(members, question, entry, vocabulary.language)
    return SentenceFact(
        KindFile(kind, node.place.path, make_tree(node, answers), is_shipped=False),
        values,
        {answer.field: answer.mark.words for answer in answers},
    )


def _make_member(answer: MarkedAnswer) -> Member:
    return Member(answer.field, answer.value, answer.mark.words)


def with_picture_question(kind: Kind, stem: str) -> Kind:
    """Return the kind of a sentence with a question for the picture of the fact."""
    return kind.model_copy(
        update={"questions": {**kind.questions, PICTURE: make_question(PICTURE, stem)}}
    )


def name_hints(entry: FactEntry) -> dict[str, str]:
    """Return the hints of a fact by question; one for all questions is under "".

    Those of a sentence are written by answer.
    """
    if isinstance(entry.hint, str):
        return {"": entry.hint} if entry.hint else {}
    if not isinstance(entry, SentenceFactEntry):
        return dict(entry.hint)
    marks = [fold_case(mark.words) for mark in find_marks(entry.say)]
    is_one = isinstance(entry.ask, str)
    asked = [w for w in map(fold_case, marks[:1] if is_one else entry.ask) if w in marks]
    names = {words: number_question(index) for index, words in enumerate(asked)}
    names.setdefault(PICTURE, PICTURE)
    by_answer = ((fold_case(words), text) for words, text in entry.hint.items())
    return {names[words]: text for words, text in by_answer if words in names}


def find_unknown_answers(entry: SentenceFactEntry, node: Node) -> Iterable[Finding]:
    """Yield `D04` for each key of `ask`, `distractors` or `hint` that is not a mark.

    The picture of the fact can be asked for as well.
    """
    marks = {fold_case(mark.words): mark.words for mark in find_marks(entry.say)}
    keyed = (("ask", entry.ask), ("distractors", entry.distractors), ("hint", entry.hint))
    for key, by_answer in keyed:
        for words in by_answer if isinstance(by_answer, dict) else ():
            if fold_case(words) not in marks and not (words == PICTURE and key != "distractors"):
                message = f"“say” does not mark “{words}” as an answer"
                place = place_of(node, [key, words], key=True)
                yield Finding(place, "D04", message, did_you_mean(words, marks.values()))


def _stems_by_words(entry: SentenceFactEntry, marks: Sequence[str]) -> dict[str, str]:
    if isinstance(entry.ask, str):
        return {marks[0]: entry.ask} if entry.ask and len(marks) == 1 else {}
    return {fold_case(words): stem for words, stem in entry.ask.items()}


def number_question(index: int) -> str:
    """Return the name of a question of a sentence, by its index."""
    return _number("ask", index + 1)


def _number(name: str, place: int) -> str:
    return name if place == 1 else f"{name}-{place}"
