"""Facts of the kind `card`: their answers are texts, whatever they say."""

import pytest

from quizgen.pipeline import check_deck

ANSWERS = {
    "month": ("In which month did Ann land?", "May 1955", "[June 1923, May 1899, July 1901]"),
    "who": ("At what time of day, and who, was that?", "Bo Diaz", ""),
    "town": ("At what time of day, and where, was that?", "Old Bath", ""),
    "ship": ("At what time of day, and how, was that?", "The Alert", ""),
    "band": ("At what time of day, and with whom, was that?", "Red Band", ""),
    "dog": ("At what time of day, and after whom, was that?", "Rex Dog", ""),
    "share": ("At what time of day, and how full, was that?", "Nearly half", ""),
}


@pytest.fixture
def items(deck_project):
    """The items of a deck with a fact for each answer."""
    facts, source = [], []
    for id_, (front, back, distractors) in ANSWERS.items():
        wrong = f"distractors: {distractors}, " if distractors else ""
        fields = f'front: "{front}", back: {back}, {wrong}quote: "{front} {back}"'
        facts.append(f"  - {{id: {id_}, kind: card, {fields}}}")
        source.append(f"{front} {back}")
    return check_deck(deck_project("\n".join(facts), article="\n\n".join(source))).items


def options(items, fact):
    """Return the options of the multiple choice of a fact; None without one."""
    found = [i for i in items if i.fact.id == fact and i.style.name == "choice"]
    return found[0].options if found else None


def test_dates_are_in_order(items):
    """Options that are dates are in ascending order, although they are texts."""
    assert options(items, "month") == ("May 1899", "July 1901", "June 1923", "May 1955")


def test_numbers_are_no_options_of_names(items):
    """An answer that reads as a number is no wrong option of a name, nor the reverse."""
    assert options(items, "share") is None
    assert {*options(items, "who")} <= {answer for _, answer, _ in ANSWERS.values()}
    assert not any("Nearly half" in item.options for item in items)


def test_questions_are_no_statements(items):
    """No true/false item is made of a question: its statement is a question with its answer."""
    styles = {item.style.name for item in items}
    assert styles >= {"flashcard", "choice"}
    assert "true-false" not in styles
