"""Verbs, quantities and entities can be written as one text."""

import pytest

from quizgen.pipeline import check_deck

LONG = """
- id: parks-opened
  kind: quantity
  actor: lee
  verb: {base: open, past: opened}
  amount: {value: 30, unit: park, hedge: over}
  rest: in Bath
  quote: In May 2020 Mayor Ann Lee opened over 30 parks in Bath
- id: parks-closed
  kind: event
  subject: parks
  verb: {aux: were, main: closed}
  when: 2021
  quote: The parks were closed in 2021
- id: gates
  kind: duration
  event: work on the gates
  span: {value: 120, unit: day}
  quote: Work on the gates lasted 120 days
"""
SHORT = """
- {id: parks-opened, kind: quantity, actor: lee, verb: opened, amount: over 30 parks, rest: in Bath,
   quote: In May 2020 Mayor Ann Lee opened over 30 parks in Bath}
- {id: parks-closed, kind: event, subject: the parks, verb: was closed, when: 2021,
   quote: The parks were closed in 2021}
- {id: gates, kind: duration, event: work on the gates, span: 120 days,
   quote: Work on the gates lasted 120 days}
"""
ENTITIES = """
lee: {name: Ann Lee, aliases: [Mayor Lee], ask: who}
parks: {name: parks, the: true, number: plural, ask: which places}
"""
ARTICLE = (
    "In May 2020 Mayor Ann Lee opened over 30 parks in Bath. The parks were closed in 2021. "
    "Work on the gates lasted 120 days. Trees clean air."
)


@pytest.fixture
def check(deck_project):
    """Return a function that checks a deck with some facts."""

    def run(facts):
        return check_deck(deck_project(facts, entities=ENTITIES, article=ARTICLE))

    return run


def shown(checked):
    """Return the texts of all items."""
    return [(item.stem, item.answer, item.rationale, item.options) for item in checked.items]


def test_short_and_long_forms_give_the_same_items(check):
    """The text has the number, hedge and unit of the quantity, and one form of the verb."""
    long, short = check(LONG), check(SHORT)
    assert shown(short) == shown(long) != []
    assert short.findings == long.findings


@pytest.mark.parametrize("name", ["Ann Lee", "ann lee", "Mayor Lee", "lee"])
def test_entity_is_found_by_its_name(check, name):
    """An id, a name and an alias mean the same entity."""
    checked = check(SHORT.replace("actor: lee", f"actor: {name}"))
    assert shown(checked) == shown(check(SHORT))


def test_present_tense(check):
    """General truths are asked for in the present, with a verb that agrees with its subject."""
    fact = """
    - id: air
      kind: statement
      subject: {name: Trees, ask: which plants, number: plural}
      verb: cleans
      object: {name: air, ask: what}
      quote: Trees clean air
    """
    stems = {item.question: item.stem for item in check(fact).items if not item.options}
    assert stems["what"] == "What do Trees clean?"
    assert stems["who"] == "Which plants clean air?"
