"""A quiz is written completely, or not at all."""

import pytest
from conftest import ROOT, SAMPLE_DECK

from quizgen.exports.page_setup import STANDARD, PageSetup, Type
from quizgen.publishing.quiz_build import plan_quiz, write_quiz
from quizgen.quizzes.blueprints import QuizRequest

BROKEN = ROOT / "tests" / "bad_decks" / "number-not-in-the-quote" / "deck.yaml"


@pytest.fixture(scope="session")
def planned():
    """Two forms of the sample deck."""
    return plan_quiz([SAMPLE_DECK], QuizRequest("12", seed=7, forms=2))


def test_a_plan_has_forms_and_an_empty_ledger(planned):
    """The ledger does not record quizzes."""
    assert [form.letter for form in planned.forms] == ["A", "B"]
    assert planned.findings == ()
    assert not planned.publication.ledger.notes


def test_a_broken_deck_has_no_forms():
    """It has findings, and there is nothing to write."""
    broken = plan_quiz([BROKEN], QuizRequest())
    assert broken.findings
    assert (broken.publication, broken.forms) == (None, ())


def test_the_folder_contains_one_quiz(planned, tmp_path):
    """Files of an earlier quiz are removed; other folders are not touched."""
    (tmp_path / "kursk-engineers").mkdir()
    first = write_quiz(planned.publication, tmp_path, STANDARD)
    assert first.folder == tmp_path / "kursk-engineers.quiz"
    assert set(first.changed) == set(first.sizes) == {p.name for p in first.folder.glob("[!.]*")}
    alone = plan_quiz([SAMPLE_DECK], planned.forms[0].id)
    second = write_quiz(alone.publication, tmp_path, STANDARD)
    assert "quiz-B.html" in first.sizes
    assert not (second.folder / "quiz-B.html").exists()
    assert "quiz-A.html" not in second.changed
    assert {path.name for path in tmp_path.iterdir()} == {"kursk-engineers", "kursk-engineers.quiz"}


def test_a_setup_changes_pages_but_not_tables(planned, tmp_path):
    """The tables do not depend on how a quiz is printed."""
    write_quiz(planned.publication, tmp_path, STANDARD)
    large = write_quiz(planned.publication, tmp_path, PageSetup(type=Type.LARGE))
    assert not {"key.csv", "items-map.csv"} & set(large.changed)


def test_a_failed_write_changes_nothing(planned, tmp_path):
    """A file in place of the folder raises OSError and stays."""
    blocked = tmp_path / "build"
    blocked.write_text("a file", "utf-8")
    with pytest.raises(OSError, match="build"):
        write_quiz(planned.publication, blocked, STANDARD)
    assert blocked.read_text("utf-8") == "a file"
