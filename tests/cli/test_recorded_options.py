"""Every command shows the options that the ledger records, and reports a broken ledger."""

import json
import time

import pytest
from conftest import copy_sample, run_quizgen
from msgspec.structs import replace

from quizgen.exports.ledger import open_ledger, read_ledger, write_ledger
from quizgen.preview.deck_view import attempt_deck


@pytest.fixture
def project(tmp_path):
    """A project with a published deck, in which the options of each item are then reversed."""
    project = copy_sample(tmp_path / "project")
    run_quizgen("build", "kursk-engineers", cwd=project)
    return project


def deck_of(project):
    """Return the path of the deck."""
    return project / "decks" / "kursk-engineers.yaml"


def reverse_options(project):
    """Reverse the options of all items in the ledger, as if they had been published so."""
    change_options(project, lambda options, _: options[::-1])


def exchange_options(project):
    """Replace an option of each item in the ledger by one of a similar item."""

    def exchange(options, all_options):
        alike = (ids for ids in all_options if len({*ids} & {*options}) > 2)
        others = sorted(set().union(*alike).difference(options))
        gone = next(filter(None, options), "")
        return tuple(others[0] if id_ == gone else id_ for id_ in options) if others else options

    change_options(project, exchange)


def change_options(project, change):
    """Change the options of all items in the ledger."""
    file = open_ledger(deck_of(project))
    ledger = read_ledger("kursk-engineers", file.text)
    all_options = [entry.options for entry in ledger.notes.values()]
    notes = {
        key: replace(entry, options=change(entry.options, all_options))
        for key, entry in ledger.notes.items()
    }
    file.path.write_text(write_ledger(replace(ledger, notes=notes)), "utf-8")


def shown_options(project):
    """Return the options that `show` prints, by item id. Numbers and dates are always sorted."""
    shown = run_quizgen("show", "--json", "kursk-engineers", cwd=project).stdout
    return options_of(json.loads(shown))


def built_options(project):
    """Return the options of the last build, by item id."""
    folder = project / "build" / "kursk-engineers"
    return options_of(json.loads((folder / "items.json").read_text("utf-8")))


def options_of(items):
    """Return the options of multiple-choice items by id, without those that are sorted."""
    return {
        item["id"]: item["options"]
        for item in items
        if item["style"] == "choice" and not any(map(str.isdigit, "".join(item["options"])))
    }


def test_all_commands_show_the_recorded_options(project):
    """A build, `show`, forms and the preview have the options in the order of the ledger."""
    before = shown_options(project)
    assert before == built_options(project)
    reverse_options(project)
    reversed_ = {id_: options[::-1] for id_, options in before.items()}
    assert len(before) >= 10
    assert shown_options(project) == reversed_
    view = attempt_deck(deck_of(project), int(time.time())).view
    run_quizgen("build", "kursk-engineers", cwd=project)
    assert built_options(project) == reversed_
    for name in ("practice.html", "quiz-A.html"):
        page = project / "build" / "kursk-engineers" / name
        assert view.pages[name] == page.read_bytes(), name


def test_a_form_has_the_recorded_options(project):
    """If the ledger records other options, a printed form can no longer be made, which is F03."""
    quiz = ("quiz", "kursk-engineers", "--json")
    ((form,),) = (
        deck["forms"] for deck in json.loads(run_quizgen(*quiz, cwd=project).stdout)["decks"]
    )
    run_quizgen(*quiz, "--form", form["id"], cwd=project)
    exchange_options(project)
    done = run_quizgen(*quiz, "--form", form["id"], cwd=project, code=1)
    assert "F03" in done.stdout + done.stderr


def test_redraw_draws_the_options_anew(project):
    """The build and its ledger are then those of a deck that was never published."""
    path = open_ledger(deck_of(project)).path
    before, ledger = built_options(project), path.read_text("utf-8")
    reverse_options(project)
    run_quizgen("build", "kursk-engineers", cwd=project)
    assert built_options(project) != before
    run_quizgen("build", "--redraw", "kursk-engineers", cwd=project)
    assert built_options(project) == before
    options = {key: e.options for key, e in read_ledger("kursk-engineers", ledger).notes.items()}
    after = read_ledger("kursk-engineers", path.read_text("utf-8")).notes
    assert {key: entry.options for key, entry in after.items()} == options
    again = json.loads(run_quizgen("build", "--json", "kursk-engineers", cwd=project).stdout)
    assert not any(file["changed"] for file in again["decks"][0]["files"])


@pytest.mark.parametrize("command", ["check", "build", "show", "stats", "diff", "quiz", "cards"])
def test_every_command_reports_a_broken_ledger(project, command):
    """Without the ledger, they would show other options than those that learners have."""
    open_ledger(deck_of(project)).path.write_text("<<<<<<< HEAD", "utf-8")
    done = run_quizgen(command, "kursk-engineers", cwd=project, code=1)
    assert "decks/kursk-engineers.ledger.json:1:1: error L01" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
