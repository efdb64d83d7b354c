"""Errors in a preview are findings, so that it keeps running."""

from datetime import UTC, datetime

import pytest

from quizgen.imports.new_project import create_project
from quizgen.preview import deck_view
from quizgen.preview.deck_view import attempt_deck
from quizgen.preview.state import PreviewState

NOW = 1_750_000_000
PAGES = {
    "500 nested brackets": "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
    "infinite number": "{{ 1e999 | int }}",
    "lone surrogate": r'{{ "\ud800" }}',
}


@pytest.fixture
def path(tmp_path):
    """The deck of a new project that has a folder for its own pages."""
    create_project(tmp_path)
    (tmp_path / "templates" / "html").mkdir(parents=True)
    return tmp_path / "decks" / "iron-bridge.yaml"


@pytest.mark.parametrize("page", PAGES)
def test_hostile_page_is_reported(path, page):
    """A hostile page template is a finding, and there is no view."""
    own = path.parent.parent / "templates" / "html" / "quiz.j2.html"
    own.write_text(PAGES[page], "utf-8")
    attempt = attempt_deck(path, NOW)
    assert attempt.view is None
    assert [shown.finding.code for shown in attempt.findings] == ["T01"]


def test_internal_error_keeps_the_last_good_view(path, monkeypatch):
    """An internal error is a finding, and the last good view stays."""
    preview = PreviewState({"iron-bridge": path}, datetime.now(UTC))
    (good,) = preview.refresh(lambda: datetime.now(UTC))
    assert good.is_good

    def fail(*_):
        raise NameError("inf")

    monkeypatch.setattr(deck_view, "_create_view", fail)
    path.write_text(path.read_text("utf-8") + "\n# saved again\n", "utf-8")
    (state,) = preview.refresh(lambda: datetime.now(UTC))
    assert state.view is good.view
    assert "internal error: NameError: inf" in state.errors[0].finding.message
