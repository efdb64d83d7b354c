"""New facts change few existing items, and no flashcards."""

import itertools

import pytest

from quizgen.pipeline import generate_deck, load_deck

SYLLABLES = ("ba", "do", "fe", "gi", "hu", "ka", "lo", "me", "ni", "ru")
NAMES = [
    f"{''.join(part).capitalize()} {surname}"
    for surname in ("Smith", "Jones")
    for part in itertools.product(SYLLABLES, repeat=3)
]


@pytest.fixture
def items_of(deck_project):
    """Return the items of a deck about `count` people, by id."""

    def generate(count):
        people = NAMES[:count]
        entities = "\n".join(
            f"p{n}: {{type: person, name: {name}}}" for n, name in enumerate(people)
        )
        sentences = [f"{name} opened {n + 10} gardens" for n, name in enumerate(people)]
        facts = "\n".join(
            f"- {{id: f{n}, kind: quantity, actor: p{n}, verb: {{base: open, past: opened}},"
            f" amount: {{value: {n + 10}, unit: garden}}, quote: {sentence}}}"
            for n, sentence in enumerate(sentences)
        )
        article = "\n".join(f"{sentence}." for sentence in sentences)
        head = "types:\n  person: {ask: who}"
        path = deck_project(facts, entities=entities, head=head, article=article)
        deck, findings = load_deck(path)
        assert deck, findings
        return {item.id: item for item in generate_deck(deck).items}

    return generate


@pytest.mark.parametrize("count", [100, 1000])
def test_few_items_change_if_a_deck_grows(items_of, count):
    """With 5 % more facts, at most 15 % of the choice items change, and no memory card."""
    before, after = items_of(count), items_of(count + count // 20)
    choices = [key for key, item in before.items() if item.pool == "person"]
    changed = [
        key for key in choices if key not in after or after[key].options != before[key].options
    ]
    assert len(choices) >= 0.9 * count
    assert len(changed) <= 0.15 * len(choices), len(changed) / len(choices)
    cards = [
        key for key, item in before.items() if item.style.name in ("flashcard", "reverse", "cloze")
    ]
    assert len(cards) == 2 * count
    assert all(after[key].stem == before[key].stem for key in cards)
    assert all(after[key].answer == before[key].answer for key in cards)
