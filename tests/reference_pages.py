"""The reference in `docs/reference/`, made of the code that it describes: `make docs`."""

from __future__ import annotations

import json
import re
from collections import Counter
from textwrap import dedent

import click
from conftest import ARTICLE_DECK, ROOT
from pydantic import BaseModel

from quizgen.cli import cli
from quizgen.cli.arguments import counted
from quizgen.cli.show import as_text
from quizgen.exports.items_json import item_as_json
from quizgen.facts.deck_schema import (
    DeckEntry,
    EntitiesEntry,
    IgnoreEntry,
    QuizEntry,
    SourceEntry,
    TypeEntry,
)
from quizgen.facts.fields import FactEntry, KindField
from quizgen.facts.kinds import Comparing, Kind, Matching, Question, load_kinds
from quizgen.facts.media.media_values import MediaEntry
from quizgen.facts.styles import Style
from quizgen.facts.value_entries import EntityEntry, QuantityEntry, VerbEntry
from quizgen.pipeline import check_deck
from quizgen.review.finding_codes import list_explanations

REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by `make docs`. Do not edit: change what it describes. -->"
WIDTH = 90

DECK = {
    "The head of a deck": (DeckEntry, "The file `decks/<deck>.yaml`, or `decks/<deck>/deck.yaml`."),
    "A source": (SourceEntry, "Under `sources:`, by an id."),
    "A type": (TypeEntry, "Under `types:`, by its name."),
    "An entity": (EntityEntry, "Under `entities:`, by an id; or in place of an id in a fact."),
    "A fact": (FactEntry, "In the list `facts:`. Its kind adds fields: see [kinds](kinds.md)."),
    "A picture or sound": (MediaEntry, "Under `media:` of a fact, alone or in a list."),
    "A quantity": (QuantityEntry, "What a field of the type `quantity` holds."),
    "A verb": (VerbEntry, "What a field of the type `verb` holds."),
    "A quiz": (QuizEntry, "Under `quizzes:`, by its name."),
    "Words to ignore": (IgnoreEntry, "In the list `ignore:`."),
}
KIND = {
    "A kind": (Kind, "The file `templates/kinds/<kind>.yaml`."),
    "A field": (KindField, "Under `fields:`, by its name."),
    "A question": (Question, "Under `questions:`, by its name."),
    "Matching": (Matching, "Under `matching:`."),
    "Comparing": (Comparing, "Under `comparing:`."),
}
TITLES = {model.__name__: title for title, (model, _) in (DECK | KIND).items()}
ITEM = {
    "id": "deck/fact/question[/style]: authored ids only, permanent",
    "fact": "the fact's id, or a list of ids for an item across facts",
    "kind": "the fact's kind",
    "question": "the kind's name for the question",
    "style": "how it is answered",
    "stem": "the question",
    "options": "what may be chosen, matched, put in order, or typed; empty in other styles",
    "answer": "the index of the right option in `choice`, counted from 0; a text in other styles",
    "pool": "the values that wrong options were drawn from, or nothing",
    "rationale": "the fact as a sentence",
    "quote": "the words of the source",
    "source": "the id of the source that has them",
    "tags": "as in Anki",
}
SORTS = {
    "Y": "YAML",
    "T": "Templates",
    "D": "Decks",
    "G": "Grounding",
    "M": "Pictures and sounds",
    "Q": "Questions",
    "R": "Rules for good items",
    "F": "Quizzes",
    "P": "Paper",
    "L": "The ledger",
    "I": "Imports",
}


def pages():
    """Return the text of each page by its name."""
    return {
        "cli.md": "".join(command_line()),
        "kinds.md": "".join(kinds()),
        "items.md": "".join(items()),
        "rules.md": "".join(rules()),
        "schema.md": "".join(schema()),
    }


def command_line():
    """Yield what each verb says of itself under `--help`."""
    yield heading("The command line", "Output of `quizgen COMMAND --help`.")
    context = cli.make_context("quizgen", [], resilient_parsing=True, terminal_width=WIDTH)
    yield fenced(cli.get_help(context), "text")
    for name in cli.list_commands(context):
        verb = cli.get_command(context, name)
        own = verb.make_context(name, [], parent=context, resilient_parsing=True)
        yield f"## {name}\n\n{fenced(verb.get_help(own), 'text')}"


def kinds():
    """Yield each kind with its fields and questions, and a fact with what is asked of it."""
    examples = dict(example_facts())
    found, _ = load_kinds(ROOT)
    yield heading(
        "Kinds of fact",
        "The kinds in `templates/kinds/`. How to write another: "
        "[a kind of your own](../how-to/own-kind.md).",
    )
    for name, file in found.items():
        kind = file.kind
        yield f"## {name}\n\n{kind.about}\n\n"
        yield table(("field", "type", "", "what"), (field_row(*one) for one in kind.fields.items()))
        yield f"The statement: `{kind.statement}`\n\n"
        yield table(
            ("question", "asks", "stem"), (question_row(*one) for one in kind.questions.items())
        )
        more = "".join(f"- {line}\n" for line in across(kind))
        yield f"{more}\n" if more else ""
        fact, items = examples[name]
        yield f"For example\n\n{fenced(fact, 'yaml')}gives\n\n{fenced(items, 'text')}"


def field_row(name, field):
    """Return a field as cells."""
    needed = "" if field.required else "optional"
    return (f"`{name}`", field.type.value, needed, field.about)


def question_row(name, question):
    """Return a question as cells."""
    note = " (where only one answer is right)" if question.reverse else ""
    return (f"`{name}`", f"`{question.asks}`{note}", f"`{question.stem}`")


def across(kind):
    """Yield what else a kind gives: gaps, and items over several facts."""
    if kind.cloze:
        yield f"Gaps for {', '.join(f'`{name}`' for name in kind.cloze)}."
    if kind.ordering:
        yield f"Facts are put in order by `{kind.ordering}`, and chosen by it (`what-happened`)."
    if kind.matching:
        yield f"`{kind.matching.premise}` and `{kind.matching.response}` are matched across facts."
    if kind.comparing:
        yield f"Facts are compared by `{kind.comparing.by}` (`most`)."


def example_facts():
    """Yield each kind with a fact of it as written, and what is asked of that fact."""
    for path in (ROOT / "tests" / "decks" / "kinds.yaml", ARTICLE_DECK):
        examined = check_deck(path)
        lines = path.read_text("utf-8").split("\n")
        for fact in reversed(examined.deck.facts):
            items = [item for item in examined.items if item.fact.id == fact.id]
            asked = "\n\n".join(click.unstyle(as_text(item)) for item in items if not item.others)
            yield fact.kind.name, (as_written(lines, fact.place().line), asked)


def as_written(lines, line):
    """Return the lines of a fact that begins in a line, from its hyphen on."""
    start = line - 1
    indent = re.match(r" *(?=-)", lines[start])[0]
    ends = (row for row in range(start + 1, len(lines)) if not is_inside(lines[row], indent))
    return dedent("\n".join(lines[start : next(ends, len(lines))])).strip()


def is_inside(line, indent):
    """Tell whether a line goes on with what a hyphen at an indent began."""
    return line.startswith(f"{indent}  ")


def items():
    """Yield the keys of an item in `items.json`, and one such item."""
    yield heading(
        "Items for programs",
        "`items.json` in a build, and `quizgen show --json`, hold a list of all items.",
    )
    item = next(one for one in check_deck(ARTICLE_DECK).items if one.style is Style.CHOICE)
    written = item_as_json(item)
    yield table(("key", "what"), ((f"`{key}`", ITEM[key]) for key in written))
    styles = ", ".join(f"`{style}`" for style in Style)
    yield f"The styles are {styles}.\n\n"
    yield fenced(json.dumps(written, ensure_ascii=False, indent=2), "json")


def rules():
    """Yield every code of a finding with its explanation."""
    yield heading(
        "Findings and rules",
        "Every code that `quizgen check` and `quizgen build` print, as `quizgen explain` says it.",
    )
    told = list_explanations()
    counts = Counter(one.code[0] for one in told)
    yield "".join(
        f"- [{SORTS[sort]}](#{anchor(SORTS[sort])}): {counted(count, 'code')}\n"
        for sort, count in counts.items()
    )
    before = ""
    for one in told:
        if one.code[0] != before:
            before = one.code[0]
            yield f"\n## {SORTS[before]}\n"
        yield f"\n### {one.code} {one.name}\n\n{capitalised(one.summary)}\n"
        for name, text in one.sections.items():
            yield f"\n**{name}.** {capitalised(text)}\n"


def schema():
    """Yield the keys of decks and of kinds, with types and descriptions."""
    yield heading(
        "Keys of decks and kinds",
        "What validates them; `quizgen schema` prints the same as a JSON Schema for editors. "
        "[Writing a deck](../decks.md) explains them with examples.",
    )
    for title, (model, where) in (*DECK.items(), *KIND.items()):
        yield f"## {title}\n\n{where}\n\n"
        more = key_rows(EntitiesEntry) if model is DeckEntry else ()
        facts = [("`facts`", "list of [a fact](#a-fact)", "optional", "in order of study")]
        rows = (*key_rows(model), *more, *(facts if model is DeckEntry else ()))
        yield table(("key", "type", "", "what"), rows)


def key_rows(model: type[BaseModel]):
    """Yield the keys of a model as cells."""
    whole = model.model_json_schema()
    enums = {name: one for name, one in whole.get("$defs", {}).items() if "enum" in one}
    for name, spec in whole["properties"].items():
        needed = "" if name in whole.get("required", ()) else "optional"
        yield (f"`{name}`", type_of(spec, enums), needed, spec["description"])


def type_of(spec, enums):
    """Return the type of a key in words, with links to the tables that it names."""
    names = {"string": "text", "integer": "number", "boolean": "`true` or `false`"}
    match spec:
        case {"$ref": ref}:
            name = ref.rpartition("/")[2]
            words = type_of(enums[name], enums) if name in enums else link(TITLES[name])
        case {"enum": values}:
            words = ", ".join(f"`{value}`" for value in values)
        case {"anyOf": several} | {"oneOf": several}:
            kept = (type_of(one, enums) for one in several if one != {"type": "null"})
            words = " or ".join(dict.fromkeys(kept))
        case {"type": "array", "items": members}:
            words = f"list of {type_of(members, enums)}"
        case {"type": "object"}:
            named = spec.get("patternProperties", {}).values()
            values = next(iter(named), spec.get("additionalProperties"))
            words = f"table of {type_of(values, enums)}"
        case {"type": name}:
            words = names[name]
    return words


def link(title):
    """Return a link to a heading of the page."""
    return f"[{title.lower()}](#{anchor(title)})"


def heading(title, text):
    """Return the opening of a page."""
    return f"{MADE}\n\n# {title}\n\n{text}\n\n"


def fenced(text, language):
    """Return a block of code."""
    return f"```{language}\n{text.strip()}\n```\n\n"


def table(names, rows):
    """Return a table; a sign that would end a cell is escaped."""
    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(map(cell, line))} |\n" for line in lines) + "\n"


def cell(text):
    """Return a text as it stands in a cell."""
    return " ".join(str(text).split()).replace("|", "\\|")


def capitalised(text):
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def anchor(title):
    """Return how GitHub names a heading in links."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def main():
    """Write the pages."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")
        print(f"wrote docs/reference/{name}")


if __name__ == "__main__":
    main()
