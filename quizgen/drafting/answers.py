"""Read the answer of an assistant: the YAML in it, with any text around it left out.

Texts that need quotation marks and have none are put between them, because the answer does not stay
as it is: its facts are written into a deck anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml
from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.drafting.draft_yaml import write_value
from quizgen.facts.deck_schema import DeckEntry
from quizgen.facts.yaml_blocks import split_lines
from quizgen.facts.yaml_tree import Items, Node, Scalar, Table, place_of, read_yaml, to_builtins

Written = dict[str, object]
"""A fact, an entity or a type as an author or an assistant writes it, with texts as its values.

A key without a value has None.
"""

TABLES = ("sections", "types", "entities")
"""The tables of a deck to which an answer can add."""
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*\w*\s*")
_OTHER_FENCE = re.compile(r"\s*[`~]+\s*(?!ya?ml)\w+\s*", re.IGNORECASE)
"""The start of a fenced part that is not YAML."""
_LIST = re.compile(r"\s*(?:- +)?[^\"'#:]+: *[\[{]")
_QUOTED_OR_LONG = re.compile(
    r"(?<=[\[{,: ])(?P<quoted>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
    r"|(?<=[\[ ,])(?:[^\[\]{}\"',: ][^\[\]{}\",:]*)?\d(?:,\d{3}\b[^\[\]{}\",:]*)+(?=[\],])"
)
"""A text in quotation marks, or an entry of a list with a comma in a number: YAML would read
`about 1,200 metres` as two entries."""
_TEXT = re.compile(r"(\s*(?:- +)?)(say|ask|quote|title|cite|note): +(\S.*?)\s*")


class Answer(Struct, frozen=True):
    """An answer: facts by id, tables of the deck by name, and the ids of facts to remove.

    `head` has the other keys of a deck, for a deck that does not exist yet.
    """

    facts: Mapping[str, Written] = {}
    tables: Mapping[str, Written] = {}
    remove: tuple[str, ...] = ()
    head: Written = {}


def read_answer(path: str, text: str) -> tuple[Answer, tuple[Finding, ...]]:
    """Return the answer in a text, and its findings. `path` is the name of the text in findings.

    The codes are those of decks: `Y` codes from YAML, `D01` a fact without an id, `D03` a value of
    another shape, `D05` an id that occurs twice, `Y04` an answer without YAML.
    """
    reading = _Reading(path)
    for lines in _find_documents(split_lines(text)):
        reading.read("\n".join(_quote_texts(lines)))
    if not reading.findings and reading.is_empty:
        hint = "it needs `facts:`, `remove:`, `types:` or `entities:`"
        reading.report(Place(path), "Y04", "the answer has no YAML", hint)
    answer = Answer(reading.facts, reading.tables, tuple(reading.remove), reading.head)
    return answer, tuple(reading.findings)


def as_written(node: Node) -> Written:
    """Return a table as a dict."""
    written = to_builtins(node)
    return written if isinstance(written, dict) else {}


def _find_documents(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield each fenced document, or the part of the text without fences that is YAML.

    Other lines become empty, so that places in findings are places in the answer.
    """
    fences = [number for number, line in enumerate(lines) if _FENCE.fullmatch(line)]
    if fences:
        for start, end in zip(fences[::2], (*fences[1::2], len(lines)), strict=False):
            if not _OTHER_FENCE.fullmatch(lines[start]):
                yield _keep(lines, start + 1, end)
    elif known := [number for number, line in enumerate(lines) if _is_yaml_start(line)]:
        prose = (
            number
            for number, line in enumerate(lines)
            if number > known[-1] and line.strip() and line[0] not in " #-"
        )
        yield _keep(lines, known[0], next(prose, len(lines)))


def _keep(lines: Sequence[str], start: int, end: int) -> list[str]:
    return [line if start <= number < end else "" for number, line in enumerate(lines)]


def _is_yaml_start(line: str) -> bool:
    """Return whether an unindented line is a key of a deck, or the start of a fact."""
    key = line.partition(":")[0]
    return key in (*DeckEntry.model_fields, "facts", "remove", "entities", "- id", "-   id")


def _quote_texts(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines with quotation marks around each text that YAML would misread without them."""
    for line, after in zip(lines, (*lines[1:], ""), strict=True):
        found = _TEXT.fullmatch(line)
        continues = len(after) - len(after.lstrip()) > len(found[1]) if found else False
        if found and not continues and not _is_scalar(found[3]):
            yield f"{found[1]}{found[2]}: {write_value(found[3])}"
        elif _LIST.match(line):
            yield _QUOTED_OR_LONG.sub(_quote_number, line)
        else:
            yield line


def _quote_number(found: re.Match[str]) -> str:
    return found[0] if found["quoted"] else f'"{found[0]}"'


def _is_scalar(text: str) -> bool:
    """Return whether YAML reads the text of a line as one text, and as the whole of it."""
    try:
        read = yaml.load(f"a: {text}", Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    except yaml.YAMLError:
        return False
    value = read.get("a") if isinstance(read, dict) else None
    return isinstance(value, str) and (text[0] in "\"'|>" or value == text)


class _Reading:
    """The parts of an answer read so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.facts: dict[str, Written] = {}
        self.tables: dict[str, Written] = {}
        self.remove: list[str] = []
        self.head: dict[str, object] = {}

    @property
    def is_empty(self) -> bool:
        return not (self.facts or self.tables or self.remove or self.head)

    def report(self, place: Place, code: str, message: str, help_: str) -> None:
        self.findings.append(Finding(place, code, message, help_))

    def read(self, document: str) -> None:
        node, findings = read_yaml(self.path, document)
        self.findings += findings
        match node:
            case Table():
                for key, value in node.values.items():
                    self._read_key(key, value)
            case Items():
                self._read_facts(node)
            case Scalar():
                self.report(node.place, "D03", "this is not YAML with facts", "begin with `facts:`")

    def _read_key(self, key: str, value: Node) -> None:
        if isinstance(value, Scalar) and value.text is None:
            return
        match key, value:
            case "facts", Items():
                self._read_facts(value)
            case "remove", Items():
                texts = (item.text for item in value.items if isinstance(item, Scalar))
                self.remove += filter(None, texts)
            case "remove", Scalar(text):
                self.remove.append(text or "")
            case (("sections" | "types" | "entities"), Table()):
                self.tables[key] = {**self.tables.get(key, {}), **as_written(value)}
            case (("facts" | "remove"), _):
                hint = "begin each entry with a dash: “- id: …” under `facts:`"
                self.report(value.place, "D03", f"“{key}” must be a list", hint)
            case (("sections" | "types" | "entities"), _):
                hint = "begin each entry with its id and a colon"
                self.report(value.place, "D03", f"“{key}” must be a table", hint)
            case _:
                self.head[key] = to_builtins(value)

    def _read_facts(self, facts: Items) -> None:
        """Read facts. An entry that is only a section holds for the facts after it."""
        section: Written = {}
        for fact in facts.items:
            written = as_written(fact)
            id_ = written.get("id")
            if written.keys() == {"section"}:
                section = written
            elif not isinstance(id_, str) or not id_:
                self.report(fact.place, "D01", "the fact has no id", "begin it with “- id:”")
            elif id_ in self.facts:
                message = f"the answer has two facts with the id “{id_}”"
                self.report(place_of(fact, ["id"]), "D05", message, "rename or remove one")
            else:
                self.facts[id_] = {"id": id_, **section, **written}
