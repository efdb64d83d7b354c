"""The help about an entity that the deck or its sources lack works when it is followed."""

import pytest

from quizgen.pipeline import load_deck

ARTICLE = (
    "Unlike your mass, which is the same on any planet, your weight depends on gravity. Kepler."
)
FACT = """
- id: mass
  kind: comparison
  thing: mass
  verb: is
  rest: the same on any planet
  others: [weight]
  quote: Unlike your mass, which is the same on any planet, your weight depends on gravity
"""
KEPLER = "kepler: {{name: Johannes Kepler, ask: who, derived: {}}}"


def test_an_unknown_entity_in_a_list_is_declared(deck_project):
    """D04 does not suggest other entities that are unlike it, nor to write it in place."""
    kepler = KEPLER.format("Johannes was his first name")
    _, (finding,) = load_deck(deck_project(FACT, article=ARTICLE, entities=kepler))
    assert finding.code == "D04"
    assert finding.help == "declare it under `entities:`, with `name:` and `ask:`, and write its id"
    declared = f"weight: {{name: weight, ask: what}}\n{kepler}"
    assert load_deck(deck_project(FACT, article=ARTICLE, entities=declared))[1] == ()


@pytest.mark.parametrize(
    ("reason", "codes"), [("his first name", ["G06"]), ("“Johannes” is his first name", [])]
)
def test_the_reason_for_a_name_has_its_word(deck_project, reason, codes):
    """G06 says which word the reason must have."""
    entities = f"weight: {{name: weight, ask: what}}\n{KEPLER.format(reason)}"
    findings = load_deck(deck_project(FACT, article=ARTICLE, entities=entities))[1]
    assert [finding.code for finding in findings] == codes
    assert all("`derived:` that has “Johannes”" in finding.help for finding in findings)
