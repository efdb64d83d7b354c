"""A fact may break a rule if it says why; the rules about what is right, never."""

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


def codes(path):
    """Return the codes of what is found in a deck."""
    return [finding.code for finding in check_deck(path).findings]


@pytest.mark.parametrize("name", ["R42", "r42", "long-answers"])
def test_a_fact_may_break_a_rule_with_a_reason(deck_project, name):
    """By code in any case, or by name."""
    assert codes(deck_project(LONG)) == ["R42"]
    assert codes(deck_project(f"{LONG}  allow: {{{name}: it is a name}}")) == []


def test_a_reason_is_for_one_fact(deck_project):
    """Another fact that breaks the same rule is still found."""
    other = LONG.replace("id: opening", "id: other").replace("base: open,", "base: plan,")
    allowed = f"{LONG}  allow: {{R42: it is a name}}"
    assert codes(deck_project(f"{allowed}\n{other.strip()}")) == ["R42"]


def test_an_error_can_be_allowed(deck_project):
    """Word lists are wrong now and then, and a build must not hang on them."""
    assert codes(deck_project(UNNAMED)) == ["R26"]
    allowed = f"{UNNAMED}  allow: {{dangling-references: it is a quotation}}"
    assert codes(deck_project(allowed)) == []


def test_a_flaw_of_a_kind_is_shown_once(deck_project, tmp_path):
    """However many facts use the template; it goes away when all of them allow it."""
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
    assert codes(deck_project(fact.format("who", "") + fact.format("whom", ""))) == ["R35"]
    assert codes(deck_project(fact.format("who", allow) + fact.format("whom", ""))) == ["R35"]
    assert codes(deck_project(fact.format("who", allow) + fact.format("whom", allow))) == []
