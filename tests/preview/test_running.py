"""A preview from its start to its end: ports, strangers, broken beginnings, Ctrl-C."""

import os
import socket
import sys

import pytest
from conftest import run_quizgen
from preview_driver import Previewed

from quizgen.imports.new_project import start_project

SHEET = "iron-bridge/pages/quiz-A.html"


@pytest.fixture
def start(tmp_path):
    """Start a preview of a small project; end it afterwards."""
    running = []

    def begin(*arguments):
        if not (tmp_path / "decks").exists():
            start_project(tmp_path)
        running.append(Previewed(tmp_path, *arguments))
        return running[-1]

    yield begin
    for one in running:
        code, errors = one.end()
        assert code == 0
        assert "Traceback" not in errors


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A preview of a small project that nobody touches."""
    project = tmp_path_factory.mktemp("running")
    start_project(project)
    one = Previewed(project)
    one.said()
    yield one
    assert one.end() == (0, "")


def test_ctrl_c_ends_it(start, browser):
    """With exit 0 and no traceback; a page says so, and goes on with the next preview."""
    first = start()
    first.said()
    page = browser.new_page()
    page.goto(first.url)
    page.locator(".good").wait_for()
    assert first.end() == (0, "")
    page.locator("#live:has-text('The preview has ended')").wait_for()
    port = first.url.rpartition(":")[2].strip("/")
    second = start("--port", port)
    assert second.url == first.url
    page.locator("#live:empty").wait_for(state="attached")
    page.close()


def test_a_port_that_is_taken_is_a_misuse(running):
    """One sentence, and what to do."""
    port = running.url.rpartition(":")[2].strip("/")
    refused = run_quizgen("preview", "--port", port, cwd=running.project, code=2)
    assert f"port {port} is taken" in refused.stderr
    assert "--port 0" in refused.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path):
    """Before anything is bound."""
    start_project(tmp_path)
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking" / "watchfiles.py").write_text("raise ImportError", "utf-8")
    path = os.pathsep.join([str(tmp_path / "lacking"), *filter(None, sys.path)])
    refused = run_quizgen("preview", cwd=tmp_path, code=2, PYTHONPATH=path)
    assert 'pip install ".[preview]" in' in refused.stderr


def test_only_this_machine_is_answered(running):
    """It listens on the loopback alone, and a foreign name for it (DNS rebinding) is refused."""
    port = int(running.url.rpartition(":")[2].strip("/"))
    assert running.get(SHEET)[0] == 200
    assert running.get(SHEET, Host=f"localhost:{port}")[0] == 200
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""):
        status, _, body = running.get(SHEET, Host=host)
        assert (status, "Iron" in body) == (421, False)
        assert running.get("events", Host=host)[0] == 421
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", port))


def test_only_what_pages_name_is_served(running):
    """No file of the project or the system, nothing to write to, and a policy on every page."""
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


def test_a_broken_beginning_is_mended(start, browser, tmp_path):
    """Findings from the start; the page turns good by itself when the mistake has gone."""
    start_project(tmp_path)
    (tmp_path / "seeds" / "iron-bridge.txt").rename(tmp_path / "x")
    running = start()
    assert running.said() == "iron-bridge: 1 error: there is nothing to show yet"
    page = browser.new_page()
    page.goto(running.url)
    assert "cannot read seeds/iron-bridge.txt" in page.locator("#wrong").inner_text()
    (running.project / "x").rename(running.project / "seeds" / "iron-bridge.txt")
    assert running.said().startswith("iron-bridge: 7 facts")
    page.locator("#cards li").first.wait_for()
    assert page.locator(".good").count() == 1
    page.close()


def test_whatever_is_saved_there_is_no_traceback(start):
    """A deck that goes away, is no text, or comes by way of another file; templates that fail."""
    running = start()
    running.said()
    deck = running.project / "decks" / "iron-bridge.yaml"
    good = deck.read_bytes()
    deck.write_bytes(b"\xff\xfe\x00deck")
    assert "1 error: the page shows what was good" in running.said()
    deck.unlink()
    while "cannot read decks/iron-bridge.yaml" not in running.get("iron-bridge/findings")[2]:
        running.said()
    (running.project / "decks" / "new.tmp").write_bytes(good)
    (running.project / "decks" / "new.tmp").rename(deck)
    assert "7 facts, 21 items, 0 errors" in running.said()

    sheet = running.project / "templates" / "html" / "quiz.j2.html"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("a\n{% if %}", "utf-8")
    running.said()
    found = running.get("iron-bridge/findings")[2]
    assert "templates/html/quiz.j2.html:2:1" in found
    assert "T01" in found
    sheet.write_text("a\n{{ nothing.at.all }}", "utf-8")
    running.said()
    assert "templates/html/quiz.j2.html:2:1" in running.get("iron-bridge/findings")[2]
    sheet.write_text("my own sheet", "utf-8")
    assert "0 errors" in running.said()
    assert running.get(SHEET)[2] == "my own sheet"
    sheet.unlink()
    running.said()
    assert "<h1>" in running.get(SHEET)[2]

    front = running.project / "templates" / "anki" / "fact.front.html"
    front.parent.mkdir()
    front.write_text("{{Promt#}}", "utf-8")
    running.said()
    assert "the note type has no field “Promt#”" in running.get("iron-bridge/findings")[2]
    assert running.get(SHEET)[0] == 200
