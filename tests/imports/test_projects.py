"""`quizgen init` and `quizgen new`: what they write builds, and what stands there stays."""

import errno
import subprocess

import pytest
from conftest import run_quizgen

from quizgen.exports.writing import output_folder
from quizgen.imports.articles import Article
from quizgen.imports.deck_import import ImportResult, write_import
from quizgen.imports.new_project import start_deck
from quizgen.pipeline import check_deck


@pytest.fixture
def project(tmp_path):
    """A project as `init` begins it."""
    run_quizgen("init", cwd=tmp_path)
    return tmp_path


def test_a_new_project_builds_at_once(project):
    """Its deck is clean, and every file of a build is there."""
    examined = check_deck(project / "decks" / "iron-bridge.yaml")
    assert examined.findings == ()
    assert len(examined.items) >= 20
    run_quizgen("build", cwd=project)
    assert (project / "build" / "iron-bridge" / "iron-bridge.apkg").exists()
    ignored = (project / ".gitignore").read_text("utf-8").split()
    assert "build/" in ignored


def test_git_keeps_every_byte_of_a_project(project):
    """Even as it is set up on Windows, where it makes CRLF of all it takes for text."""
    (project / "media").mkdir()
    (project / "media" / "a.svg").write_bytes(b"<svg>\r\n</svg>\n")
    kept = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    for words in (["init", "-q"], ["config", "core.autocrlf", "true"], ["add", "."]):
        subprocess.run(["git", *words], cwd=project, check=True, capture_output=True)
    for path in kept:
        path.unlink()
    subprocess.run(["git", "checkout-index", "-a"], cwd=project, check=True)
    assert {path: path.read_bytes() for path in kept} == kept


def test_init_says_what_it_wrote_and_what_comes_next(tmp_path):
    """Every file by its path, then two commands."""
    told = run_quizgen("init", "my-decks", cwd=tmp_path).stdout
    written = {line.removeprefix("wrote ") for line in told.splitlines() if "wrote" in line}
    assert written == {
        f"my-decks/{path.relative_to(tmp_path / 'my-decks')}"
        for path in (tmp_path / "my-decks").rglob("*")
        if path.is_file()
    }
    assert "Next: cd my-decks; quizgen build\nThen: quizgen new ARTICLE" in told


def test_what_cannot_be_written_leaves_nothing_in_its_own_way(tmp_path, monkeypatch):
    """The article of a deck that was not begun would stop the next try: “it is there already”."""
    moved = []

    def move_one(scratch, path):
        if moved:
            raise OSError(errno.ENOSPC, "No space left on device")
        moved.append(path)
        scratch.replace(path)

    monkeypatch.setattr(output_folder, "move", move_one)
    with pytest.raises(OSError, match="No space left"):
        start_deck(tmp_path, Article("Bees", "Bees fly."), "bees", "a text")
    assert moved
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    del moved[:]
    files = {tmp_path / room / "a": "text" for room in ("seeds", "decks")}
    with pytest.raises(OSError, match="No space left"):
        write_import(ImportResult((), None, files))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_init_overwrites_nothing(project):
    """One file that is there is enough to stop, before anything is written."""
    deck = project / "decks" / "iron-bridge.yaml"
    deck.write_text("mine", encoding="utf-8")
    (project / ".gitignore").unlink()
    done = run_quizgen("init", cwd=project, code=1)
    assert "it is there already, and nothing was written" in done.stderr
    assert deck.read_text("utf-8") == "mine"
    assert not (project / ".gitignore").exists()


def test_drafts_are_pasted_under_the_keys_of_a_new_deck(project):
    """They stand there without anything below them: indented lines may follow at once."""
    (project / "bees.txt").write_text("Bees\n\nAnn Lee opened 3 parks in Bath.\n", encoding="utf-8")
    run_quizgen("new", "bees.txt", cwd=project)
    drafts = run_quizgen("draft", "bees", cwd=project).stdout
    entities, _, facts = drafts.removeprefix("entities:\n").partition("\nfacts:\n")
    deck = project / "decks" / "bees.yaml"
    begun = deck.read_text("utf-8")
    assert begun.endswith("\nentities:\nfacts:\n")
    deck.write_text(begun.removesuffix("facts:\n") + entities + "\nfacts:\n" + facts, "utf-8")
    examined = check_deck(deck)
    assert (examined.findings, len(examined.deck.drafts)) == ((), 1)


def test_a_deck_is_begun_with_an_article(project):
    """The text stands in seeds/, the deck names it, and check finds nothing wrong."""
    (project / "bees.txt").write_text("Bees: a “report”\n\nBees fly.\n", encoding="utf-8")
    told = run_quizgen("new", "bees.txt", "--cite", "a report on bees", cwd=project).stdout
    assert "wrote decks/bees-a-report.yaml\n" in told
    assert "quizgen draft bees-a-report proposes some\nThen: quizgen preview bees-a-report" in told
    seed = project / "seeds" / "bees-a-report.txt"
    assert seed.read_text("utf-8") == (project / "bees.txt").read_text("utf-8")
    examined = check_deck(project / "decks" / "bees-a-report.yaml")
    assert examined.findings == ()
    assert examined.deck.sources["article"].cite == "a report on bees"
    assert examined.deck.title == "Bees: a “report”"
    again = run_quizgen("new", "bees.txt", cwd=project, code=1)
    assert "it is there already" in again.stderr


def test_an_article_that_cannot_be_read_writes_nothing(project):
    """The reason and what would mend it, and exit code 1."""
    (project / "a.txt").write_bytes(b"caf\xe9")
    done = run_quizgen("new", "a.txt", cwd=project, code=1)
    assert "not UTF-8" in done.stderr
    assert "help: save it as UTF-8" in done.stderr
    assert {path.name for path in (project / "decks").iterdir()} == {
        "deck.schema.json",
        "iron-bridge.yaml",
    }


def test_a_project_that_begins_with_a_deck_says_so(tmp_path):
    """Whoever stands in another folder than he thinks hears of it, once."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{name} text", encoding="utf-8")
    first = run_quizgen("new", "a.txt", cwd=tmp_path).stderr
    assert first == f"There was no decks/ in {tmp_path.resolve()}: a project begins there\n"
    assert run_quizgen("new", "b.txt", cwd=tmp_path).stderr == ""


def test_an_id_is_checked(project):
    """Misuse of the command is exit code 2."""
    (project / "a.txt").write_text("A text", encoding="utf-8")
    done = run_quizgen("new", "a.txt", "--id", "My Deck", cwd=project, code=2)
    assert "cannot be an id" in done.stderr
    done = run_quizgen("new", "a.txt", "--id", "a" * 101, cwd=project, code=2)
    assert "more than 100 characters" in done.stderr


@pytest.mark.parametrize("verb", [("new", "con.txt"), ("import", "con.csv")])
def test_a_name_of_windows_is_no_deck(verb, tmp_path):
    """It is made of a title or of a file's name, so what to do is said."""
    (tmp_path / "con.txt").write_text("Con\n\nA word of three letters.\n", "utf-8")
    (tmp_path / "con.csv").write_text("front,back\nWho?,Ann\n", "utf-8")
    told = run_quizgen(*verb, cwd=tmp_path, code=2).stderr
    assert "“con” is a reserved file name on Windows" in told
    assert "; name another with -" in told
    assert not (tmp_path / "decks").exists()
