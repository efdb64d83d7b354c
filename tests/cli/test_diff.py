"""`quizgen diff` tells what the next import does, and `build --locked` fails where it does any."""

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
    """Write the deck with some facts and, unless told otherwise, build it."""

    def write(facts, *, build=True):
        deck_project(facts, entities=ENTITIES, article=ARTICLE)
        if build:
            run_quizgen("build", "-q", cwd=tmp_path)
        return tmp_path

    return write


def test_nothing_to_tell(publish):
    """After a build nothing would change, and a locked build agrees."""
    project = publish(FACTS)
    told = run_quizgen("diff", cwd=project)
    assert told.stdout == "parks: 6 unchanged\n"
    assert told.stderr == ""
    run_quizgen("build", "--locked", "-q", cwd=project)


def test_each_change_has_its_reason(publish):
    """New, updated with what changed, retired; the exit code is 0 and nothing is written."""
    project = publish(FACTS)
    parks, bins = FACTS.split("- {id: bins")
    ledger = project / "decks" / "parks.ledger.json"
    before = ledger.read_bytes()
    assert bins
    publish(parks.replace("quote:", "without: [who], quote:") + LAMPS, build=False)
    told = run_quizgen("diff", cwd=project).stdout
    assert told.startswith("parks: 3 new, 1 updated, 3 retired, 2 unchanged\n")
    for row in ("new      lamps", "updated  parks: answer, cards, question", "retired  bins"):
        assert f"  {row}\n" in told
    assert ledger.read_bytes() == before


def test_before_the_first_build_all_is_new(publish):
    """A deck that nobody has yet."""
    project = publish(FACTS, build=False)
    assert run_quizgen("diff", cwd=project).stdout.startswith("parks: 6 new, 0 unchanged\n")
    assert not (project / "decks" / "parks.ledger.json").exists()


def test_another_style_updates_the_note_types(publish):
    """The look of all cards, and no note."""
    project = publish(FACTS)
    folder = project / "templates" / "anki"
    folder.mkdir(parents=True)
    (folder / "cards.css").write_text(".card { color: teal }\n", "utf-8")
    told = run_quizgen("diff", cwd=project).stdout.split("\n")
    assert told[0] == "parks: 6 unchanged"
    assert "  updated  note type fact: style" in told
    assert len(told) == 6


def test_json_is_one_document(publish):
    """With keys, changes and parts of notes and note types, and how many notes do not change."""
    project = publish(FACTS)
    publish(FACTS + LAMPS, build=False)
    (deck,) = json.loads(run_quizgen("diff", "--json", cwd=project).stdout)["decks"]
    assert deck["deck"] == "parks"
    assert deck["findings"] == []
    assert deck["differences"]["note_types"] == []
    assert {"key": "lamps", "change": "new", "parts": []} in deck["differences"]["notes"]
    assert deck["differences"]["unchanged"] == 6


def test_a_deck_with_errors_cannot_be_compared(publish):
    """Its findings are shown, the exit code is 1, and JSON has no differences."""
    project = publish(FACTS)
    publish(FACTS.replace("value: 38", "value: 39"), build=False)
    done = run_quizgen("diff", cwd=project, code=1)
    assert "error G02" in done.stderr
    assert done.stdout == ""
    (deck,) = json.loads(run_quizgen("diff", "--json", cwd=project, code=1).stdout)["decks"]
    assert deck["differences"] is None
    assert deck["findings"][0]["code"] == "G02"


def test_a_locked_build_says_what_to_do(publish):
    """One finding with its help, exit code 1, and not a byte written."""
    project = publish(FACTS)
    package = project / "build" / "parks" / "parks.apkg"
    before = package.read_bytes()
    publish(FACTS + LAMPS, build=False)
    done = run_quizgen("build", "--locked", cwd=project, code=1)
    assert "decks/parks.ledger.json:1:1: error L03" in done.stderr
    assert "run `quizgen build` and commit decks/parks.ledger.json" in done.stderr
    assert package.read_bytes() == before


def test_build_prints_the_search_for_retired_notes(publish):
    """So that a teacher can tell learners where what is left of them lies."""
    project = publish(FACTS + LAMPS)
    publish(FACTS, build=False)
    told = run_quizgen("build", cwd=project).stdout
    assert "3 retired notes" in told
    assert "tag:quizgen::retired" in told
    assert (
        json.loads(run_quizgen("build", "--json", cwd=project).stdout)["decks"][0]["retired"] == 3
    )
