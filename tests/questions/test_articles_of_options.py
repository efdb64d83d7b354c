"""Options are shown with “the” if all of them take it, as in “the orbital period”."""

import pytest

from quizgen.pipeline import check_deck

MEANINGS = ("period", "axis", "pressure", "volume", "radius", "height")


@pytest.fixture
def label(deck_project):
    """Return all options of the questions for symbols, of which some meanings have no article."""

    def labels(bare=(), more=""):
        facts, quotes = [], []
        for letter, meaning in zip("PANVRH", MEANINGS, strict=True):
            shown = meaning if meaning in bare else f"the {meaning}"
            quotes.append(f"The letter {letter} stands for {shown}")
            facts.append(
                f"- {{id: {meaning}, kind: symbol, symbol: {letter}, meaning: {shown}{more},"
                f" quote: {quotes[-1]}}}"
            )
        path = deck_project("\n".join(facts), article=". ".join(quotes) + ".")
        deck = check_deck(path)
        assert deck.context, deck.findings
        choices = [item for item in deck.items if item.style.name == "choice"]
        assert len(choices) == len(MEANINGS)
        assert all(item.answer in item.options for item in choices)
        return {option for item in choices for option in item.options}

    return labels


def test_all_options_have_the_article(label):
    """They read like the answer of the flashcard."""
    assert label() == {f"the {meaning}" for meaning in MEANINGS}


def test_no_option_has_the_only_article(label):
    """If one value of the pool takes no article, its items show none, nor do the others."""
    assert label(bare=["height"]) == set(MEANINGS)


def test_distractors_of_the_author_have_theirs(label):
    """The item shows what the author wrote, unless one of them has no article."""
    given = ["the width", "the speed", "the force"]
    assert label(more=f", distractors: [{', '.join(given)}]") >= {*given, "the axis"}
    bare = label(more=", distractors: [the width, the speed, force]")
    assert bare >= {"width", "speed", "force", "axis"}


def test_a_part_is_known_with_its_article(deck_project):
    """R14 compares names as options show them."""
    entities = """
        cell: {type: part, name: cell, the: true}
        wall: {type: part, name: wall, the: true, part_of: cell}
    """
    fact = (
        "- {id: wall, kind: statement, subject: {name: Ann Lee, ask: who}, verb: saw, object: wall,"
        " rest: in 2020, without: [who], distractors: {object: [the cell, the root, the leaf]},"
        " quote: Ann Lee saw the wall in 2020}"
    )
    article = "Ann Lee saw the wall in 2020. The wall is a part of the cell."
    head = "types: {part: {ask: which part}}"
    deck = check_deck(deck_project(fact, entities=entities, head=head, article=article))
    assert not deck.has_errors, deck.findings
    assert {"the cell", "the wall"} & {option for item in deck.items for option in item.options}
    assert "R14" in {finding.code for finding in deck.findings}
