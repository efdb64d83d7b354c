"""A project's own card templates that Anki would not take are told before they are handed out."""

import pickle
import shutil

import pytest
from conftest import ROOT, copy_project, run_quizgen

from quizgen.exports.anki.card_checks import find_broken_cards
from quizgen.exports.anki.card_rendering import CardTemplateError

FRONT = "fact.front.html"


@pytest.fixture
def own(tmp_path):
    """The folder for a project's own card templates."""
    folder = tmp_path / "templates" / "anki"
    folder.mkdir(parents=True)
    return folder


def told(project):
    """Return what is found, a line each."""
    return [f"{one.place} {one.code} {one.message}" for one in find_broken_cards(project)]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (FRONT, "{{Prompt#}}", ""),
        (FRONT, "<p>\n{{Nonsense}}{{#Prompt#}}{{Prompt#}}", ":2:1 T01 {}no field “Nonsense”"),
        (FRONT, "Nonsense\n{{text: Nonsense }}", ":2:1 T01 {}no field “ Nonsense”"),
        (FRONT, "{{Prompt#}}\n{{#Answer#}}", ":2:1 T01 {}“{{{{#Answer#}}}}” is never closed"),
        (FRONT, "{{Prompt#}}\n\n{{/Quote}}", ":3:1 T01 {}“{{{{/Quote}}}}” has no opening tag"),
        (FRONT, "{{#Quote}}{{^Note}}\n{{Qoute}}{{/Note}}{{/Quote}}", ":2:1 T01 {}no field “Qoute”"),
        ("about.html", "<p>\n{{Sourec}}", ":2:1 T01 {}no field “Sourec”"),
        (
            "cards.css",
            b".card {}\n\xff",
            ":1:1 D06 templates/anki/cards.css is not UTF-8 at byte 9",
        ),
        ("notes.txt", b"\xff{{Nonsense}}", ""),
    ],
)
def test_what_is_wrong_is_found_with_its_line(own, tmp_path, name, text, found):
    """Once, though most files are in several cards; and where no note that there is would show."""
    (own / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    why = "Anki would reject the card: "
    said = found.format(f"{why}the note type has " if "no field" in found else why)
    assert told(tmp_path) == ([f"templates/anki/{name}{said}"] if found else [])


def test_ours_are_right(own, tmp_path):
    """All of them, also as copies in a project."""
    shutil.copytree(ROOT / "templates" / "anki", own, dirs_exist_ok=True)
    assert told(tmp_path) == []


def test_no_verb_hands_out_a_broken_card(tmp_path):
    """What a preview refuses is no package either."""
    project = copy_project(tmp_path / "project")
    own = project / "templates" / "anki"
    own.mkdir(parents=True)
    (own / FRONT).write_text("{{Nonsense}}{{#Prompt#}}{{Prompt#}}", "utf-8")
    for verb in ("check", "build"):
        said = run_quizgen(verb, "insulin", cwd=project, code=1).stderr
        assert f"templates/anki/{FRONT}:1:1: error T01: Anki would reject" in said
    (own / FRONT).unlink()
    (own / "cards.css").write_bytes(b"\xff")
    for verb in ("check", "build"):
        said = run_quizgen(verb, "insulin", cwd=project, code=1).stderr
        assert "templates/anki/cards.css:1:1: error D06: " in said
    assert not (project / "build").exists()


def test_what_is_told_of_a_card_comes_out_of_another_process():
    """Decks are built side by side, and an error has to travel."""
    error = CardTemplateError("no", "#", "Quote")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, of this moment
    assert (str(again), again.sign, again.name) == ("no", "#", "Quote")
