"""The sentence of a table: its words, its marks with columns, and their questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from quizgen.diagnostics import Finding, did_you_mean
from quizgen.facts.fields import PICTURE
from quizgen.facts.marked_sentences import find_marks, find_sentence_error
from quizgen.facts.tables.cell_texts import CellText, ColumnNames
from quizgen.facts.tables.table_content import DeckTable
from quizgen.facts.yaml_tree import node_at, place_of


class MarkPlan(Struct, frozen=True):
    """A marked answer: its words and its tag.

    `entity_type` is the type of its entity, if its column is one of entities.
    """

    words: CellText
    tag: CellText | None = None
    entity_type: str = ""


class SentencePlan(Struct, frozen=True):
    """The parts of the sentence in order, and the question for each mark by its written words."""

    parts: tuple[CellText | MarkPlan, ...]
    marks: Mapping[str, MarkPlan]
    questions: Mapping[str, CellText]


def plan_sentence(
    table: DeckTable, names: ColumnNames, entities: Mapping[int, str]
) -> tuple[SentencePlan, tuple[Finding, ...]]:
    """Return the plan of a table's sentence, with findings.

    `D03`: the sentence is not valid. `D04`: a question is for an answer that is not marked.
    """
    say, ask = table.entry.say or "", table.entry.ask or ""
    node = node_at(table.node, ["say"])
    if error := find_sentence_error(say) or _find_question_error(say, ask):
        message, _, hint = error.partition("; ")
        return SentencePlan((), {}, {}), (Finding(node.place, "D03", message, hint),)
    parts: list[CellText | MarkPlan] = []
    marks: dict[str, MarkPlan] = {}
    end = 0
    for mark in find_marks(say):
        words = names.read_text(mark.words, node)
        tag = names.read_text(mark.tag, node) if mark.tag else None
        type_ = entities.get(words.indexes[0], "") if words.is_column and not tag else ""
        marks[mark.words] = MarkPlan(words, tag, type_)
        parts += [names.read_text(say[end : mark.start], node), marks[mark.words]]
        end = mark.end
    parts.append(names.read_text(say[end:], node))
    findings: list[Finding] = []
    questions = dict(_plan_questions(table, names, marks, findings))
    return SentencePlan(tuple(parts), marks, questions), tuple(findings)


def _find_question_error(say: str, ask: str | Mapping[str, str]) -> str:
    """Return the error in the questions of a sentence, and its fix; empty if they are valid.

    The sentence of a table is no list: each of its columns is asked for by itself.
    """
    marks = [mark.words for mark in find_marks(say)]
    if not ask or len(marks) == 1 or not isinstance(ask, str):
        return ""
    keys = ", ".join(f"“{words}: …”" for words in marks)
    return f"“ask” has one question for {len(marks)} answers; write one for each: {keys}"


def _plan_questions(
    table: DeckTable, names: ColumnNames, marks: Iterable[str], findings: list[Finding]
) -> Iterator[tuple[str, CellText]]:
    ask = table.entry.ask
    if isinstance(ask, str):
        yield next(iter(marks)), names.read_text(ask, node_at(table.node, ["ask"]))
    for key, question in ask.items() if isinstance(ask, dict) else ():
        words = find_mark(key, marks) or (key if key == PICTURE else "")
        if words:
            yield words, names.read_text(question, node_at(table.node, ["ask", key]))
        else:
            findings.append(report_unmarked("ask", key, marks, table))


def find_mark(key: str, marks: Iterable[str]) -> str:
    """Return the words of the only mark that has a column, or these words; empty without one."""
    found = [words for words in marks if f"{{{key}}}" in words or words == key]
    return found[0] if len(found) == 1 else ""


def report_unmarked(name: str, key: str, marks: Iterable[str], table: DeckTable) -> Finding:
    """Return `D04` for a key of `ask` or `distractors` that names no mark of the sentence."""
    place = place_of(table.node, [name, key], key=True)
    known = [words.removeprefix("{").removesuffix("}") for words in marks]
    return Finding(
        place, "D04", f"“say” does not mark “{key}” as an answer", did_you_mean(key, known)
    )
