"""The project of a deck is the folder that contains `decks/`."""

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
    """At any depth. The project of a deck outside `decks/` is its own folder."""
    assert project_of(tmp_path / deck) == tmp_path / project


def test_the_files_of_a_deck(tmp_path):
    """In a folder, `deck.yaml` is first, then the other files by name."""
    folder = tmp_path / "decks" / "b"
    folder.mkdir(parents=True)
    for name in ("z.yaml", "a.yaml", "notes.txt", "deck.yaml"):
        (folder / name).touch()
    assert [file.name for file in deck_files(folder)] == ["deck.yaml", "a.yaml", "z.yaml"]
    assert project_of(folder) == tmp_path
    assert deck_files(folder / "a.yaml") == (folder / "a.yaml",)
