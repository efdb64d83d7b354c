"""Facts with `ask_rounded` ask for about how many, and are grounded by their exact numbers."""

import json

import pytest
from conftest import run_quizgen

from quizgen.languages import language_of
from quizgen.pipeline import check_deck
from quizgen.values.answer_folding import is_accepted
from quizgen.values.rounding import round_value

ENGLISH = language_of("en")
HEAD = """deck: earth
title: The earth
sources:
  a: {file: seeds/a.txt, title: A, cite: a book}
facts:
"""
SAY = "The circumference of the Earth is [40,075 km]."
ASK = "How long is the circumference of the Earth?"


def check(project, *, say=SAY, ask=ASK, rounded="true"):
    """Check a deck with one fact, and return what `check_deck` returns."""
    for folder in ("decks", "seeds"):
        (project / folder).mkdir(exist_ok=True)
    quote = say.replace("[", "").replace("]", "")
    (project / "seeds" / "a.txt").write_text(quote, "utf-8")
    path = project / "decks" / "earth.yaml"
    fact = f"  - id: f\n    say: {json.dumps(say)}\n    ask: {json.dumps(ask)}\n"
    fact += f"    ask_rounded: {rounded}\n    quote: {json.dumps(quote)}\n"
    path.write_text(HEAD + fact, "utf-8")
    return check_deck(path)


def messages(checked):
    """Return the findings as texts."""
    return [f"{finding.code} {finding.message}" for finding in checked.findings]


@pytest.mark.parametrize(
    ("text", "digits", "rounded"),
    [
        ("40,075 km", 2, "about 40,000 km"),
        ("40,075 km", 4, "about 40,080 km"),
        ("196.966569 g/mol", 3, "about 197 g/mol"),
        ("0.04567 m", 2, "about 0.046 m"),
        ("9.81 m/s²", 1, "about 10 m/s²"),
        ("6.02 × 10²³", 1, "about 6 × 10²³"),
        ("1.5374 million people", 2, "about 1.5 million people"),
        ("−183.2 °C", 2, "about −180 °C"),
        ("99.6 %", 2, "about 100 percent"),
        ("1,250", 2, "about 1,300"),
        ("$5.27 million", 1, "about $5 million"),
    ],
)
def test_numbers_are_rounded(text, digits, rounded):
    """Some digits stay, with the sign, the scale and the unit, and a hedge is added."""
    value = round_value(ENGLISH.read_quantity(text), digits, "about")
    assert str(ENGLISH.phrases.quantity(value)) == rounded
    assert ENGLISH.read_quantity(rounded).number.value == value.number.value


@pytest.mark.parametrize(
    "text", ["40,000 km", "over 1,234 men", "half", "400–1,055 ppm", "27th", "3:1", "0 m", "twelve"]
)
def test_some_numbers_stay(text):
    """Round numbers, numbers with a hedge, ranges and numbers in words are not rounded."""
    value = ENGLISH.read_quantity(text)
    assert round_value(value, 2, "about") is value


def test_items_ask_for_a_rounded_number(tmp_path):
    """Question, answer and options have the hedge, and the exact number is right if typed."""
    checked = check(tmp_path)
    assert messages(checked) == []
    items = {item.style.name: item for item in checked.items}
    assert {item.stem for item in items.values()} == {f"About how{ASK[3:]}"}
    assert items["flashcard"].answer == "about 40,000 km"
    assert all(option.startswith("about ") for option in items["choice"].options)
    pattern = items["typed"].interaction.pattern
    for typed in ("40,000 km", "about 40000", "40,075", "40075 kilometres"):
        assert is_accepted(typed, pattern), typed
    assert not is_accepted("45,000 km", pattern)
    assert items["choice"].rationale == "The circumference of the Earth is about 40,000 km."


@pytest.mark.parametrize(
    ("ask", "asked"),
    [
        ("How many people live in Bath?", "About how many people live in Bath?"),
        ("At what temperature does it boil?", "At about what temperature does it boil?"),
        ("What percentage is water?", "About what percentage is water?"),
        ("In how many days did it end?", "In about how many days did it end?"),
        ("What is the mass of the sun?", "Roughly, what is the mass of the sun?"),
        ("About how long is it?", "About how long is it?"),
        ("Roughly how long is it?", "Roughly how long is it?"),
    ],
)
def test_question_is_hedged(ask, asked):
    """“About” comes before the question phrase, unless the question has a hedge already."""
    assert ENGLISH.sentences.finish(ENGLISH.phrases.ask_roughly(ask)) == asked


def test_exact_number_must_be_in_the_quote(tmp_path):
    """Grounding does not compare the rounded number."""
    checked = check(
        tmp_path, say="The Earth weighs [5.97 × 10²⁴ kg].", ask="How heavy is the Earth?"
    )
    assert messages(checked) == []
    path = tmp_path / "decks" / "earth.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("5.97", "6", 1), "utf-8")
    assert [message[:3] for message in messages(check_deck(path))] == ["G02", "D03"]


@pytest.mark.parametrize(
    ("rounded", "message"),
    [
        ("5", "D03 rounding changes no number of the fact"),
        ("soon", "D03 “soon” is not `true` or a number of digits"),
        ("9", "D03 “9” is not `true` or a number of digits"),
    ],
)
def test_rounding_that_does_nothing_is_reported(tmp_path, rounded, message):
    """The author learns why, and no exact number is asked as a rounded one."""
    assert messages(check(tmp_path, rounded=rounded)) == [message]


def test_false_asks_for_the_exact_number(tmp_path):
    """It is the same as no key."""
    checked = check(tmp_path, rounded="false")
    assert {item.stem for item in checked.items} == {ASK}


def test_rounded_fact_is_built(tmp_path):
    """All exports accept such a fact."""
    check(tmp_path)
    run_quizgen("build", "-q", cwd=tmp_path)
    items = json.loads((tmp_path / "build" / "earth" / "items.json").read_text("utf-8"))
    assert "about 40,000 km" in {item["answer"] for item in items}
