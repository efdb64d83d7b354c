"""An entry of `facts:` with just a section gives it to the facts that follow."""

import pytest

from quizgen.diagnostics import has_errors
from quizgen.pipeline import load_deck

HEAD = """deck: parks
title: Parks
sources:
  article: {file: seeds/article.txt, title: Parks, cite: a report on parks}
sections: {opening: The opening, trees: The trees}
facts:
"""
FACT = """  - id: {}
    say: Ann Lee opened [3 parks].
    ask: How many parks did Ann Lee open?
    quote: Ann Lee opened 3 parks
"""


@pytest.fixture
def load(tmp_path):
    """Return a function that loads a deck with these entries of `facts:`."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "decks").mkdir()
    (tmp_path / "seeds" / "article.txt").write_text("Parks\n\nAnn Lee opened 3 parks.", "utf-8")

    def run(*entries):
        deck = tmp_path / "decks" / "parks.yaml"
        deck.write_text(HEAD + "".join(entries), "utf-8")
        return load_deck(deck)

    return run


def test_a_section_holds_for_the_facts_after_it(load):
    """A fact with a section of its own keeps it, and the next entry with a section takes over."""
    own = FACT.format("c") + "    section: trees\n"
    deck, findings = load(
        "  - section: opening\n",
        FACT.format("a"),
        own,
        FACT.format("b"),
        "  - section: trees\n",
        FACT.format("d"),
    )
    assert not has_errors(findings)
    sections = {fact.id: fact.section for fact in deck.facts}
    assert sections == {"a": "opening", "c": "trees", "b": "opening", "d": "trees"}


def test_an_unknown_section_is_reported_once_where_it_is_written(load):
    """All facts after it have the same mistake, in the same place."""
    _, findings = load("  - section: tress\n", FACT.format("a"), FACT.format("b"))
    errors = [finding for finding in findings if finding.severity == "error"]
    assert [(str(finding.place), finding.help) for finding in errors] == [
        ("decks/parks.yaml:7:14", "did you mean “trees”?")
    ]


def test_a_fact_before_any_section_has_none(load):
    """Where a deck has sections, that is an error of the fact."""
    _, findings = load(FACT.format("a"), "  - section: trees\n", FACT.format("b"))
    assert [finding.message for finding in findings if has_errors([finding])] == ["missing section"]
