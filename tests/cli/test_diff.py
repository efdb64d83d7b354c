"""`quizgen diff` shows what the next build changes; `build --locked` fails if it would."""

import json

import pytest
from conftest import run_quizgen

FACTS = """
- {id: parks, kind: quantity, actor: ann, verb: {base: open, past: opened},
   amount: {value: 38, unit: park}, quote: Ann Lee opened 38 parks}
- {id: bins, kind: quantity, actor: ann, verb: {base: sell, past: sold},
   amount: {value: 71, unit: bin}, quote: Ann Lee sold 71 bins}
"""
ARTICLE = "Ann Lee opened 38 parks. Ann Lee sold 71 bins. Ann Lee bought 560 lamps."
ENTITIES = "ann: {name: Ann Lee, ask: who}"
LAMPS = """
- {id: lamps, kind: quantity, actor: ann, verb: {base: buy, past: bought},
   amount: {value: 560, unit: lamp}, quote: Ann Lee bought 560 lamps, without: [who]}
"""


@pytest.fixture
def publish(deck_project, tmp_path):
    """Return a function that writes a deck with the given facts and builds it by default."""

    def write(facts, *, build=True):
        deck_project(facts, entities=ENTITIES, article=ARTICLE)
        if build:
            run_quizgen("build", "-q", cwd=tmp_path)
        return tmp_path

    return write


def test_unchanged_deck_has_no_differences(publish):
    """After a build, `diff` shows no changes and `build --locked` succeeds."""
    project = publish(FACTS)
    done = run_quizgen("diff", cwd=project)
    assert done.stdout == "parks: 6 unchanged\n"
    assert done.stderr == ""
    run_quizgen("build", "--locked", "-q", cwd=project)


def test_changes_are_listed_with_their_parts(publish):
    """`diff` lists new, updated and retired notes, exits with 0 and writes nothing."""
    project = publish(FACTS)
    parks, bins = FACTS.split("- {id: bins")
    ledger = project / "decks" / "parks.ledger.json"
    before = ledger.read_bytes()
    assert bins
    publish(parks.replace("quote:", "without: [who], quote:") + LAMPS, build=False)
    output = run_quizgen("diff", cwd=project).stdout
    assert output.startswith("parks: 3 new, 1 updated, 3 retired, 2 unchanged\n")
    for row in ("new      lamps", "updated  parks: answer, cards, question", "retired  bins"):
        assert f"  {row}\n" in output
    lost = "An import replaces learners’ own edits and tags in 4 notes; push keeps them."
    assert output.endswith(f"  {lost}\n")
    assert ledger.read_bytes() == before


def test_all_notes_are_new_before_the_first_build(publish):
    """`diff` of a deck without a ledger lists every note as new."""
    project = publish(FACTS, build=False)
    assert run_quizgen("diff", cwd=project).stdout.startswith("parks: 6 new, 0 unchanged\n")
    assert not (project / "decks" / "parks.ledger.json").exists()


def test_new_style_sheet_updates_the_note_types(publish, tmp_path):
    """A change of the project's style sheet updates the deck's note types, but no notes."""
    style = tmp_path / "templates" / "anki" / "cards.css"
    style.parent.mkdir(parents=True)
    style.write_text(".card { color: navy }\n", "utf-8")
    project = publish(FACTS)
    style.write_text(".card { color: teal }\n", "utf-8")
    lines = run_quizgen("diff", cwd=project).stdout.split("\n")
    assert lines == [
        "parks: 6 unchanged",
        *(f"  updated  note type {name}: style" for name in ("choice", "cloze", "fact", "typed")),
        "",
    ]


def test_json_is_one_document(publish):
    """`diff --json` prints one document with all changes and the number of unchanged notes."""
    project = publish(FACTS)
    publish(FACTS + LAMPS, build=False)
    (deck,) = json.loads(run_quizgen("diff", "--json", cwd=project).stdout)["decks"]
    assert deck["deck"] == "parks"
    assert deck["findings"] == []
    assert deck["differences"]["note_types"] == []
    assert {"key": "lamps", "change": "new", "parts": []} in deck["differences"]["notes"]
    assert deck["differences"]["unchanged"] == 6


def test_deck_with_errors_is_not_compared(publish):
    """`diff` of a deck with errors prints findings, exits with 1 and has no differences in JSON."""
    project = publish(FACTS)
    publish(FACTS.replace("value: 38", "value: 39"), build=False)
    done = run_quizgen("diff", cwd=project, code=1)
    assert "error G02" in done.stderr
    assert done.stdout == ""
    (deck,) = json.loads(run_quizgen("diff", "--json", cwd=project, code=1).stdout)["decks"]
    assert deck["differences"] is None
    assert deck["findings"][0]["code"] == "G02"


def test_locked_build_fails_if_the_ledger_would_change(publish):
    """`build --locked` prints one finding with help, exits with 1 and writes nothing."""
    project = publish(FACTS)
    package = project / "build" / "parks" / "parks.apkg"
    before = package.read_bytes()
    publish(FACTS + LAMPS, build=False)
    done = run_quizgen("build", "--locked", cwd=project, code=1)
    assert "decks/parks.ledger.json:1:1: error L03" in done.stderr
    assert "run `quizgen build` and commit decks/parks.ledger.json" in done.stderr
    assert package.read_bytes() == before


def test_build_prints_the_tag_of_retired_notes(publish):
    """`build` prints the tag that finds retired notes in Anki."""
    project = publish(FACTS + LAMPS)
    publish(FACTS, build=False)
    output = run_quizgen("build", cwd=project).stdout
    assert "3 retired notes" in output
    assert "tag:quizgen::retired" in output
    assert (
        json.loads(run_quizgen("build", "--json", cwd=project).stdout)["decks"][0]["retired"] == 3
    )
