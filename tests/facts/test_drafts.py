"""Drafts are checked, and asked by nobody; a half-finished one stops nothing."""

import json

import pytest
from conftest import run_quizgen

from quizgen.facts.deck import Draft
from quizgen.pipeline import check_deck
from quizgen.review.source_coverage import cover_sentences

FACT = """
- id: parks-opened
  kind: quantity
  actor: {name: Ann Lee, ask: who}
  verb: {base: open, past: opened}
  amount: {value: 3, unit: park}
  quote: Ann Lee opened 3 parks in May 2020
"""
DRAFT = FACT.replace("parks-opened", "a-draft").replace("  kind", "  draft: true\n  kind", 1)


def test_a_draft_gives_no_items_and_no_coverage(deck_project):
    """Only the mark has to go for it to be a fact like any other."""
    examined = check_deck(deck_project(DRAFT))
    assert examined.findings == ()
    assert (examined.items, examined.deck.facts, len(examined.deck.drafts)) == ((), (), 1)
    assert all(sentence.is_open for sentence in cover_sentences(examined.deck))
    assert check_deck(deck_project(DRAFT.replace("  draft: true\n", ""))).items


@pytest.mark.parametrize("mark", ["true", "Yes", "on", "y", "T", "1", "' TRUE'"])
def test_a_mark_may_be_any_yes(deck_project, mark):
    """Whatever a form takes for true is one; the draft keeps its id and its quote."""
    deck = check_deck(deck_project(DRAFT.replace("draft: true", f"draft: {mark}"))).deck
    assert deck.facts == ()
    assert deck.drafts == (Draft("a-draft", "Ann Lee opened 3 parks in May 2020"),)


@pytest.mark.parametrize("mark", ["false", "No", "off", "n", "F", "0"])
def test_a_mark_may_be_any_no(deck_project, mark):
    """Then it is a fact."""
    deck = check_deck(deck_project(DRAFT.replace("draft: true", f"draft: {mark}"))).deck
    assert (len(deck.facts), deck.drafts) == (1, ())


def test_what_is_wrong_with_a_draft_is_a_warning(deck_project):
    """Its figures are checked, and so is its form, but the deck can be built."""
    wrong = DRAFT.replace("value: 3", "value: 4") + DRAFT.replace("a-draft", "other").replace(
        "quantity", "quantiti"
    )
    examined = check_deck(deck_project(FACT + wrong))
    assert [(one.code, one.severity.value) for one in examined.findings] == [
        ("G02", "warning"),
        ("D04", "warning"),
    ]
    assert (len(examined.deck.facts), len(examined.deck.drafts)) == (1, 2)


def test_a_draft_keeps_its_id_but_takes_none(deck_project):
    """Where a fact has it already, the draft is the one to rename, wherever it stands."""
    twin = DRAFT.replace("a-draft", "parks-opened")
    examined = check_deck(deck_project(twin + FACT))
    (finding,) = examined.findings
    assert (finding.code, finding.severity.value) == ("D05", "warning")
    assert [fact.id for fact in examined.deck.facts] == ["parks-opened"]


def test_a_draft_needs_no_section_yet(deck_project):
    """Where a fact must choose a section, a draft may wait."""
    head = "sections: {parks: Parks}"
    assert check_deck(deck_project(DRAFT, head=head)).findings == ()
    assert check_deck(deck_project(FACT, head=head)).findings


def test_build_and_check_say_how_many_were_left_out(deck_project):
    """People read a line, programs a number."""
    project = deck_project(FACT + DRAFT).parent.parent
    assert "1 draft left out" in run_quizgen("check", cwd=project).stdout
    assert json.loads(run_quizgen("check", "--json", cwd=project).stdout)["drafts"] == 1
    assert "1 draft left out" in run_quizgen("build", cwd=project).stdout
    built = json.loads(run_quizgen("build", "--json", cwd=project).stdout)
    assert built["decks"][0]["drafts"] == 1
