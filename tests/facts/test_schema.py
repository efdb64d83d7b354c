"""The schema for editors: what they say of a deck is what `check` says of its form."""

import json
import shutil

import pytest
from conftest import ROOT, need, run_quizgen
from language_server import PROGRAM, language_server

from quizgen.facts.json_schema import deck_schema, kind_schema
from quizgen.facts.kinds import load_kinds

SCHEMA = ROOT / "decks" / "deck.schema.json"
BAD = ROOT / "tests" / "bad_decks"
LINE = "# yaml-language-server: $schema=deck.schema.json"


@pytest.fixture(scope="module")
def server():
    """The server that editors run, if `make compat` has fetched it."""
    need("yaml-language-server", present=PROGRAM.exists())
    with language_server() as running:
        yield running


@pytest.fixture
def opened(server, tmp_path):
    """Write a deck beside the schema and return it with what the server finds wrong."""

    def write(text):
        shutil.copy(SCHEMA, tmp_path)
        path = tmp_path / "deck.yaml"
        path.write_text(f"{LINE}\n{text}", encoding="utf-8")
        return path, server.diagnose(path)

    return write


def test_the_committed_schema_is_up_to_date():
    """Whoever changes a kind or a model writes it anew."""
    kinds, _ = load_kinds(ROOT)
    fresh = deck_schema(file.kind for file in kinds.values())
    hint = "run `quizgen schema -o decks/deck.schema.json`"
    assert json.loads(SCHEMA.read_text("utf-8")) == json.loads(json.dumps(fresh)), hint


@pytest.mark.parametrize("path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda p: p.stem)
def test_our_decks_name_their_schema(path):
    """An editor finds it by the first line."""
    assert path.read_text("utf-8").startswith(LINE)


@pytest.mark.parametrize("path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda p: p.stem)
def test_an_editor_finds_nothing_wrong_with_our_decks(server, path):
    """Numbers, dates and texts as their authors typed them."""
    assert server.diagnose(path) == []


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("unknown-key-of-a-fact", "Property rests is not allowed."),
        ("unknown-key-of-a-deck", "is not allowed."),
        ("field-missing", "Missing property"),
        ("unknown-kind", 'Value must be "announcement"'),
        ("unknown-question-in-without", "Value is not accepted."),
    ],
)
def test_an_editor_finds_mistakes_of_form(opened, case, message):
    """What `check` would find is underlined while it is typed."""
    _, found = opened((BAD / case / "deck.yaml").read_text("utf-8"))
    assert any(message in one for one in found), found


def test_an_editor_completes_kinds_and_fields(opened, server):
    """After `kind:` the kinds are offered, in a fact its kind's fields."""
    good = (BAD / "good-for-comparison" / "deck.yaml").read_text("utf-8")
    path, _ = opened(good)
    lines = path.read_text("utf-8").split("\n")
    kind = next(number for number, line in enumerate(lines) if "kind: quantity" in line)
    assert {"quantity", "role"} <= server.complete(path, kind, len("    kind: "))
    lines.insert(kind + 1, "    ")
    path, _ = opened("\n".join(lines[1:]))
    offered = server.complete(path, kind + 1, 4)
    assert {"derived", "without", "preposition"} <= offered
    assert "person" not in offered


def test_kinds_have_a_schema_too():
    """Fields, questions and the rest, with what they mean."""
    schema = kind_schema()
    assert {"fields", "questions", "statement", "cloze"} <= schema["properties"].keys()
    assert json.loads(run_quizgen("schema", "--kind").stdout) == json.loads(json.dumps(schema))


def test_a_kind_of_the_users_own_is_in_the_schema(tmp_path):
    """A project's kinds come with those that ship."""
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    event = (ROOT / "templates" / "kinds" / "event.yaml").read_text("utf-8")
    (kinds / "launch.yaml").write_text(event.replace("kind: event", "kind: launch"), "utf-8")
    schema = json.loads(run_quizgen("schema", cwd=tmp_path).stdout)
    told = schema["properties"]["facts"]["items"]["properties"]["kind"]["oneOf"]
    assert {"launch", "event"} <= {one["const"] for one in told}
