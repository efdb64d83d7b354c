"""A project is the folder that holds `decks/`."""

import pytest

from quizgen.facts.projects import deck_files, project_of


@pytest.mark.parametrize(
    ("deck", "project"),
    [
        ("a/decks/b.yaml", "a"),
        ("a/decks/b/deck.yaml", "a"),
        ("a/decks/b", "a"),
        ("a/decks/b/c/d.yaml", "a"),
        ("a/b.yaml", "a"),
        ("a/b/deck.yaml", "a/b"),
    ],
)
def test_the_folder_of_a_project(tmp_path, deck, project):
    """However deep a deck lies in it; one that lies elsewhere has its own folder."""
    assert project_of(tmp_path / deck) == tmp_path / project


def test_the_files_of_a_deck(tmp_path):
    """Of a folder `deck.yaml` is the first, then all others by their names."""
    folder = tmp_path / "decks" / "b"
    folder.mkdir(parents=True)
    for name in ("z.yaml", "a.yaml", "notes.txt", "deck.yaml"):
        (folder / name).touch()
    assert [file.name for file in deck_files(folder)] == ["deck.yaml", "a.yaml", "z.yaml"]
    assert project_of(folder) == tmp_path
    assert deck_files(folder / "a.yaml") == (folder / "a.yaml",)
