"""A fact that is read and asked by itself gives the same result as within its deck."""

import pytest
from conftest import ARTICLE_DECKS

from quizgen.facts.deck_assembly import collect_vocabulary
from quizgen.facts.deck_loader import load_deck_files
from quizgen.pipeline import check_deck, read_fact
from quizgen.questions.asked_questions import ask_fact
from quizgen.questions.styles import STYLE_NAMES


@pytest.mark.parametrize("path", ARTICLE_DECKS, ids=lambda path: path.stem)
def test_a_fact_resolves_and_is_grounded_alone(path):
    """Facts are the same if each is read by itself, in reverse order, with a new vocabulary."""
    checked = check_deck(path)
    written, _ = load_deck_files(path)
    facts = [fact for fact in checked.deck.facts if not fact.is_row]
    for node, fact in reversed(list(zip(written.facts, facts, strict=True))):
        vocabulary, _ = collect_vocabulary(written, STYLE_NAMES)
        assert read_fact(vocabulary, node).resolved.fact == fact


@pytest.mark.parametrize("path", ARTICLE_DECKS, ids=lambda path: path.stem)
def test_the_questions_of_a_fact_depend_on_it_alone(path):
    """Facts that are asked one at a time, in reverse order, have the same asked questions."""
    checked = check_deck(path)
    deck = checked.deck
    for fact in reversed(deck.facts):
        alone = list(ask_fact(fact, deck.id, deck.language))
        whole = [asked for asked in checked.context.asked if asked.fact is fact]
        assert [(asked.name, asked.stem, asked.answer, asked.statement) for asked in alone] == [
            (asked.name, asked.stem, asked.answer, asked.statement) for asked in whole
        ]
