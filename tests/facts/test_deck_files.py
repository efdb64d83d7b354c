"""Which files make a deck, and where its project is: the same ones on every system."""

from pathlib import Path

import pytest

from quizgen.cli.arguments import known_decks
from quizgen.facts.kinds import load_kinds
from quizgen.facts.projects import deck_files, project_of
from quizgen.resources import find_files


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
