"""Facts as a new author writes them: their questions read well all the same."""

import pytest

from quizgen.pipeline import check_deck

ARTICLE = """How Smallpox Ended

Ali Maow Maalin, a cook in Merca, fell ill in 1977. Ann Lee had her daughter inoculated in 1721.
Within two weeks the town vaccinated 54,777 people. The vaccine kept for a month.
"""
DECK = """
deck: smallpox
title: How smallpox ended
sources: {article: {file: seeds/article.txt, title: How Smallpox Ended, cite: a short history}}
entities:
  maalin: {name: Ali Maow Maalin, ask: who}
  lee: {name: Ann Lee, ask: who}
facts:
  - {id: job, kind: role, person: maalin, office: {name: a cook, ask: what}, when: in Merca in 1977,
     quote: "Ali Maow Maalin, a cook in Merca, fell ill in 1977"}
  - {id: daughter, kind: event, subject: lee, when: 1721,
     verb: {base: have her daughter inoculated, past: had her daughter inoculated},
     quote: Ann Lee had her daughter inoculated in 1721}
  - {id: town, kind: quantity, actor: {name: town, the: true, ask: what}, without: [who],
     verb: {base: vaccinate, past: vaccinated}, amount: {value: 54777, unit: people},
     rest: within two weeks, quote: "Within two weeks the town vaccinated 54,777 people"}
  - {id: kept, kind: duration, event: the life of the vaccine, span: {value: one, unit: month},
     quote: The vaccine kept for a month}
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """The deck's findings, and the stem and answer of each item by id."""
    project = tmp_path_factory.mktemp("first")
    (project / "decks").mkdir()
    (project / "seeds").mkdir()
    (project / "seeds" / "article.txt").write_text(ARTICLE, "utf-8")
    deck = project / "decks" / "smallpox.yaml"
    deck.write_text(DECK, "utf-8")
    checked = check_deck(deck)
    return checked.findings, {item.id: (item.stem, item.answer) for item in checked.items}


def test_a_first_deck_has_no_findings(asked):
    """“Her” follows the name it refers to, and “a month” is evidence for one month."""
    assert not asked[0]


def test_a_job_is_asked_for_with_was(asked):
    """An office with `ask: what` is not asked for as an office that was held."""
    assert asked[1]["smallpox/job/which-office"] == (
        "What was Ali Maow Maalin in Merca in 1977?",
        "a cook",
    )


def test_people_are_counted_as_people(asked):
    """A unit that is already a plural gets no s."""
    stem, answer = asked[1]["smallpox/town/how-many"]
    assert stem == "How many people did the town vaccinate within two weeks?"
    assert answer == "54,777 people"
