"""The JSON Schemas make editors report the same errors of form as `check`."""

import json
import shutil

import pytest
from conftest import ROOT, need, run_quizgen
from language_server import PROGRAM, language_server

from quizgen.facts.json_schema import deck_schema, kind_schema
from quizgen.facts.kind_files import load_kinds
from quizgen.questions.styles import STYLE_NAMES

SCHEMA = ROOT / "decks" / "deck.schema.json"
BAD = ROOT / "tests" / "bad_decks"
LINE = "# yaml-language-server: $schema=deck.schema.json"


@pytest.fixture(scope="module")
def server():
    """The YAML language server, if `make compat` has installed it."""
    need("yaml-language-server", present=PROGRAM.exists())
    with language_server() as running:
        yield running


@pytest.fixture
def opened(server, tmp_path):
    """Return a function that writes a deck and returns its path and the server's diagnostics."""

    def write(text):
        shutil.copy(SCHEMA, tmp_path)
        path = tmp_path / "deck.yaml"
        path.write_text(f"{LINE}\n{text}", encoding="utf-8")
        return path, server.diagnose(path)

    return write


def test_the_committed_schema_is_up_to_date():
    """A change of a kind or a model needs a new schema."""
    kinds, _ = load_kinds(ROOT)
    fresh = deck_schema((file.kind for file in kinds.values()), STYLE_NAMES)
    hint = "run `quizgen schema -o decks/deck.schema.json`"
    assert json.loads(SCHEMA.read_text("utf-8")) == json.loads(json.dumps(fresh)), hint


@pytest.mark.parametrize("path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda p: p.stem)
def test_our_decks_name_their_schema(path):
    """Editors find the schema by the first line."""
    assert path.read_text("utf-8").startswith(LINE)


@pytest.mark.parametrize("path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda p: p.stem)
def test_an_editor_reports_no_errors_in_our_decks(server, path):
    """Numbers, dates and texts are valid as typed."""
    assert server.diagnose(path) == []


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("unknown-key-of-a-fact", "Property rests is not allowed."),
        ("unknown-key-of-a-deck", "is not allowed."),
        ("missing-field", "Missing property"),
        ("unknown-kind", 'Value must be "announcement"'),
        ("unknown-question-in-without", "Value is not accepted."),
    ],
)
def test_an_editor_reports_errors_of_form(opened, case, message):
    """Errors that `check` finds are marked in the editor."""
    _, found = opened((BAD / case / "deck.yaml").read_text("utf-8"))
    assert any(message in diagnostic for diagnostic in found), found


def test_an_editor_completes_kinds_and_fields(opened, server):
    """The editor offers the kinds after `kind:`, and in a fact the fields of its kind."""
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
    """`schema --kind` prints the schema of kinds."""
    schema = kind_schema()
    assert {"fields", "questions", "statement", "cloze"} <= schema["properties"].keys()
    assert json.loads(run_quizgen("schema", "--kind").stdout) == json.loads(json.dumps(schema))


def test_a_kind_of_the_project_is_in_the_schema(tmp_path):
    """The schema has the kinds of the project and the shipped kinds."""
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    event = (ROOT / "templates" / "kinds" / "event.yaml").read_text("utf-8")
    (kinds / "launch.yaml").write_text(event.replace("kind: event", "kind: launch"), "utf-8")
    schema = json.loads(run_quizgen("schema", cwd=tmp_path).stdout)
    options = schema["properties"]["facts"]["items"]["properties"]["kind"]["oneOf"]
    assert {"launch", "event"} <= {option["const"] for option in options}
