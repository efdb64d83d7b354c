"""Drafts are checked but not asked, and their errors are warnings."""

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
    """Removing the mark makes it a fact."""
    checked = check_deck(deck_project(DRAFT))
    assert checked.findings == ()
    assert (checked.items, checked.deck.facts, len(checked.deck.drafts)) == ((), (), 1)
    assert all(sentence.is_open for sentence in cover_sentences(checked.deck))
    assert check_deck(deck_project(DRAFT.replace("  draft: true\n", ""))).items


@pytest.mark.parametrize("mark", ["true", "Yes", "on", "y", "T", "1", "' TRUE'"])
def test_every_yes_marks_a_draft(deck_project, mark):
    """All spellings of true that pydantic accepts. The draft keeps its id and quote."""
    deck = check_deck(deck_project(DRAFT.replace("draft: true", f"draft: {mark}"))).deck
    assert deck.facts == ()
    assert deck.drafts == (Draft("a-draft", "Ann Lee opened 3 parks in May 2020"),)


@pytest.mark.parametrize("mark", ["false", "No", "off", "n", "F", "0"])
def test_no_spelling_of_no_marks_a_draft(deck_project, mark):
    """The fact is an ordinary fact."""
    deck = check_deck(deck_project(DRAFT.replace("draft: true", f"draft: {mark}"))).deck
    assert (len(deck.facts), deck.drafts) == (1, ())


def test_errors_of_a_draft_are_warnings(deck_project):
    """Its values and its form are checked, but the deck can be built."""
    wrong = DRAFT.replace("value: 3", "value: 4") + DRAFT.replace("a-draft", "other").replace(
        "quantity", "quantiti"
    )
    checked = check_deck(deck_project(FACT + wrong))
    assert [(finding.code, finding.severity.value) for finding in checked.findings] == [
        ("G02", "warning"),
        ("D04", "warning"),
    ]
    assert (len(checked.deck.facts), len(checked.deck.drafts)) == (1, 2)


def test_a_draft_with_the_id_of_a_fact_is_the_duplicate(deck_project):
    """The finding is about the draft, even if the draft comes first."""
    twin = DRAFT.replace("a-draft", "parks-opened")
    checked = check_deck(deck_project(twin + FACT))
    (finding,) = checked.findings
    assert (finding.code, finding.severity.value) == ("D05", "warning")
    assert [fact.id for fact in checked.deck.facts] == ["parks-opened"]


def test_a_draft_needs_no_section_yet(deck_project):
    """A fact needs a section if the deck has sections, a draft does not."""
    head = "sections: {parks: Parks}"
    assert check_deck(deck_project(DRAFT, head=head)).findings == ()
    assert check_deck(deck_project(FACT, head=head)).findings


def test_build_and_check_count_the_drafts(deck_project):
    """The number is in the output and in the JSON document."""
    project = deck_project(FACT + DRAFT).parent.parent
    assert "1 draft left out" in run_quizgen("check", cwd=project).stdout
    assert json.loads(run_quizgen("check", "--json", cwd=project).stdout)["drafts"] == 1
    assert "1 draft left out" in run_quizgen("build", cwd=project).stdout
    built = json.loads(run_quizgen("build", "--json", cwd=project).stdout)
    assert built["decks"][0]["drafts"] == 1
