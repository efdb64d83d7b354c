"""Hypothesis strategies for projects with a deck that is grounded by construction.

Each fact has its own sentence in the article, made of the words of its values. Its fields come from
its kind, which may be a kind of the project.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from quizgen.facts.fields import NAMED_LISTS, SPEAKER, FieldType
from quizgen.facts.hedges import find_added
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.kinds import Kind
from quizgen.facts.validation import validate
from quizgen.facts.yaml_tree import read_yaml
from quizgen.languages import language_of
from quizgen.languages.english.english_dates import MONTHS
from quizgen.values.characters import find_suspect
from quizgen.values.texts import fold_case

ENGLISH = language_of("en")

ASKED = "zq"
"""A word that no text contains. In a stem, it precedes the name of the field asked for."""
AWKWARD = (
    "né", "e\u0301tude", "한국", "\u05e2\u05d1\u05e8", "العربية", "हिन्दी", "İstanbul", "ß", "ﬁn",
    "\U0001f469\u200d\U0001f680", "𝔘", "“so”", "‘so’", '"so"', "l'été", "a:b", ":", "#a", "- a",
    "{{a}}", "{{c1::a}}", "{%a%}", "{a}", "[a]", "<b>", "</div>", "<!--", "&amp;", "&",
    "\\(x^2\\)", "\\[x\\]", "[$]x[/$]", "$x$", "[sound:a.mp3]", "C++", "%", "\\", "/", "~",
    "`a`", "*a*", "_a_", "::", "a" * 60, "x\u00a0y",
)  # fmt: skip
PLAIN = st.text(string.ascii_lowercase, min_size=3, max_size=8).filter(
    lambda word: ASKED not in word
)
ANY = st.text(st.characters(categories=("L", "M", "P", "S")), min_size=1, max_size=6).filter(
    lambda word: not find_suspect(word) and "…" not in word and not word.isspace()
)
WORDS = PLAIN | PLAIN | st.sampled_from(AWKWARD) | ANY
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(str.strip).filter(bool)
ALIASES = TEXTS.filter(lambda text: text.casefold() not in ENGLISH.grounding.pronouns)
"""Texts that are valid names: a pronoun such as “them” is an error."""
BASES = PLAIN.filter(lambda word: not list(find_added(word, "", ENGLISH)))
"""Texts that are valid verbs: the quote “noneed” does not show the word “none”."""
UNITS = st.sampled_from(["park", "hectare", "percent", "child", "tonne of steel", "year"])
HEDGES = st.sampled_from(["", "", "over", "nearly", "about", "up to", "at least"])
ENTITIES = tuple("abcdefgh")


@dataclass(frozen=True)
class Project:
    """A project: its deck without facts, its facts in order, and its other files by path."""

    head: Mapping[str, Any]
    facts: tuple[Mapping[str, Any], ...]
    files: Mapping[str, str]

    def write(self, folder: Path, *, backwards: bool = False) -> Path:
        """Write the files and return the path of the deck. `backwards` reverses the facts."""
        facts = list(self.facts[::-1] if backwards else self.facts)
        deck = yaml.safe_dump({**self.head, "facts": facts}, allow_unicode=True, sort_keys=False)
        for name, text in {**self.files, "decks/made.yaml": deck}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        return folder / "decks" / "made.yaml"


@cache
def shipped_kinds() -> Mapping[str, Kind]:
    """Return the built-in kinds."""
    return {name: file.kind for name, file in load_kinds(Path("nowhere"))[0].items()}


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Draw a project with one deck: one to three kinds with a few facts each."""
    names = draw(st.lists(st.sampled_from(sorted(shipped_kinds())), max_size=2, unique=True))
    own = draw(kind_texts()) if not names or draw(st.booleans()) else ""
    chosen = [shipped_kinds()[name] for name in names] + ([read_kind(own)] if own else [])
    entities = {id_: draw(entity(id_)) for id_ in ENTITIES}
    facts, article = [], []
    for kind in chosen:
        for _ in range(draw(st.integers(1, 4))):
            fact, sentence = draw(fact_of(kind, entities, len(facts)))
            facts.append(fact)
            article.append(sentence)
    head = {
        "deck": "made",
        "title": draw(TEXTS),
        "sources": {"s": {"file": "seeds/s.txt", "title": draw(TEXTS), "cite": "a chronicle"}},
        "sections": {"one": draw(TEXTS), "two": "Two"},
        "types": {"person": {"ask": "who"}, "town": {"ask": "which town"}},
        "entities": entities,
    }
    named = ". ".join(entity["name"] for entity in entities.values())
    files = {"seeds/s.txt": "\n\n".join([*article, named]) + "\n"}
    if own:
        files["templates/kinds/own.yaml"] = own
    return Project(head, tuple(facts), files)


@st.composite
def entity(draw: st.DrawFn, id_: str) -> dict[str, Any]:
    """Draw an entity whose name has a unique beginning."""
    written: dict[str, Any] = {
        "type": draw(st.sampled_from(["person", "town"])),
        "name": f"{id_.upper()}{id_}kor {draw(TEXTS)}",
    }
    if draw(st.booleans()):
        written["the"] = "true"
    if draw(st.booleans()):
        written["aliases"] = [draw(ALIASES)]
    return written


@st.composite
def fact_of(
    draw: st.DrawFn, kind: Kind, entities: Mapping[str, Any], number: int
) -> tuple[dict[str, Any], str]:
    """Draw a fact of a kind and its sentence in the article."""
    section = draw(st.sampled_from(["one", "two"]))
    fact: dict[str, Any] = {"id": f"f{number}", "kind": kind.kind, "section": section}
    shown = ["Mark" + "abcdefghijklmnop"[number]]
    for name, field in kind.fields.items():
        if not field.required and draw(st.booleans()):
            continue
        values = _named(entities) if name == SPEAKER else _values(field.type, entities)
        fact[name], words = draw(values)
        if name == "front":
            fact[name] = words = f"{words}?"
        shown.append(words)
    if SPEAKER not in kind.fields and draw(st.integers(0, 3)) == 0:
        fact[SPEAKER] = "s"
    for field in kind.fields.values():
        if field.type in _SWITCHES and draw(st.booleans()):
            fact[_SWITCHES[field.type]] = "true"
    for key, values in _EXTRAS.items():
        if draw(st.integers(0, 5)) == 0:
            fact[key] = draw(values)
    fact["quote"] = " ".join(shown)
    return fact, f"{fact['quote']}."


_EXTRAS: dict[str, st.SearchStrategy[Any]] = {
    "note": TEXTS,
    "also_true": st.lists(TEXTS, min_size=1, max_size=2),
    "without": st.sampled_from([["cloze"], ["choice", "typed"], ["true-false"]]).map(list),
    "draft": st.just("true"),
}
_SWITCHES = {FieldType.MEMBERS: "open", FieldType.STEPS: "cycle"}


def _values(type_: FieldType, entities: Mapping[str, Any]) -> st.SearchStrategy[tuple[Any, str]]:
    """Return a strategy for values of a type as written, each with the words of the quote."""
    match type_:
        case FieldType.ENTITY:
            return _named(entities) | TEXTS.map(lambda name: ({"name": name, "ask": "what"}, name))
        case FieldType.ENTITIES:
            ids = st.lists(st.sampled_from(ENTITIES), min_size=1, max_size=4, unique=True)
            return ids.map(lambda some: (some, ", ".join(entities[id_]["name"] for id_ in some)))
        case FieldType.MEMBERS | FieldType.STEPS:
            return lists(entities)
        case FieldType.QUANTITY | FieldType.DATE | FieldType.VERB:
            made = {"quantity": quantities, "date": dates, "verb": verbs}
            return made[type_]()
        case _:
            return TEXTS.map(lambda text: (text, text))


def _named(entities: Mapping[str, Any]) -> st.SearchStrategy[tuple[Any, str]]:
    return st.sampled_from(ENTITIES).map(lambda id_: (id_, entities[id_]["name"]))


@st.composite
def lists(draw: st.DrawFn, entities: Mapping[str, Any]) -> tuple[Any, str]:
    """Draw a list of texts and ids of entities, with or without names for its members."""
    members = TEXTS.map(lambda text: (text, text)) | _named(entities)
    drawn = draw(st.lists(members, min_size=2, max_size=5, unique_by=lambda one: fold_case(one[1])))
    written: Any = [member for member, _ in drawn]
    if draw(st.booleans()):
        written = {f"step-{at}": member for at, member in enumerate(written)}
    return written, ", ".join(words for _, words in drawn)


@st.composite
def quantities(draw: st.DrawFn) -> tuple[Any, str]:
    """Draw a quantity: a number in digits or words, with or without a unit and a hedge."""
    number = draw(
        st.integers(2, 10**9).map(str)
        | st.integers(1000, 10**12).map("{:,}".format)
        | st.decimals(0, 1000, places=2).map(str)
        | st.sampled_from(
            ["1.5 million", "three", "half", "two thirds", "0", "1", "1900", "9" * 30]
        )
    )
    hedge, unit = draw(HEDGES), draw(UNITS | st.just(""))
    parts = {"value": number, "unit": unit, "hedge": hedge}
    kept = {key: text for key, text in parts.items() if text}
    return kept, " ".join(filter(None, (hedge, number, unit)))


@st.composite
def dates(draw: st.DrawFn) -> tuple[Any, str]:
    """Draw a date of any granularity."""
    year, month = draw(st.integers(1000, 2100)), draw(st.integers(1, 12))
    quarter, day = draw(st.integers(1, 4)), draw(st.integers(1, 28))
    ancient, name = draw(st.integers(1, 999)), MONTHS[month - 1]
    ordinal = ("first", "second", "third", "fourth")[quarter - 1]
    return draw(
        st.sampled_from(
            [
                (f"{year}", f"{year}"),
                (f"{year}-Q{quarter}", f"the {ordinal} quarter of {year}"),
                (f"{year}-{month:02}", f"{name} {year}"),
                (f"early {name} {year}", f"early {name} {year}"),
                (f"{year}-{month:02}-{day:02}", f"{day} {name} {year}"),
                (f"{ancient} BC", f"{ancient} BC"),
                (f"{day} {name} {ancient} BC", f"{day} {name} {ancient} BC"),
                (f"AD {ancient}", f"AD {ancient}"),
            ]
        )
    )


@st.composite
def verbs(draw: st.DrawFn) -> tuple[Any, str]:
    """Draw a verb, or an auxiliary with a main verb."""
    base, aux = draw(BASES), draw(st.sampled_from(["", "was", "were", "had", "was to"]))
    if aux:
        return {"aux": aux, "main": base}, f"{aux} {base}"
    return {"base": base, "past": f"{base}ed"}, f"{base}ed"


@st.composite
def kind_texts(draw: st.DrawFn) -> str:
    """Draw the file of the kind `own`: fields of any types, with a question for each."""
    types = draw(
        st.lists(
            st.sampled_from(sorted({*FieldType} - {FieldType.REGIONS})), min_size=1, max_size=4
        )
    )
    fields = {f"field_{at}": {"type": type_.value} for at, type_ in enumerate(types)}
    asked = [name for name, field in fields.items() if field["type"] != "verb"]
    sentence = " ".join(_place(name, field["type"]) for name, field in fields.items())
    questions = {
        name.replace("_", "-"): {
            "asks": name,
            "stem": sentence.replace(_place(name, fields[name]["type"]), f"what {ASKED} {name}")
            + "?",
            "reverse": draw(st.sampled_from(["true", "false"])),
            "whole": draw(st.sampled_from(["true", "false"]))
            if fields[name]["type"] in NAMED_LISTS
            else "false",
        }
        for name in asked
    }
    kind: dict[str, Any] = {"kind": "own", "about": draw(TEXTS), "fields": fields}
    kind |= {"statement": f"{ASKED} {sentence}", "questions": questions}
    if asked and draw(st.booleans()):
        kind["cloze"] = asked[:1]
    if dated := [name for name in asked if fields[name]["type"] == "date"]:
        kind["ordering"] = dated[0]
    return yaml.safe_dump(kind, allow_unicode=True, sort_keys=False)


def _place(name: str, type_: str) -> str:
    attribute = {"verb": ".past", "entities": ".plural"}.get(type_, "")
    return f"{{{{ {name}{attribute} }}}}"


def read_kind(text: str) -> Kind:
    """Read the file of a kind, which must be valid."""
    node, findings = read_yaml("own", text)
    assert node, findings
    kind, findings = validate(Kind, node)
    assert kind, findings
    return kind
