"""The prompts of the assistant's loop: findings to repair, and items to review."""

import pytest
from conftest import ROOT

from quizgen.drafting.deck_text import read_deck_texts
from quizgen.drafting.prompt_parts import PartError, split_parts
from quizgen.drafting.repair_prompt import write_repair_prompt
from quizgen.drafting.review_prompt import write_review_prompt
from quizgen.languages import language_of
from quizgen.pipeline import check_deck

ENGLISH = language_of("en")
FACTS = """
    # The opening
    - id: opened
      say: Ann Lee opened [4 parks].
      ask: How many parks did Ann Lee open?   # a question
      quote: Ann Lee opened 3 parks

    - id: month
      say: Ann Lee opened 3 parks in [May 2020].
      ask: In which month and year did Ann Lee open 3 parks?
      quote: Ann Lee opened 3 parks in May 2020
    - id: reader
      say: "[Ann Lee](mayor) opened 3 parks."
      ask: Who opened 3 parks of Rome?
      quote: Ann Lee opened 3 parks
"""


def repair(path, part=1):
    """Return the prompt for the findings of a deck."""
    return write_repair_prompt(read_deck_texts(path)[0], check_deck(path).findings, ENGLISH, part)


def test_repair_prompt_has_each_fact_as_written_with_its_findings(deck_project):
    """Facts without findings are left out. Each finding comes with its help."""
    path = deck_project(FACTS)
    text = repair(path).text
    assert text.startswith(ENGLISH.drafting.prompt.repair[:60])
    facts = text.partition("## Facts\n\n")[2]
    assert facts.startswith(
        "- id: opened\n"
        "  say: Ann Lee opened [4 parks].\n"
        "  ask: How many parks did Ann Lee open?   # a question\n"
        "  quote: Ann Lee opened 3 parks\n"
        "# G0"
    )
    assert "- id: month" not in facts
    blocks = facts.split("\n\n")
    assert len(blocks) == 2
    assert "\n# G0" in blocks[1]
    assert "“Rome”" in blocks[1]


def test_finding_outside_facts_is_shown_with_its_line(deck_project):
    """A finding about a type comes after the facts."""
    path = deck_project(FACTS, head="types:\n  town: {ask: ''}")
    last = repair(path).text.rpartition("\n\n")[2]
    assert last.startswith("  town: {ask: ''}\n# D03: ")


def test_repair_prompt_is_split_between_facts(deck_project):
    """Every fact is in one part, and each part has the rules."""
    facts = "".join(
        f"- id: f{number}\n  say: Ann Lee opened [{number} parks].\n  quote: nowhere {'x' * 200}\n"
        for number in range(60)
    )
    path = deck_project(facts)
    first = repair(path)
    parts = [repair(path, part + 1).text for part in range(first.parts)]
    assert first.parts > 1
    for number in range(60):
        assert sum(f"- id: f{number}\n" in part for part in parts) == 1
    assert all(ENGLISH.drafting.prompt.repair_rules in part for part in parts)
    assert all(len(part) <= 16_000 for part in parts)
    with pytest.raises(PartError):
        repair(path, first.parts + 1)


@pytest.mark.parametrize("name", ["volcanoes", "kursk-engineers"])
def test_review_prompt_has_every_item(name):
    """All parts together have each fact once, with the question and the options of each item."""
    checked = check_deck(ROOT / "decks" / f"{name}.yaml")
    first = write_review_prompt(checked.items, ENGLISH)
    parts = [write_review_prompt(checked.items, ENGLISH, at + 1).text for at in range(first.parts)]
    whole = "\n".join(parts)
    for item in checked.items:
        assert item.stem in whole
        assert all(option in whole for option in item.options)
        assert whole.count(f"### {item.fact.id}\n") == 1
    assert all(len(part) <= 16_000 for part in parts)


def test_reviewed_fact_is_compact(deck_project):
    """A question that several styles ask is shown once, and the right option has an asterisk."""
    path = deck_project("""
    - id: month
      say: Ann Lee opened 3 parks in [May 2020].
      ask: In which month and year did Ann Lee open 3 parks?
      quote: Ann Lee opened 3 parks in May 2020
      distractors: [April 2019, August 2021, March 2020]
    """)
    text = write_review_prompt(check_deck(path).items, ENGLISH).text
    rows = text.partition("### month\n")[2].split("\n")
    assert rows[:2] == [
        "say: Ann Lee opened 3 parks in [May 2020].",
        "quote: Ann Lee opened 3 parks in May 2020",
    ]
    question = "In which month and year did Ann Lee open 3 parks?"
    assert f"- flashcard, typed: {question} → May 2020" in rows
    options = "April 2019 | March 2020 | *May 2020 | August 2021"
    assert f"- choice: (the same question) → {options}" in rows
    assert any(row.startswith("- true-false: ") for row in rows)
    assert not any("distractors" in row for row in rows)


@pytest.mark.parametrize(
    ("sizes", "parts"),
    [
        ([], []),
        ([5], [[5]]),
        ([20], [[20]]),
        ([4, 4, 4], [[4], [4, 4]]),
        ([3, 3, 3, 3], [[3, 3], [3, 3]]),
        ([1, 9, 1, 9], [[1, 9], [1, 9]]),
        ([9, 1, 1, 1, 9], [[9], [1, 1, 1], [9]]),
        ([20, 1, 1], [[20], [1, 1]]),
    ],
)
def test_parts_have_similar_lengths(sizes, parts):
    """No part is too long, unless a single block is."""
    assert [sorted(part) for part in split_parts(sizes, int, 10)] == [sorted(p) for p in parts]
