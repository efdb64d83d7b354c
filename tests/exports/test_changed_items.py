"""An export can be limited to what changed since an earlier `items.json`."""

import json

import pytest
from conftest import copy_sample, run_quizgen

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


@pytest.mark.parametrize("content", ["", "{}", "[1]", '[{"id": 3}]'])
def test_another_file_is_rejected(project, content):
    """A file that is no items.json is explained."""
    (project / "last.json").write_text(content, "utf-8")
    done = export(project, code=2)
    assert "last.json is no items.json" in done.stderr
