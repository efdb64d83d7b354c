"""`quizgen cards` applies its options and reports options that conflict."""

import json

import pytest
from conftest import copy_sample, run_quizgen

from quizgen.review.item_text import memory_cards


@pytest.fixture
def project(tmp_path):
    """A copy of our project with the sample deck."""
    return copy_sample(tmp_path / "project")


def test_cards_have_their_own_folder(project, checked):
    """Cards are written to their own folder; the build and the ledger do not change."""
    run_quizgen("build", "kursk-engineers", "-o", "earlier", cwd=project)
    ledger = project / "decks" / "kursk-engineers.ledger.json"
    before = ledger.read_bytes()
    output = run_quizgen("cards", "kursk-engineers", "--calibrate", cwd=project).stdout
    folder = project / "build" / "kursk-engineers.cards"
    assert {path.name for path in folder.glob("*.html")} == {"flashcards.html", "calibration.html"}
    assert [path.name for path in (project / "build").iterdir()] == ["kursk-engineers.cards"]
    assert output.startswith(f"kursk-engineers: {len(list(memory_cards(checked.items)))} cards\n")
    assert "flashcards.html" in output
    assert ledger.read_bytes() == before


def test_default_page_equals_that_of_build(project):
    """`cards` without options writes the same bytes as `build`, also in another process."""
    run_quizgen("build", "kursk-engineers", cwd=project)
    run_quizgen("cards", "kursk-engineers", cwd=project, PYTHONHASHSEED="1")
    page = (project / "build" / "kursk-engineers" / "flashcards.html").read_bytes()
    assert page == (project / "build" / "kursk-engineers.cards" / "flashcards.html").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "size"),
    [
        ([], "210mm 297mm"),
        (["--stock", "avery-5371"], "215.9mm 279.4mm"),
        (["--stock", "3x5"], "127mm 76.2mm"),
        (["--stock", "4x6", "--layout", "duplex-short"], "152.4mm 101.6mm"),
        (["--stock", "60x40mm", "--paper", "letter", "--layout", "fold"], "215.9mm 279.4mm"),
        (["--layout", "list", "--paper", "letter"], "215.9mm 279.4mm"),
        (["--back-offset", "1.5,-0.5"], "translate(1.5mm,-0.5mm)"),
        (["--back-offset=-2,0"], "translate(-2mm,0mm)"),
    ],
)
def test_options_change_the_page(project, arguments, size):
    """Stock, paper, layout and offset set the size or position on the page."""
    run_quizgen("cards", "kursk-engineers", "-q", "-o", "out", *arguments, cwd=project)
    page = (project / "out" / "kursk-engineers.cards" / "flashcards.html").read_text("utf-8")
    assert size in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--stock", "a5"], "unknown stock “a5”"),
        (["--stock", "300x60mm"], "at most"),
        (["--layout", "list", "--stock", "3x5"], "use --paper, not --stock"),
        (["--layout", "list", "--calibrate"], "prints one side only"),
        (["--layout", "fold", "--back-offset", "1,1"], "prints one side only"),
        (["--paper", "letter"], "--stock 90x60mm"),
        (["--stock", "3x5", "--paper", "letter"], "--stock 90x60mm"),
        (["--back-offset", "1"], "invalid offset “1”"),
        (["--back-offset", "1,nan"], "invalid offset"),
        (["--back-offset", "40,0"], "up to 10 mm"),
        (["--layout", "duplex"], "did you mean “duplex-long”?"),
    ],
)
def test_conflicting_options_are_a_usage_error(project, arguments, message):
    """Options that conflict exit with 2 and a message, and nothing is written."""
    done = run_quizgen("cards", *arguments, cwd=project, code=2)
    assert message in done.stderr
    assert not (project / "build").exists()


def test_json_is_one_document(project, checked):
    """`--json` prints one document with the files, and findings for cards in small type."""
    done = run_quizgen("cards", "kursk-engineers", "--stock", "40x30mm", "--json", cwd=project)
    (deck,) = json.loads(done.stdout)["decks"]
    assert deck["printed"]
    assert deck["cards"] == len(list(memory_cards(checked.items)))
    assert [file["name"] for file in deck["files"]] == ["flashcards.html"]
    small = [finding for finding in deck["findings"] if finding["code"] == "P01"]
    assert small
    assert all(finding["severity"] == "warning" for finding in small)
    assert "only at" in done.stderr


def test_deck_with_errors_is_not_printed(project):
    """A deck with errors exits with 1, prints the error and writes no folder."""
    path = project / "decks" / "kursk-engineers.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 42400", "value: 42500"), "utf-8")
    done = run_quizgen("cards", "kursk-engineers", cwd=project, code=1)
    assert "error G02" in done.stderr
    assert "no cards written; fix the errors above" in done.stderr
    assert not (project / "build").exists()


def test_build_warns_about_small_type(deck_project):
    """`build` warns about a card in type smaller than 8 pt, and builds the deck."""
    words = " ".join(f"word{number}" for number in range(300))
    facts = (
        "- {id: said, kind: quotation, according_to: lee, verb: {base: say, past: said},"
        f" without: [cloze], words: hello, quote: 'Ann Lee said hello and {words}'}}"
    )
    article = f"Ann Lee said hello and {words}."
    path = deck_project(facts, entities="lee: {name: Ann Lee, ask: who}", article=article)
    done = run_quizgen("build", cwd=path.parent.parent)
    assert "warning P01: the back of “parks/said/" in done.stderr
    assert (path.parent.parent / "build" / "parks" / "flashcards.html").exists()
