"""A preview starts, serves only this machine, reports errors, and stops on Ctrl-C."""

import os
import socket
import sys

import pytest
from conftest import run_quizgen
from preview_driver import PreviewProcess

from quizgen.imports.new_project import create_project

SHEET = "iron-bridge/pages/quiz-A.html"


@pytest.fixture
def start(tmp_path):
    """Return a function that starts a preview of a small project; stop it afterwards."""
    running = []

    def begin(*arguments):
        if not (tmp_path / "decks").exists():
            create_project(tmp_path)
        running.append(PreviewProcess(tmp_path, *arguments))
        return running[-1]

    yield begin
    for preview in running:
        code, errors = preview.stop()
        assert code == 0
        assert "Traceback" not in errors


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A preview of a small project that does not change."""
    project = tmp_path_factory.mktemp("running")
    create_project(project)
    preview = PreviewProcess(project)
    preview.next_status()
    yield preview
    assert preview.stop() == (0, "")


def test_ctrl_c_stops_the_preview(start, browser):
    """Ctrl-C exits with 0; an open page says so and reconnects to the next preview."""
    first = start()
    first.next_status()
    page = browser.new_page()
    page.goto(first.url)
    page.locator(".good").wait_for()
    assert first.stop() == (0, "")
    page.locator("#live:has-text('The preview has stopped')").wait_for()
    port = first.url.rpartition(":")[2].strip("/")
    second = start("--port", port)
    assert second.url == first.url
    page.locator("#live:empty").wait_for(state="attached")
    page.close()


def test_port_in_use_is_a_usage_error(running):
    """A port in use exits with 2 and suggests --port 0."""
    port = running.url.rpartition(":")[2].strip("/")
    done = run_quizgen("preview", "--port", port, cwd=running.project, code=2)
    assert f"port {port} is in use" in done.stderr
    assert "--port 0" in done.stderr


def test_missing_extra_is_a_usage_error(tmp_path):
    """Without the extra `preview`, the command exits with 2 and says what to install."""
    create_project(tmp_path)
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "watchfiles.py").write_text("raise ImportError", "utf-8")
    path = os.pathsep.join([str(tmp_path / "without"), *filter(None, sys.path)])
    done = run_quizgen("preview", cwd=tmp_path, code=2, PYTHONPATH=path)
    assert 'run pip install "quizgen[preview]"' in done.stderr


def test_other_hosts_are_rejected(running):
    """The server listens on the loopback address only and rejects other host names."""
    port = int(running.url.rpartition(":")[2].strip("/"))
    assert running.get(SHEET)[0] == 200
    assert running.get(SHEET, Host=f"localhost:{port}")[0] == 200
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""):
        status, _, body = running.get(SHEET, Host=host)
        assert (status, "Iron" in body) == (421, False)
        assert running.get("events", Host=host)[0] == 421
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", port))


def test_only_known_urls_are_served(running):
    """No other file is served, methods that write are rejected, and every page has a policy."""
    for path in (
        "decks/iron-bridge.yaml",
        "iron-bridge/pages/../../decks/iron-bridge.yaml",
        "iron-bridge/pages/%2e%2e%2f%2e%2e%2fseeds%2firon-bridge.txt",
        "iron-bridge/anki/..%2f..%2fseeds%2firon-bridge.txt",
        "assets/..%2fpage.j2.html",
        "assets/card.j2.html",
        "iron-bridge/nothing",
        "nothing/cards",
    ):
        assert running.get(path)[0] == 404, path
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert running.get("iron-bridge/cards", method)[0] == 501
    assert running.get(SHEET, "HEAD")[::2] == (200, "")
    for path in ("iron-bridge/cards", SHEET, "iron-bridge/pages/practice.html"):
        headers = running.get(path)[1]
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["Cache-Control"] == "no-store"


def test_broken_deck_recovers(start, browser, tmp_path):
    """A preview of a broken deck shows findings, and updates by itself when the deck is correct."""
    create_project(tmp_path)
    (tmp_path / "seeds" / "iron-bridge.txt").rename(tmp_path / "x")
    running = start()
    assert running.next_status() == "iron-bridge: 1 error; nothing to show yet"
    page = browser.new_page()
    page.goto(running.url)
    assert "cannot read seeds/iron-bridge.txt" in page.locator("#wrong").inner_text()
    (running.project / "x").rename(running.project / "seeds" / "iron-bridge.txt")
    assert running.next_status().startswith("iron-bridge: 8 facts")
    page.locator("#cards li").first.wait_for()
    assert page.locator(".good").count() == 1
    page.close()


def test_broken_files_are_reported(start):
    """Unreadable, missing and replaced decks and failing templates are findings."""
    running = start()
    running.next_status()
    deck = running.project / "decks" / "iron-bridge.yaml"
    good = deck.read_bytes()
    deck.write_bytes(b"\xff\xfe\x00deck")
    assert "1 error; the page shows the last good version" in running.next_status()
    deck.unlink()
    while "cannot read decks/iron-bridge.yaml" not in running.get("iron-bridge/findings")[2]:
        running.next_status()
    (running.project / "decks" / "new.tmp").write_bytes(good)
    (running.project / "decks" / "new.tmp").rename(deck)
    assert "8 facts, 31 items, 0 errors" in running.next_status()

    sheet = running.project / "templates" / "html" / "quiz.j2.html"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("a\n{% if %}", "utf-8")
    running.next_status()
    found = running.get("iron-bridge/findings")[2]
    assert "templates/html/quiz.j2.html:2:1" in found
    assert "T01" in found
    sheet.write_text("a\n{{ nothing.at.all }}", "utf-8")
    running.next_status()
    assert "templates/html/quiz.j2.html:2:1" in running.get("iron-bridge/findings")[2]
    sheet.write_text("my own sheet", "utf-8")
    assert "0 errors" in running.next_status()
    assert running.get(SHEET)[2] == "my own sheet"
    sheet.unlink()
    running.next_status()
    assert "<h1>" in running.get(SHEET)[2]

    front = running.project / "templates" / "anki" / "fact.front.html"
    front.parent.mkdir()
    front.write_text("{{Promt#}}", "utf-8")
    running.next_status()
    assert "the note type has no field “Promt#”" in running.get("iron-bridge/findings")[2]
    assert running.get(SHEET)[0] == 200
