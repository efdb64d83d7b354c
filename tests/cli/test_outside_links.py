"""Links that lead out of a project are refused: nothing outside is read, and nothing written."""

import os
import shutil
import stat
from types import SimpleNamespace

import pytest

pytest.importorskip("resource", reason="links need a privilege on Windows")
from child_processes import run_in_child
from conftest import ROOT
from interrupted_writes import FACT
from media_samples import png

from quizgen import input_files
from quizgen.exports.anki.note_media import published_name
from quizgen.preview.deck_view import attempt_deck
from quizgen.preview.routes import _media

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
PRIVATE = "do-not-print: 1\n"
KIND = "templates/kinds/quantity.yaml"


@pytest.fixture
def project(deck_project, tmp_path):
    """A project with a deck, and beside it a folder with files that it must not reach."""
    deck_project(FACT)
    project = tmp_path / "project"
    for name in ("decks", "seeds"):
        shutil.move(tmp_path / name, project / name)
    outside = tmp_path / "outside"
    (outside / "sub").mkdir(parents=True)
    (outside / "secret.txt").write_text(PRIVATE, "utf-8")
    (outside / "sub" / "part.txt").write_text(PRIVATE, "utf-8")
    shutil.copy(ROOT / KIND, outside / "sub")
    return project


def link(project, name, target):
    """Put a link to something outside at a path of the project."""
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(project.parent / "outside" / target)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("decks/parks.yaml", "secret.txt"),
        ("decks/other.yaml", "secret.txt"),
        ("decks/parks.ledger.json", "secret.txt"),
        ("decks/parks.ledger.json", "missing.json"),
        ("seeds/article.txt", "secret.txt"),
        (KIND, "sub/quantity.yaml"),
        ("templates/kinds", "sub"),
        ("templates", "."),
        ("templates/html/quiz.j2.html", "secret.txt"),
        ("templates/html/labels.yaml", "secret.txt"),
        ("templates/html", "sub"),
        ("templates/anki/cards.css", "secret.txt"),
        ("templates/anki/fact.front.html", "secret.txt"),
    ],
)
def test_link_out_of_the_project_is_refused(name, target, project):
    """It is a finding, the deck is not built, and no word of the file is printed."""
    link(project, name, target)
    if name == "templates":
        shutil.copytree(ROOT / "templates" / "kinds", project.parent / "outside" / "kinds")
    code, output = run_in_child(project, "build")
    assert code == 1
    assert " error D06: " in output
    assert "do-not-print" not in output
    assert not (project / "build" / "parks").exists() or name == "decks/other.yaml"


@pytest.mark.parametrize("included", ["part.txt", "folder/part.txt"])
def test_page_cannot_include_a_file_behind_a_link(included, project):
    """An included file may have any name, so every link below `templates/html/` is checked."""
    link(project, "templates/html/part.txt", "secret.txt")
    link(project, "templates/html/folder", "sub")
    page = project / "templates" / "html" / "quiz.j2.html"
    page.write_text(f"{{% include '{included}' %}}", "utf-8")
    code, output = run_in_child(project, "build")
    assert code == 1
    assert "templates/html/part.txt:1:1: error D06" in output
    assert not (project / "build").exists()


def test_folder_of_decks_behind_a_link_is_refused(project):
    """Its ledger would be written outside."""
    shutil.move(project / "decks", project.parent / "outside" / "decks")
    link(project, "decks", "decks")
    code, output = run_in_child(project, "build")
    assert code == 1
    assert "error D06" in output
    assert [path.name for path in (project / "decks").iterdir()] == ["parks.yaml"]


@pytest.mark.parametrize("command", [["build"], ["quiz", "-n", "1"], ["cards"]])
@pytest.mark.parametrize("target", ["sub", "missing"])
def test_build_folder_behind_a_link_is_refused(command, target, project):
    """A cloned project cannot make quizgen write elsewhere; the user can, with -o."""
    link(project, "build", target)
    before = sorted(project.parent.rglob("*"))
    code, output = run_in_child(project, *command)
    assert code == 1
    assert output.startswith("quizgen: ")
    assert "it is a link that leads out of the project" in output
    assert sorted(project.parent.rglob("*")) == before
    (project.parent / "outside" / "missing").mkdir()
    assert run_in_child(project, *command, "-o", "build")[0] == 0


def test_links_within_the_project_are_followed(project):
    """Two decks may share a file, and `build/` may be elsewhere in the project."""
    (project / "shared").mkdir()
    shutil.copy(ROOT / KIND, project / "shared")
    (project / "templates").mkdir()
    (project / "templates" / "kinds").symlink_to("../shared")
    (project / "output").mkdir()
    (project / "build").symlink_to("output")
    assert run_in_child(project, "build")[0] == 0
    assert (project / "output" / "parks" / "parks.apkg").exists()


def test_cached_build_does_not_hide_a_link(project, monkeypatch):
    """A deck is moved outside after a build: the cache has its content, but it is refused."""
    monkeypatch.setenv("QUIZGEN_CACHE_DIR", str(project.parent / "cache"))
    for path in project.rglob("*"):
        os.utime(path, (1, 1))
    assert run_in_child(project, "build")[0] == 0
    assert list((project.parent / "cache" / "builds").iterdir())
    shutil.move(project / "decks" / "parks.yaml", project.parent / "outside")
    link(project, "decks/parks.yaml", "parks.yaml")
    code, output = run_in_child(project, "build")
    assert code == 1
    assert "error D06" in output


def test_media_are_checked_when_they_are_served(deck_project, tmp_path):
    """A picture that becomes a link, or another picture, after its check is not sent."""
    picture = tmp_path / "media" / "park.png"
    picture.parent.mkdir()
    picture.write_bytes(png(2, 2))
    path = deck_project(
        FACT.replace("amount:", "media: {file: media/park.png, alt: A park}, amount:")
    )
    view = attempt_deck(path, 1_750_000_000).view
    name = published_name(view.deck, view.deck.facts[0].media[0])
    assert _media(view, name).content == png(2, 2)
    secret = tmp_path / "secret.png"
    secret.write_bytes(png(3, 3))
    picture.unlink()
    picture.symlink_to(secret)
    assert _media(view, name).status == 404


def test_junction_of_windows_counts_as_a_link(tmp_path, monkeypatch):
    """Python’s `is_symlink` does not know junctions, which need no privilege."""
    found = SimpleNamespace(st_mode=stat.S_IFDIR, st_reparse_tag=0xA0000003)
    assert not input_files.is_link(tmp_path)
    monkeypatch.setattr(input_files.os, "lstat", lambda _: found)
    assert input_files.is_link(tmp_path)


def test_export_does_not_write_through_a_link(project):
    """A folder of exports that is a link is named, and nothing is written."""
    link(project, "build/parks.export", "sub")
    before = sorted((project.parent / "outside" / "sub").iterdir())
    code, output = run_in_child(project, "export", "--to", "json")
    assert code != 0
    assert "it is a link" in output
    assert "parks.export" in output
    assert sorted((project.parent / "outside" / "sub").iterdir()) == before
