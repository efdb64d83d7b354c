"""The files of a deck and its project folder are the same on every system."""

import shutil
from pathlib import Path

import pytest
from click import UsageError

from quizgen.cli.arguments import find_decks, list_decks
from quizgen.exports.ledger import ledger_path
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.projects import deck_files, deck_name, project_of
from quizgen.pipeline import load_deck
from quizgen.resources import find_files

FACT = """
- {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, verb: {base: open, past: opened},
   amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}
"""


def test_files_of_a_deck_have_the_same_order_on_every_system(tmp_path):
    """Files are sorted by code points, and `.YAML` does not match, as it would on Windows."""
    for name in ("b.yaml", "C.yaml", "deck.yaml", "é.yaml", "d.YAML", "e.yml"):
        (tmp_path / name).touch()
    assert [file.name for file in deck_files(tmp_path)] == [
        "deck.yaml",
        "C.yaml",
        "b.yaml",
        "é.yaml",
    ]


def test_hidden_files_are_ignored(tmp_path):
    """On some disks, macOS adds binary `._name` files."""
    for name in ("a.yaml", "._a.yaml", ".#a.yaml", ".yaml"):
        (tmp_path / name).write_bytes(b"\0\5\x16\7")
    assert [file.name for file in find_files(tmp_path, "*.yaml")] == ["a.yaml"]


def test_a_hidden_file_is_not_a_deck_or_kind(tmp_path, monkeypatch):
    """It would fail every command that loads all decks."""
    for folder in ("decks", "templates/kinds"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "._parks.yaml").write_bytes(b"\0\5\x16\7")
    monkeypatch.chdir(tmp_path)
    assert list_decks() == {}
    assert load_kinds(tmp_path)[1] == ()


@pytest.mark.parametrize("folder", ["decks", "Decks", "DECKS"])
def test_the_decks_folder_is_recognised_in_any_case(folder):
    """On Windows and macOS, all these names are the same folder."""
    assert project_of(Path("work", folder, "parks.yaml")) == Path("work")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "k.yaml",
            (
                "the deck “parks” is in a file named k.yaml; rename the file to parks.yaml{}"
                "; or, for a new deck, write k here"
            ),
        ),
        (
            "v1.2/deck.yaml",
            "the deck “parks” is in a folder named v1.2; rename the folder to parks{}",
        ),
    ],
)
def test_a_deck_and_its_file_have_the_same_name(deck_project, name, expected):
    """Otherwise two decks with one id would write into the same folder."""
    path = deck_project(FACT)
    assert load_deck(path)[1] == ()
    other = path.parent / name
    other.parent.mkdir(exist_ok=True)
    path.rename(other)
    deck, (finding,) = load_deck(other.parent if other.name == "deck.yaml" else other)
    assert deck is None
    shown = f"{finding.message}; {finding.help}"
    assert shown == expected.format(", and its ledger to parks.ledger.json")
    assert str(finding.place) == f"decks/{name}:1:7"


def test_a_dot_in_a_folder_name_is_not_a_suffix(deck_project):
    """The deck `v1.2` and its ledger keep their whole name; `v1` may be another deck."""
    folder = deck_project(FACT).parent / "v1.2"
    folder.mkdir()
    assert deck_name(folder) == "v1.2"
    assert ledger_path(folder).name == "v1.2.ledger.json"


@pytest.mark.parametrize("asked", [(), ("parks",), ("decks/parks.yaml",), ("decks/parks",)])
def test_a_deck_file_and_folder_with_the_same_name_are_an_error(deck_project, monkeypatch, asked):
    """Otherwise it would not be clear which of the two is built."""
    path = deck_project(FACT)
    folder = path.parent / "parks"
    folder.mkdir()
    monkeypatch.chdir(path.parent.parent)
    assert find_decks(asked if asked != ("decks/parks",) else ()) == (Path("decks/parks.yaml"),)
    shutil.copy(path, folder / "deck.yaml")
    with pytest.raises(UsageError, match=r"are both the deck “parks”; move or delete"):
        find_decks(asked)
