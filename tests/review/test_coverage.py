"""Coverage: what each sentence of a source teaches, and what nothing asks about."""

import json

import pytest
from conftest import run_quizgen
from work_growth import finishes

from quizgen.pipeline import load_deck
from quizgen.review.source_coverage import cover_paragraphs, cover_sentences

ARTICLE = """The parks

In May 2020 Ann Lee opened 3 parks. Bob Ray planted 12 trees, and Cy Fox watched.
“We wept,” said Di.

All rights reserved.
"""
FACT = (
    "- {id: parks, kind: quantity, actor: lee, verb: {base: open, past: opened},"
    " amount: {value: 3, unit: park}, quote: Ann Lee opened 3 parks}"
)
IGNORE = "ignore: [{quote: All rights reserved., reason: the page’s own words}]"


@pytest.fixture
def parks(deck_project):
    """Write a deck with one fact from an article of four sentences, and return its path."""

    def write(head=""):
        entities = "lee: {name: Ann Lee, ask: who}"
        return deck_project(FACT, entities=entities, head=head, article=ARTICLE)

    return write


def test_every_sentence_of_the_article_is_listed(examined):
    """All are covered, but for the web page's own words, which the deck ignores."""
    sentences = list(cover_sentences(examined.deck))
    assert len(sentences) == 20
    assert not any(sentence.is_open for sentence in sentences)
    uncovered = [sentence.text for sentence in sentences if not sentence.facts]
    assert uncovered == ["No comments:", "Post a Comment"]


def test_paragraphs_count_what_is_done(parks):
    """A sentence is done if a quote touches it or the deck ignores it."""
    deck, _ = load_deck(parks(IGNORE))
    counts = [(one.number, one.done, len(one.sentences)) for one in cover_paragraphs(deck)]
    assert counts == [(1, 1, 3), (2, 1, 1)]
    assert [one.paragraph for one in cover_sentences(deck)] == [1, 1, 1, 2]
    last = list(cover_sentences(deck))[-1]
    assert (last.facts, last.ignored) == ((), "the page’s own words")


def test_names_and_numbers_outside_of_quotes_are_listed(parks):
    """Neither the word that opens a sentence nor what a quote holds is among them."""
    deck, _ = load_deck(parks())
    loose = [sentence.loose for sentence in cover_sentences(deck)]
    assert loose == [("May", "2020"), ("Ray", "12", "Cy", "Fox"), ("Di",), ()]


HEADED = """The parks

The year 2020

A beginning in Bath

In May 2020 Ann Lee opened 3 parks.

The trees

Bob Ray planted 12 trees at 2:35 pm. They were:

oaks

elms from York

limes

and the last

All rights reserved
"""


def test_headings_are_no_sentences(deck_project):
    """A short line above text is one, or two are; a list is none, nor what nothing follows."""
    entities = "lee: {name: Ann Lee, ask: who}"
    deck, _ = load_deck(deck_project(FACT, entities=entities, article=HEADED))
    told = {one.text: one for one in cover_sentences(deck)}
    headings = [text for text, one in told.items() if one.ignored == "a heading"]
    assert headings == ["The year 2020", "A beginning in Bath", "The trees"]
    assert told["oaks"].is_open
    assert told["All rights reserved"].is_open


def test_a_time_of_day_is_one_number(deck_project):
    """The minutes are not looked for by themselves."""
    entities = "lee: {name: Ann Lee, ask: who}"
    deck, _ = load_deck(deck_project(FACT, entities=entities, article=HEADED))
    (planted,) = (one for one in cover_sentences(deck) if "2:35" in one.text)
    assert planted.loose == ("Ray", "12", "2:35")


def test_coverage_exits_with_1_while_something_is_open(parks):
    """Each gap is named under its paragraph."""
    project = parks(IGNORE).parent.parent
    told = run_quizgen("coverage", cwd=project, code=1).stdout
    assert told.startswith("parks: 2 of 4 sentences covered or ignored\n  ¶1: 1 of 3\n")
    assert "    no fact covers: Bob Ray planted 12 trees, and Cy Fox watched.\n" in told
    assert "    not in a quote: May, 2020\n" in told


def test_coverage_as_json(parks):
    """One document, every sentence in order."""
    done = run_quizgen("coverage", "--json", cwd=parks().parent.parent, code=1)
    (deck,) = json.loads(done.stdout)["decks"]
    assert [one["facts"] for one in deck["sentences"]] == [["parks"], [], [], []]


def test_the_page_tells_gaps_by_more_than_colour(parks, page):
    """Covered, ignored and open sentences differ in words, weight and underline."""
    project = parks(IGNORE).parent.parent
    run_quizgen("build", "-q", cwd=project)
    page.goto((project / "build" / "parks" / "coverage.html").as_uri())
    assert page.locator(".paragraph .open + .tag").all_inner_texts() == ["not covered"] * 2
    assert page.locator(".paragraph .ignored + .tag").inner_text().startswith("ignored: the page")
    assert page.locator(".paragraph .covered").inner_text() == "In May 2020 Ann Lee opened 3 parks."
    styles = [
        page.locator(f".paragraph .{name}").first.evaluate(
            "node => getComputedStyle(node).textDecorationStyle"
        )
        for name in ("covered", "ignored", "open")
    ]
    assert styles == ["solid", "dotted", "wavy"]


def test_sentence_without_end_is_read_once(deck_project):
    """It is not read again from its start for each of its names."""
    path = deck_project(
        FACT,
        entities="lee: {name: Ann Lee, ask: who}",
        article="Ann Lee opened 3 parks and " + "Bob Ray and " * 150_000,
    )
    deck, _ = load_deck(path)
    assert finishes(lambda: list(cover_sentences(deck)))
