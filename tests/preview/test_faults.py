"""Whatever goes wrong while a deck is shown is a finding: a preview runs for hours."""

from datetime import UTC, datetime

import pytest

from quizgen.imports.new_project import start_project
from quizgen.preview import deck_view
from quizgen.preview.deck_view import attempt_deck
from quizgen.preview.state import PreviewState

NOW = 1_750_000_000
PAGES = {
    "500 brackets": "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
    "a number beyond all": "{{ 1e999 | int }}",
    "half a character": r'{{ "\ud800" }}',
}


@pytest.fixture
def path(tmp_path):
    """The deck of a new project, which has a folder for pages of its own."""
    start_project(tmp_path)
    (tmp_path / "templates" / "html").mkdir(parents=True)
    return tmp_path / "decks" / "iron-bridge.yaml"


@pytest.mark.parametrize("page", PAGES)
def test_a_hostile_page_is_a_finding(path, page):
    """Whichever of them the build refuses."""
    own = path.parent.parent / "templates" / "html" / "quiz.j2.html"
    own.write_text(PAGES[page], "utf-8")
    attempt = attempt_deck(path, NOW)
    assert attempt.made is None
    assert [one.finding.code for one in attempt.findings] == ["T01"]


def test_a_bug_of_ours_leaves_what_was_good(path, monkeypatch):
    """It is told as one, and the preview goes on."""
    board = PreviewState({"iron-bridge": path}, datetime.now(UTC))
    (good,) = board.refresh(lambda: datetime.now(UTC))
    assert good.is_good

    def fail(_):
        raise NameError("inf")

    monkeypatch.setattr(deck_view, "_make", fail)
    path.write_text(path.read_text("utf-8") + "\n# saved again\n", "utf-8")
    (view,) = board.refresh(lambda: datetime.now(UTC))
    assert view.made is good.made
    assert "a bug of ours, sorry: NameError: inf" in view.errors[0].finding.message
