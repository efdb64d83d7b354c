"""`quizgen cards` writes what its options say, and says which of them do not go together."""

import json

import pytest
from conftest import copy_project, run_quizgen


@pytest.fixture
def project(tmp_path):
    """A project of our decks."""
    return copy_project(tmp_path / "project")


def test_cards_are_written_beside_the_build(project):
    """A folder of their own, and neither a build nor a ledger is touched."""
    ledger = project / "decks" / "kursk-engineers.ledger.json"
    before = ledger.read_bytes()
    said = run_quizgen("cards", "kursk-engineers", "--calibrate", cwd=project).stdout
    folder = project / "build" / "kursk-engineers.cards"
    assert {path.name for path in folder.iterdir()} == {"flashcards.html", "calibration.html"}
    assert [path.name for path in (project / "build").iterdir()] == ["kursk-engineers.cards"]
    assert said.startswith("kursk-engineers: 89 cards\n")
    assert "flashcards.html" in said
    assert ledger.read_bytes() == before


def test_the_default_is_what_build_writes(project):
    """The same bytes, and the same again in another process."""
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
def test_options_reach_the_page(project, arguments, size):
    """Stock, paper, layout and offset."""
    run_quizgen("cards", "kursk-engineers", "-q", "-o", "out", *arguments, cwd=project)
    page = (project / "out" / "kursk-engineers.cards" / "flashcards.html").read_text("utf-8")
    assert size in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--stock", "a5"], "no stock “a5”"),
        (["--stock", "300x60mm"], "at most"),
        (["--layout", "list", "--stock", "3x5"], "give --paper, not --stock"),
        (["--layout", "list", "--calibrate"], "nothing on the back"),
        (["--layout", "fold", "--back-offset", "1,1"], "nothing on the back"),
        (["--paper", "letter"], "--stock 90x60mm"),
        (["--stock", "3x5", "--paper", "letter"], "--stock 90x60mm"),
        (["--back-offset", "1"], "no offset “1”"),
        (["--back-offset", "1,nan"], "no offset"),
        (["--back-offset", "40,0"], "at most 10"),
        (["--layout", "duplex"], "did you mean “duplex-long”?"),
    ],
)
def test_what_does_not_go_together_is_misuse(project, arguments, message):
    """Exit 2, a sentence, and nothing written."""
    done = run_quizgen("cards", *arguments, cwd=project, code=2)
    assert message in done.stderr
    assert not (project / "build").exists()


def test_json_is_one_document(project):
    """Files with their sizes, and the cards that are in small type, as findings."""
    done = run_quizgen("cards", "kursk-engineers", "--stock", "40x30mm", "--json", cwd=project)
    (deck,) = json.loads(done.stdout)["decks"]
    assert deck["printed"]
    assert deck["cards"] == 89
    assert [file["name"] for file in deck["files"]] == ["flashcards.html"]
    small = [finding for finding in deck["findings"] if finding["code"] == "P01"]
    assert small
    assert all(finding["severity"] == "warning" for finding in small)
    assert "only in" in done.stderr


def test_a_deck_with_an_error_is_not_printed(project):
    """Exit 1, the error, and no folder."""
    path = project / "decks" / "kursk-engineers.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 42400", "value: 42500"), "utf-8")
    done = run_quizgen("cards", "kursk-engineers", cwd=project, code=1)
    assert "error G02" in done.stderr
    assert "no cards written; mend the errors above" in done.stderr
    assert not (project / "build").exists()


def test_build_tells_of_small_type(deck_project):
    """A card of its own stock that is set in less than 8 pt is a warning; the rest is built."""
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
