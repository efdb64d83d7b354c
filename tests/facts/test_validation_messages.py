"""A value of the wrong shape is reported in an author's words, for every key."""

import copy
import re
import shutil

import pytest
import yaml
from conftest import ROOT

from quizgen.facts.deck_schema import QuizEntry
from quizgen.facts.kinds import Kind
from quizgen.facts.validation import validate
from quizgen.facts.yaml_tree import read_yaml
from quizgen.pipeline import load_deck

WHOLE = ROOT / "tests" / "facts" / "every_key"
"""A deck and a kind that have every key."""
VALUES = {"empty": None, "text": "just words", "list": ["a", ["b"]], "keys": {"a": {"b": "c"}}}
FOREIGN = re.compile(
    r"\b(input|valid|string|dict|dictionary|tuple|instance|integer|boolean|literal|validation|"
    r"characters?|None|null|object|mapping|required|something else|Entry|Kind[A-Z])\b"
)
"""Words of pydantic and of programmers."""
MAY_BE_EMPTY = ("default", "answer", "matching", "comparing", "order")
"""The keys of a kind that may be empty."""


class Dumper(yaml.SafeDumper):
    """Write None as an empty value."""


Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)


def steps_of(document, before=()):
    """Yield the steps to every value of a document."""
    pairs = document.items() if isinstance(document, dict) else enumerate(document)
    for step, value in pairs:
        yield (*before, step)
        if isinstance(value, dict | list):
            yield from steps_of(value, (*before, step))


def vary_values(name):
    """Yield the texts of a file in which one of its values has another shape, with its steps."""
    document = yaml.load((WHOLE / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    for steps in steps_of(document):
        for value in VALUES.values():
            changed = copy.deepcopy(document)
            parent = changed
            for step in steps[:-1]:
                parent = parent[step]
            if isinstance(parent[steps[-1]], str) == isinstance(value, str):
                continue
            parent[steps[-1]] = value
            yield steps, yaml.dump(changed, Dumper=Dumper, sort_keys=False, allow_unicode=True)


def assert_plain(findings, text, steps):
    """Assert that each finding has a place in the file, a help, and no words of programmers."""
    lines = text.split("\n")
    for finding in findings:
        assert finding.help, (steps, finding)
        assert 1 <= finding.place.line <= len(lines), (steps, finding)
        shown = f"{finding.message} {finding.help}".split("use one of")[0]
        assert not FOREIGN.search(shown.replace("“required”", "")), (steps, finding)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the article that the deck quotes."""
    project = tmp_path_factory.mktemp("project")
    for folder in ("decks", "seeds", "media"):
        (project / folder).mkdir()
    shutil.copy(ROOT / "tests" / "bad_decks" / "article.txt", project / "seeds")
    shutil.copy(ROOT / "tests" / "bad_decks" / "good-for-comparison" / "deck.yaml", project)
    return project


def test_the_whole_deck_and_kind_are_valid(project):
    """The deck and kind that are varied below have no errors, except a missing picture."""
    deck = project / "decks" / "parks.yaml"
    shutil.copy(WHOLE / "deck.yaml", deck)
    assert {finding.code for finding in load_deck(deck)[1]} <= {"M02"}
    node, _ = read_yaml("kind", (WHOLE / "kind.yaml").read_text("utf-8"))
    assert validate(Kind, node)[1] == ()


@pytest.mark.parametrize(
    ("cloze", "message"),
    [
        ("[[x], when]", "entry 1 of “cloze” must be a text, not a list"),
        ("[when, [x]]", "entry 2 of “cloze” must be a text, not a list"),
    ],
)
def test_entries_of_a_list_are_counted_from_one(cloze, message):
    """A message counts the entries of a list from 1."""
    text = (WHOLE / "kind.yaml").read_text("utf-8")
    node, _ = read_yaml("kind.yaml", text.replace("cloze: [when]", f"cloze: {cloze}"))
    assert [finding.message for finding in validate(Kind, node)[1]] == [message]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ("0", "“items” must be at least 1, not 0"),
        ("1000", "“items” must be at most 999, not 1000"),
        ("many", "“items” must be a whole number, not “many”"),
    ],
)
def test_limits_are_reported(items, message):
    """The message names the limit that was exceeded."""
    node, _ = read_yaml("deck.yaml", f"items: {items}")
    assert [finding.message for finding in validate(QuizEntry, node)[1]] == [message]


def test_every_value_of_a_deck_may_be_wrong(project):
    """No value, a text, a list or keys with values: each gives findings, never a crash."""
    deck = project / "decks" / "parks.yaml"
    for steps, text in vary_values("deck.yaml"):
        deck.write_text(text, "utf-8")
        _, findings = load_deck(deck)
        assert [finding for finding in findings if finding.code[0] in "DM"], steps
        assert_plain(findings, text, steps)


def test_every_value_of_a_kind_may_be_wrong():
    """The same as for a deck."""
    for steps, text in vary_values("kind.yaml"):
        node, _ = read_yaml("kind.yaml", text)
        _, findings = validate(Kind, node, "seen")
        assert findings or steps[-1] in MAY_BE_EMPTY, steps
        assert_plain(findings, text, steps)
