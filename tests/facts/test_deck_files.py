"""Which files make a deck, and where its project is: the same ones on every system."""

import shutil
from pathlib import Path

import pytest
from click import UsageError

from quizgen.cli.arguments import find_decks, known_decks
from quizgen.exports.ledger import ledger_path
from quizgen.facts.kinds import load_kinds
from quizgen.facts.projects import deck_files, deck_name, project_of
from quizgen.pipeline import load_deck
from quizgen.resources import find_files

FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""


def test_files_of_a_deck_are_in_one_order_everywhere(tmp_path):
    """Capitals first, as code points go, and no suffix in capitals, which Windows would match."""
    for name in ("b.yaml", "C.yaml", "deck.yaml", "é.yaml", "d.YAML", "e.yml"):
        (tmp_path / name).touch()
    assert [file.name for file in deck_files(tmp_path)] == [
        "deck.yaml",
        "C.yaml",
        "b.yaml",
        "é.yaml",
    ]


def test_what_a_system_hides_beside_files_is_none_of_a_deck(tmp_path):
    """Such as macOS's `._name` on disks that are not its own, with bytes that are no text."""
    for name in ("a.yaml", "._a.yaml", ".#a.yaml", ".yaml"):
        (tmp_path / name).write_bytes(b"\0\5\x16\7")
    assert [file.name for file in find_files(tmp_path, "*.yaml")] == ["a.yaml"]


def test_a_hidden_file_is_no_deck_and_no_kind(tmp_path, monkeypatch):
    """It would otherwise stop every verb that takes all decks."""
    for folder in ("decks", "templates/kinds"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "._parks.yaml").write_bytes(b"\0\5\x16\7")
    monkeypatch.chdir(tmp_path)
    assert known_decks() == {}
    assert load_kinds(tmp_path)[1] == ()


@pytest.mark.parametrize("folder", ["decks", "Decks", "DECKS"])
def test_the_folder_of_decks_is_known_however_it_is_written(folder):
    """Windows and macOS find it under any of these names."""
    assert project_of(Path("work", folder, "parks.yaml")) == Path("work")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "k.yaml",
            "file of the deck “parks” is named k.yaml; rename it to parks.yaml{}; or write k",
        ),
        ("v1.2/deck.yaml", "folder of the deck “parks” is named v1.2; rename it to parks{}"),
    ],
)
def test_a_deck_is_called_as_its_file_is(deck_project, name, said):
    """Or two decks of one id would write into one folder, each with a ledger of its own."""
    path = deck_project(FACT)
    assert load_deck(path)[1] == ()
    other = path.parent / name
    other.parent.mkdir(exist_ok=True)
    path.rename(other)
    deck, (finding,) = load_deck(other.parent if other.name == "deck.yaml" else other)
    assert deck is None
    told = f"{finding.message}; {finding.help}"
    said = f"the {said.format(', and its ledger to parks.ledger.json')}"
    assert told.removesuffix(" here, if it is a new deck") == said
    assert str(finding.place) == f"decks/{name}:1:7"


def test_the_dots_of_a_folder_are_no_suffix(deck_project):
    """Its name and its ledger’s are whole: `v1.2` is not `v1`, which may be another deck."""
    folder = deck_project(FACT).parent / "v1.2"
    folder.mkdir()
    assert deck_name(folder) == "v1.2"
    assert ledger_path(folder).name == "v1.2.ledger.json"


@pytest.mark.parametrize("asked", [(), ("parks",), ("decks/parks.yaml",), ("decks/parks",)])
def test_a_file_beside_a_folder_of_its_name_is_not_passed_over(deck_project, monkeypatch, asked):
    """One of the two would be built, and nobody would know which."""
    path = deck_project(FACT)
    folder = path.parent / "parks"
    folder.mkdir()
    monkeypatch.chdir(path.parent.parent)
    assert find_decks(asked if asked != ("decks/parks",) else ()) == (Path("decks/parks.yaml"),)
    shutil.copy(path, folder / "deck.yaml")
    with pytest.raises(UsageError, match=r"are both the deck “parks”: move either"):
        find_decks(asked)
