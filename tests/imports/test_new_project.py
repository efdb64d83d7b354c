"""`quizgen init` and `quizgen new` write valid projects and overwrite nothing."""

import errno
import re
import subprocess

import pytest
from conftest import run_quizgen

from quizgen.exports.writing import output_folder
from quizgen.imports.articles import Article
from quizgen.imports.deck_import import ImportResult, write_import
from quizgen.imports.new_project import create_deck
from quizgen.pipeline import check_deck


@pytest.fixture
def project(tmp_path):
    """A project created by `quizgen init`."""
    run_quizgen("init", cwd=tmp_path)
    return tmp_path


def test_new_project_can_be_built(project):
    """The deck of a new project has no findings and can be built."""
    checked = check_deck(project / "decks" / "iron-bridge.yaml")
    assert checked.findings == ()
    assert len(checked.items) >= 20
    run_quizgen("build", cwd=project)
    assert (project / "build" / "iron-bridge" / "iron-bridge.apkg").exists()
    ignored = (project / ".gitignore").read_text("utf-8").split()
    assert "build/" in ignored


def test_git_does_not_change_line_endings(project):
    """Git keeps every byte of a project, also with core.autocrlf as on Windows."""
    (project / "media").mkdir()
    (project / "media" / "a.svg").write_bytes(b"<svg>\r\n</svg>\n")
    contents = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    for words in (["init", "-q"], ["config", "core.autocrlf", "true"], ["add", "."]):
        subprocess.run(["git", *words], cwd=project, check=True, capture_output=True)
    for path in contents:
        path.unlink()
    subprocess.run(["git", "checkout-index", "-a"], cwd=project, check=True)
    assert {path: path.read_bytes() for path in contents} == contents


def test_init_lists_files_and_next_commands(tmp_path):
    """`init` prints the path of every file and two commands."""
    output = run_quizgen("init", "my-decks", cwd=tmp_path).stdout
    written = {line.removeprefix("wrote ") for line in output.splitlines() if "wrote" in line}
    assert written == {
        f"my-decks/{path.relative_to(tmp_path / 'my-decks')}"
        for path in (tmp_path / "my-decks").rglob("*")
        if path.is_file()
    }
    assert "Next: cd my-decks; quizgen build\nThen: quizgen new ARTICLE" in output


def test_failed_write_leaves_no_files(tmp_path, monkeypatch):
    """If a file cannot be written, no file is written, so that the command can be repeated."""
    moved = []

    def fail_on_second_move(scratch, path):
        if moved:
            raise OSError(errno.ENOSPC, "No space left on device")
        moved.append(path)
        scratch.replace(path)

    monkeypatch.setattr(output_folder, "move", fail_on_second_move)
    with pytest.raises(OSError, match="No space left"):
        create_deck(tmp_path, Article("Bees", "Bees fly."), "bees", "a text")
    assert moved
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    del moved[:]
    files = {tmp_path / folder / "a": "text" for folder in ("seeds", "decks")}
    with pytest.raises(OSError, match="No space left"):
        write_import(ImportResult((), None, files))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_init_overwrites_nothing(project):
    """`init` fails if one of its files exists, before it writes any file."""
    deck = project / "decks" / "iron-bridge.yaml"
    deck.write_text("mine", encoding="utf-8")
    (project / ".gitignore").unlink()
    done = run_quizgen("init", cwd=project, code=1)
    assert "file already exists, nothing was written" in done.stderr
    assert deck.read_text("utf-8") == "mine"
    assert not (project / ".gitignore").exists()


def test_drafts_can_be_pasted_into_a_new_deck(project):
    """The keys of a new deck are empty, so that drafts can be pasted below them."""
    (project / "bees.txt").write_text("Bees\n\nAnn Lee opened 3 parks in Bath.\n", encoding="utf-8")
    run_quizgen("new", "bees.txt", cwd=project)
    drafts = run_quizgen("draft", "bees", cwd=project).stdout
    entities, _, facts = drafts.removeprefix("entities:\n").partition("\nfacts:\n")
    deck = project / "decks" / "bees.yaml"
    text = deck.read_text("utf-8")
    assert text.endswith("\nfacts:\n")
    deck.write_text(text.replace("\nentities:\n", f"\nentities:\n{entities}\n") + facts, "utf-8")
    checked = check_deck(deck)
    assert (checked.findings, len(checked.deck.drafts)) == ((), 1)


def test_new_deck_shows_a_sentence_fact(project):
    """The comment with a fact becomes a valid fact when its number signs are removed."""
    article = "Queens\n\nQueen Ann was crowned in Bath in 1702.\n"
    (project / "queens.txt").write_text(article, encoding="utf-8")
    run_quizgen("new", "queens.txt", cwd=project)
    deck = project / "decks" / "queens.yaml"
    before, example, rest = re.split(r"(#  - id: (?:.*\n)+?)(?=facts:)", deck.read_text("utf-8"))
    deck.write_text(before + rest + re.sub("^#", "", example, flags=re.MULTILINE), "utf-8")
    checked = check_deck(deck)
    assert checked.findings == ()
    assert "choice" in {item.style.name for item in checked.items}


def test_new_writes_an_article_and_a_deck(project):
    """`new` writes the article to seeds/ and a deck without findings."""
    (project / "bees.txt").write_text("Bees: a “report”\n\nBees fly.\n", encoding="utf-8")
    output = run_quizgen("new", "bees.txt", "--cite", "a report on bees", cwd=project).stdout
    assert "wrote decks/bees-a-report.yaml\n" in output
    next_steps = "`quizgen draft bees-a-report` proposes some\nThen: quizgen preview bees-a-report"
    assert next_steps in output
    seed = project / "seeds" / "bees-a-report.txt"
    assert seed.read_text("utf-8") == (project / "bees.txt").read_text("utf-8")
    checked = check_deck(project / "decks" / "bees-a-report.yaml")
    assert checked.findings == ()
    assert checked.deck.sources["article"].cite == "a report on bees"
    assert checked.deck.title == "Bees: a “report”"
    again = run_quizgen("new", "bees.txt", cwd=project, code=1)
    assert "file already exists" in again.stderr


def test_article_without_a_headline_is_cited_by_its_file(project):
    """A text without a headline is not cited as “an article headed …”."""
    (project / "bee_notes.txt").write_text("Bees fly. They dance.\n", encoding="utf-8")
    run_quizgen("new", "bee_notes.txt", cwd=project)
    source = check_deck(project / "decks" / "bee-notes.yaml").deck.sources["article"]
    assert (source.title, source.cite) == ("Bee notes", "the text “Bee notes”")


def test_new_reports_what_an_article_has_lost(project):
    """`new` names what was left out or written in another way, with lines, on stderr."""
    page = (
        "<main><h1>The Sun</h1>\n<p>Its mass is 2 × 10<sup>30</sup> kg, as all books say."
        "<sup>1</sup></p>\n<img src=sun.png alt='The Sun in May'>\n<iframe src='https://a.example/v'></iframe>"
        "\n<p>It is hot.<sup>2</sup></p></main>\n<footer>Legal notice</footer>"
    )
    (project / "sun.html").write_text(page, encoding="utf-8")
    report = run_quizgen("new", "sun.html", cwd=project).stderr.splitlines()
    assert report == [
        "Left out or written in another way:",
        "  1 part of the page left out: Legal notice (line 6)",
        "  2 footnote marks left out: say.1 (line 2), hot.2 (line 5)",
        "  1 picture left out: The Sun in May (line 3)",
        "  1 video, sound or frame left out: https://a.example/v (line 4)",
        "  1 superscript kept: 10³⁰ (line 2)",
    ]


def test_unreadable_article_writes_nothing(project):
    """An unreadable article exits with 1, a message and help, and writes nothing."""
    (project / "a.txt").write_bytes(b"caf\xe9")
    done = run_quizgen("new", "a.txt", cwd=project, code=1)
    assert "not valid UTF-8" in done.stderr
    assert "help: save it as UTF-8" in done.stderr
    assert {path.name for path in (project / "decks").iterdir()} == {
        "deck.schema.json",
        "iron-bridge.yaml",
    }


def test_new_outside_a_project_says_so(tmp_path):
    """`new` in a folder without decks says that it created a project, once."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{name} text", encoding="utf-8")
    first = run_quizgen("new", "a.txt", cwd=tmp_path).stderr
    assert first == f"created a new project in {tmp_path.resolve()}, which had no decks/\n"
    assert run_quizgen("new", "b.txt", cwd=tmp_path).stderr == ""


def test_invalid_id_is_a_usage_error(project):
    """`--id` with an invalid id exits with 2."""
    (project / "a.txt").write_text("A text", encoding="utf-8")
    done = run_quizgen("new", "a.txt", "--id", "My Deck", cwd=project, code=2)
    assert "cannot be an id" in done.stderr
    done = run_quizgen("new", "a.txt", "--id", "a" * 101, cwd=project, code=2)
    assert "more than 100 characters" in done.stderr


@pytest.mark.parametrize("arguments", [("new", "con.txt"), ("import", "con.csv")])
def test_reserved_windows_name_is_a_usage_error(arguments, tmp_path):
    """A title or file name that Windows reserves exits with 2 and asks for another name."""
    (tmp_path / "con.txt").write_text("Con\n\nA word of three letters.\n", "utf-8")
    (tmp_path / "con.csv").write_text("front,back\nWho?,Ann\n", "utf-8")
    output = run_quizgen(*arguments, cwd=tmp_path, code=2).stderr
    assert "“con” is a reserved file name on Windows" in output
    assert "; choose another" in output
    assert not (tmp_path / "decks").exists()
