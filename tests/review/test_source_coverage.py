"""Coverage lists the sentences of a source with their facts, and what no fact covers."""

import json

import pytest
from conftest import run_quizgen
from work_growth import finishes

from quizgen.facts.sources import split_sentences
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


def test_all_sentences_of_the_article_are_listed(checked):
    """Every sentence is covered, except for the text of the web page, which the deck ignores."""
    sentences = list(cover_sentences(checked.deck))
    paragraphs = next(iter(checked.deck.sources.values())).paragraphs
    assert [sentence.text for sentence in sentences] == [
        text
        for paragraph in paragraphs
        for text, _ in split_sentences(paragraph, checked.deck.language)
    ]
    assert not any(sentence.is_open for sentence in sentences)
    uncovered = [sentence.text for sentence in sentences if not sentence.facts]
    assert uncovered == ["No comments:", "Post a Comment"]


def test_paragraphs_count_done_sentences(parks):
    """A sentence is done if a quote overlaps it or the deck ignores it."""
    deck, _ = load_deck(parks(IGNORE))
    counts = [
        (paragraph.number, paragraph.done, len(paragraph.sentences))
        for paragraph in cover_paragraphs(deck)
    ]
    assert counts == [(1, 1, 3), (2, 1, 1)]
    assert [sentence.paragraph for sentence in cover_sentences(deck)] == [1, 1, 1, 2]
    last = list(cover_sentences(deck))[-1]
    assert (last.facts, last.ignored) == ((), "the page’s own words")


def test_names_and_numbers_outside_quotes_are_listed(parks):
    """First words of sentences and words within quotes are not listed."""
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


def test_headings_are_ignored(deck_project):
    """One or two short lines above text are headings; lists and last lines are not."""
    entities = "lee: {name: Ann Lee, ask: who}"
    deck, _ = load_deck(deck_project(FACT, entities=entities, article=HEADED))
    sentences = {sentence.text: sentence for sentence in cover_sentences(deck)}
    headings = [text for text, found in sentences.items() if found.ignored == "a heading"]
    assert headings == ["The year 2020", "A beginning in Bath", "The trees"]
    assert sentences["oaks"].is_open
    assert sentences["All rights reserved"].is_open


def test_time_of_day_is_one_number(deck_project):
    """The minutes of a time of day are not listed separately."""
    entities = "lee: {name: Ann Lee, ask: who}"
    deck, _ = load_deck(deck_project(FACT, entities=entities, article=HEADED))
    (planted,) = (sentence for sentence in cover_sentences(deck) if "2:35" in sentence.text)
    assert planted.loose == ("Ray", "12", "2:35")


def test_coverage_exits_with_1_if_a_sentence_is_open(parks):
    """Each gap is printed under its paragraph."""
    project = parks(IGNORE).parent.parent
    output = run_quizgen("coverage", cwd=project, code=1).stdout
    assert output.startswith("parks: 2 of 4 sentences covered or ignored\n  ¶1: 1 of 3\n")
    assert "    no fact covers: Bob Ray planted 12 trees, and Cy Fox watched.\n" in output
    assert "    not in a quote: May, 2020\n" in output


def test_coverage_prints_json(parks):
    """The document lists every sentence in order."""
    done = run_quizgen("coverage", "--json", cwd=parks().parent.parent, code=1)
    (deck,) = json.loads(done.stdout)["decks"]
    assert [sentence["facts"] for sentence in deck["sentences"]] == [["parks"], [], [], []]


def test_page_marks_gaps_by_more_than_colour(parks, page):
    """Covered, ignored and open sentences differ in words and underline."""
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


def test_long_sentence_is_covered_in_linear_time(deck_project):
    """A very long sentence is not read from its start for each of its names."""
    path = deck_project(
        FACT,
        entities="lee: {name: Ann Lee, ask: who}",
        article="Ann Lee opened 3 parks and " + "Bob Ray and " * 900_000,
    )
    deck, _ = load_deck(path)
    assert finishes(lambda: list(cover_sentences(deck)))
