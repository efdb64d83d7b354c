"""An export can be limited to what changed since an earlier one."""

import json

import pytest
from conftest import copy_sample, run_quizgen

from quizgen.publishing.item_changes import read_since

NAME = "kursk-engineers"


@pytest.fixture
def project(tmp_path):
    """A copy of our project with the sample deck, and the items of its last export."""
    folder = copy_sample(tmp_path / "project")
    run_quizgen("export", NAME, "--to", "json", "-o", "last.json", cwd=folder)
    return folder


def export(project, *arguments, code=0):
    """Export what changed and return the result."""
    command = ("export", NAME, "--to", "moodle", "--changed-since", "last.json", *arguments)
    return run_quizgen(*command, cwd=project, code=code)


def edit_last(project, change):
    """Change the items of the last export."""
    path = project / "last.json"
    items = json.loads(path.read_text("utf-8"))
    change(items)
    path.write_text(json.dumps(items), "utf-8")


def test_nothing_changed(project):
    """An unchanged deck gives no file, and that is no error."""
    done = export(project)
    assert "moodle: nothing has changed" in done.stdout
    assert not (project / "build").exists()


def test_new_changed_and_gone_items(project):
    """New and changed items are exported; changed and gone ones are to be deleted by hand."""

    def change(items):
        choices = [item for item in items if item["style"] == "choice"]
        items.remove(choices[0])
        choices[1]["stem"] = "Another wording?"
        items.append(choices[2] | {"id": f"{NAME}/old/ask/choice"})

    edit_last(project, change)
    report = json.loads(export(project, "--json").stdout)
    new, changed = report["since"]["new"], report["since"]["changed"]
    assert len(new) == len(changed) == 1
    assert report["since"]["gone"] == [f"{NAME}/old/ask/choice"]
    assert {item["id"] for item in report["items"]} == {*new, *changed}
    text = export(project, "-o", "again.xml").stderr
    assert "new: 1, changed: 1, gone: 1" in text
    assert f"delete by hand: {changed[0]}, {NAME}/old/ask/choice" in text


def test_gone_items_are_reported_without_a_file(project):
    """If items are only gone, no file is written, but the report names them."""
    edit_last(project, lambda items: items.append(items[0] | {"id": f"{NAME}/old/ask"}))
    done = export(project)
    assert f"delete by hand: {NAME}/old/ask" in done.stderr
    assert not (project / "build").exists()


FACTS = """
- {id: parks, say: "Ann Lee opened [3](number of parks) parks.", quote: Ann Lee opened 3 parks,
   ask: How many parks did Ann Lee open?}
- {id: bridges, say: "[Bob Ray](builder) built 5 bridges.", quote: Bob Ray built 5 bridges,
   ask: Who built the bridges?, distractors: [Dan Day, Eve Fox, Flo Gray]}
- {id: towers, say: "Cy Poe sold [7](number of towers) towers.", quote: Cy Poe sold 7 towers,
   ask: How many towers did Cy Poe sell?}
"""
ARTICLE = "Ann Lee opened 3 parks. Bob Ray built 5 bridges. Cy Poe sold 7 towers."
EDITED = FACTS.replace("id: towers", "id: spires").replace("Who built", "Who has built")


@pytest.mark.parametrize("since", ["2100-01-01", "2099-12-31T23:59", "decks/parks.ledger.json"])
def test_the_ledger_knows_what_changed(deck_project, since):
    """Since a date or an earlier ledger, changed and renamed facts are exported, built or not."""
    path = deck_project(FACTS, article=ARTICLE)
    project = path.parent.parent
    run_quizgen("build", "-q", "parks", cwd=project)
    command = ("export", "parks", "--to", "json", "--changed-since", since, "-q", "--json")
    unchanged = json.loads(run_quizgen(*command, cwd=project).stdout)
    assert unchanged["since"] == {"new": [], "changed": [], "gone": []}
    deck_project(EDITED, article=ARTICLE)
    report = json.loads(run_quizgen(*command, cwd=project).stdout)
    facts = {state: {id_.split("/")[1] for id_ in ids} for state, ids in report["since"].items()}
    assert facts == {"new": {"spires"}, "changed": {"bridges"}, "gone": {"towers"}}
    assert report["since"]["gone"] == ["parks/towers/*"]
    styles = {item["style"] for item in report["items"]}
    assert styles >= {"flashcard", "typed", "true-false"}, "some have no notes of their own"


def test_only_what_the_format_carries_is_to_be_deleted(project):
    """Moodle has no flashcards, so a changed one is not among the questions to delete."""
    edit_last(project, lambda items: [item.update(stem="Other?") for item in items[:12]])
    text = export(project).stderr
    (listed,) = (line for line in text.split("\n") if "delete by hand: " in line)
    styles = {item["id"]: item["style"] for item in json.loads((project / "last.json").read_text())}
    named = [styles[id_] for id_ in listed.partition(": ")[2].split(", ")]
    assert "typed" in named or "choice" in named
    assert "flashcard" not in named


@pytest.mark.parametrize("content", ["", "{}", "[1]", '[{"id": 3}]', '{"deck": "x"}', "\xff"])
def test_another_file_is_rejected(tmp_path, content):
    """A file that is neither an items.json nor a ledger."""
    (tmp_path / "last.json").write_text(content, "latin-1")
    with pytest.raises(ValueError):  # noqa: PT011 - many reasons, which the command does not show
        read_since(str(tmp_path / "last.json"))


@pytest.mark.parametrize(
    ("since", "why"),
    [("nope", "there is no such file"), ("2026-13-01", "not valid"), ("README.md", "not valid")],
)
def test_another_argument_is_explained(project, since, why):
    """The message says what to give."""
    (project / "README.md").write_text("# Decks", "utf-8")
    done = run_quizgen(
        "export", NAME, "--to", "moodle", "--changed-since", since, cwd=project, code=2
    )
    hint = "give a date such as 2026-11-01, a ledger, or an items.json"
    assert f"--changed-since {since}: {why}; {hint}" in done.stderr
