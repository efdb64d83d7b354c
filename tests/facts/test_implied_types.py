"""The types that our kinds give to words mix with no type of the author's."""

import pytest

from quizgen.facts.kind_files import load_kinds
from quizgen.facts.marked_sentences import find_marks
from quizgen.pipeline import check_deck

MEANINGS = ("mass", "speed", "force", "charge", "height", "length")
TAGGED = ("wealth", "health", "wisdom", "beauty", "youth", "fame")


def write_facts():
    """Write six symbols with a meaning, and six sentences with answers of the type `quantity`."""
    facts, quotes = [], []
    for letter, meaning in zip("mvFqhl", MEANINGS, strict=True):
        quotes.append(f"The letter {letter} stands for {meaning} here")
        facts.append(
            f"- {{id: {meaning}, kind: symbol, symbol: {letter}, meaning: {meaning},"
            f" quote: {quotes[-1]}}}"
        )
    for name, answer in zip(("Ann", "Bo", "Cy", "Di", "Ed", "Flo"), TAGGED, strict=True):
        quotes.append(f"{name} praised {answer} most of all")
        facts.append(
            f"- {{id: {answer}, say: '{name} praised [{answer}](quantity) most of all.',"
            f" ask: What did {name} praise most?, quote: {quotes[-1]}}}"
        )
    return {"facts": "\n".join(facts), "article": ". ".join(quotes) + "."}


@pytest.mark.parametrize("head", ["", "types: {quantity: {ask: which quantity}}"])
def test_a_tag_mixes_with_no_type_of_a_kind(deck_project, head):
    """Both are called a quantity, but wealth is no meaning of a symbol."""
    deck = check_deck(deck_project(**write_facts(), head=head))
    assert not deck.has_errors, deck.findings
    choices = [set(item.options) for item in deck.items if item.style.name == "choice"]
    assert len(choices) == len(MEANINGS + TAGGED)
    assert all(options <= {*MEANINGS} or options <= {*TAGGED} for options in choices)


def test_no_tag_names_a_type_of_our_kinds(tmp_path):
    """They are in parentheses, which a tag cannot contain."""
    kinds, _ = load_kinds(tmp_path)
    types = [
        field.entity_type
        for file in kinds.values()
        for field in file.kind.fields.values()
        if field.entity_type
    ]
    assert types
    for type_ in types:
        (mark,) = find_marks(f"The letter m stands for [mass]({type_}).")
        assert mark.tag != type_


@pytest.mark.parametrize("head", ["", "types: {part: {ask: which part}}"])
def test_an_entity_in_place_is_asked_for_like_words(deck_project, head):
    """Its question does not show the type, which is no misspelt one of the author's."""
    fact = (
        "- {id: it, kind: function, part: {name: sepals, number: plural},"
        " function: to protect the bud, quote: the sepals are there to protect the bud}"
    )
    article = "In a flower, the sepals are there to protect the bud."
    deck = check_deck(deck_project(fact, article=article, head=head))
    assert not deck.has_errors, deck.findings
    assert not any("(" in item.stem for item in deck.items)
    assert any(item.stem.startswith("What ") for item in deck.items if item.question == "which")
