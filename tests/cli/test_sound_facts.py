"""Commands that show decks show the sound facts of a deck with errors, and name the others."""

import json

import pytest
from conftest import run_quizgen

from quizgen.pipeline import check_deck

SOUND = """
- id: sound
  say: Ann Lee opened [3 parks] in May 2020.
  ask: How many parks did Ann Lee open in May 2020?
  quote: Ann Lee opened 3 parks in May 2020
"""
UNGROUNDED = """
- id: ungrounded
  say: Ann Lee opened [4 parks].
  ask: How many parks did Ann Lee open?
  quote: Ann Lee opened 3 parks in May 2020
"""
UNRENDERABLE = """
- id: unrenderable
  kind: quantity
  actor: {name: Ann Lee, ask: who}
  verb: opened
  amount: 3 parks
  wording: {who: "who opened {{ parcs }}?"}
  quote: Ann Lee opened 3 parks in May 2020
"""
FLAWED = """
- id: flawed
  say: Ann Lee opened [3 parks] in May 2020.
  ask: Did Ann Lee open parks in May 2020?
  quote: Ann Lee opened 3 parks in May 2020
"""
WITHOUT_ID = """
- say: Ann Lee opened [3 parks].
  ask: How many parks did Ann Lee open?
  quote: Ann Lee opened 3 parks in May 2020
"""


@pytest.mark.parametrize(
    ("broken", "name", "code"),
    [
        (UNGROUNDED, "ungrounded", "G02"),
        (UNRENDERABLE, "unrenderable", "Q01"),
        (WITHOUT_ID, "decks/parks.yaml:11:3", "D01"),
    ],
)
def test_facts_with_errors_are_left_out_and_named(broken, name, code, deck_project):
    """`show` and `stats` print the other facts to stdout, and what is left out to stderr."""
    project = deck_project(SOUND + broken).parent.parent
    shown = run_quizgen("show", cwd=project, code=1)
    assert "How many parks did Ann Lee open in May 2020?" in shown.stdout
    assert f" error {code}: " in shown.stderr
    assert f"parks: 1 fact with errors left out: {name}" in shown.stderr
    counted = run_quizgen("stats", cwd=project, code=1)
    assert "parks: 1 fact, 2 items" in counted.stdout
    assert f"left out: {name}" in counted.stderr
    (deck,) = json.loads(run_quizgen("stats", "--json", cwd=project, code=1).stdout)["decks"]
    assert deck["left_out"] == [name]
    assert json.loads(run_quizgen("show", "--json", cwd=project, code=1).stdout)
    run_quizgen("build", cwd=project, code=1)
    assert not (project / "build" / "parks").exists()


def test_flawed_items_are_shown(deck_project):
    """A fact with a flawed question can be asked, so its items are shown with the finding."""
    project = deck_project(FLAWED).parent.parent
    for command in ("show", "stats"):
        done = run_quizgen(command, cwd=project, code=1)
        assert done.stdout
        assert "error R41" in done.stderr
        assert "left out" not in done.stderr


def test_no_fact_is_left_out_of_a_deck_without_errors(deck_project):
    """The exit code is 0, and the statistics have no list of facts left out."""
    project = deck_project(SOUND).parent.parent
    assert run_quizgen("show", cwd=project).stderr == ""
    assert "left_out" not in run_quizgen("stats", "--json", cwd=project).stdout


@pytest.mark.parametrize("broken", [UNGROUNDED, UNRENDERABLE, WITHOUT_ID])
def test_sound_facts_are_reviewed_beside_facts_with_errors(broken, deck_project):
    """One run reports the errors of some facts and the flawed questions of others."""
    checked = check_deck(deck_project(FLAWED + broken))
    assert {"R41"} < {finding.code for finding in checked.findings}
    assert checked.items == ()
    assert {item.fact.id for item in checked.sound.items} == {"flawed"}


def test_each_template_that_cannot_be_rendered_is_reported(deck_project):
    """One run reports the templates of all facts, each once."""
    others = UNRENDERABLE.replace("unrenderable", "second")
    checked = check_deck(deck_project(SOUND + UNRENDERABLE + others))
    assert [finding.code for finding in checked.findings] == ["Q01", "Q01"]
    assert checked.sound.left_out == ("unrenderable", "second")
