"""A fact may suppress a rule with a reason, except for the rules about correctness."""

import pytest

from quizgen.pipeline import check_deck

LONG = """
- id: opening
  kind: statement
  subject: {name: Ann Lee, ask: who}
  verb: {base: open, past: opened}
  object: {name: parks along the river that the floods had spared, ask: what, aliases: [3 parks]}
  without: [who, cloze]
  quote: Ann Lee opened 3 parks in May 2020
"""
UNNAMED = """
- id: opening
  kind: quantity
  actor: {name: Ann Lee, ask: who}
  verb: {base: open, past: opened}
  amount: {value: 3, unit: park}
  wording: {who: "who opened {{ amount }} recently?"}
  quote: Ann Lee opened 3 parks in May 2020
"""


def find_codes(path):
    """Return the codes of the findings in a deck."""
    return [finding.code for finding in check_deck(path).findings]


@pytest.mark.parametrize("name", ["R42", "r42", "long-answers"])
def test_fact_suppresses_a_rule_with_a_reason(deck_project, name):
    """The rule is given by its code, in any case, or by its name."""
    assert find_codes(deck_project(LONG)) == ["R42"]
    assert find_codes(deck_project(f"{LONG}  allow: {{{name}: it is a name}}")) == []


def test_suppression_applies_to_one_fact(deck_project):
    """Another fact that breaks the same rule is still reported."""
    other = LONG.replace("id: opening", "id: other").replace("base: open,", "base: plan,")
    allowed = f"{LONG}  allow: {{R42: it is a name}}"
    assert find_codes(deck_project(f"{allowed}\n{other.strip()}")) == ["R42"]


def test_error_can_be_suppressed(deck_project):
    """A fact can suppress an error of a word list, so that a false positive blocks no build."""
    assert find_codes(deck_project(UNNAMED)) == ["R26"]
    allowed = f"{UNNAMED}  allow: {{dangling-references: it is a quotation}}"
    assert find_codes(deck_project(allowed)) == []


def test_finding_about_a_kind_is_reported_once(deck_project, tmp_path):
    """A template that several facts use is reported once, until all of them suppress the rule."""
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "opening.yaml").write_text(
        "kind: opening\nabout: Who usually opened what.\n"
        "fields: {who: {type: entity}, what: {type: quantity}}\n"
        'statement: "{{ who }} usually opened {{ what }}"\n'
        'questions: {who: {asks: who, stem: "{{ who.asked }} opened {{ what }}?"}}\n',
        "utf-8",
    )
    fact = (
        "- {{id: f{0}, kind: opening, who: {{name: Ann Lee, ask: {0}}}, "
        "what: {{value: 3, unit: park}}, quote: Ann Lee opened 3 parks in May 2020{1}}}\n"
    )
    allow = ", allow: {R35: the source says so}"
    assert find_codes(deck_project(fact.format("who", "") + fact.format("whom", ""))) == ["R35"]
    assert find_codes(deck_project(fact.format("who", allow) + fact.format("whom", ""))) == ["R35"]
    assert find_codes(deck_project(fact.format("who", allow) + fact.format("whom", allow))) == []
