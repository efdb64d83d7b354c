"""Packages in the shapes of real shared decks become facts, and the reports add up."""

import importlib.util
from collections import Counter

import pytest
from conftest import need
from foreign import export, request_for
from shared_decks import GEOGRAPHY, LANGUAGE, MEDICINE, SHAPES

from quizgen.imports.deck_import import import_file, write_import
from quizgen.imports.formats.packages import read_foreign
from quizgen.pipeline import check_deck

need("anki", present=importlib.util.find_spec("anki") is not None)


@pytest.fixture
def decks(collection, tmp_path):
    """Return a function that imports the deck of a shape, from the newest format of packages."""

    def read(shape):
        SHAPES[shape](collection)
        package = export(collection, tmp_path / "a.apkg", legacy=False)
        foreign, findings = read_foreign(request_for(package.read_bytes()))
        assert not findings
        return foreign

    return read


def facts(foreign):
    """Return the values of the facts, by their ids."""
    return {fact.id: dict(fact.values) for fact in foreign.facts}


def losses(foreign):
    """Return the number of places of each loss."""
    return {loss.what: len(loss.where) for loss in foreign.losses}


@pytest.mark.parametrize("shape", SHAPES)
def test_report_adds_up(collection, decks, shape):
    """Notes and cards in the package are those imported and those left out, by reason."""
    foreign = decks(shape)
    notes, cards = foreign.notes, foreign.cards
    assert (notes.read, cards.read) == (collection.note_count(), collection.card_count())
    assert notes.imported == len(foreign.facts)
    assert notes.read + notes.further == notes.imported + sum(notes.left_out.values())
    assert cards.read == cards.imported + sum(cards.left_out.values())
    backs = [name for fact in foreign.facts for name in fact.values if name[:3] in ("bac", "gap")]
    assert len(backs) == cards.imported


@pytest.mark.parametrize(
    ("shape", "codes"),
    [
        (GEOGRAPHY, {"R26": 1, "R27": 1}),  # “Which country is it? …”
        (MEDICINE, {"R07": 1, "R27": 2, "R40": 1}),  # cards with several gaps of a sentence
        (LANGUAGE, {"R27": 4}),  # words instead of questions
    ],
)
def test_findings_say_what_to_do(collection, tmp_path, shape, codes):
    """The imported deck can be read. Its only findings are about questions, and have help."""
    SHAPES[shape](collection)
    package = export(collection, tmp_path / "a.apkg", legacy=False)
    target = tmp_path / "decks" / "shared.yaml"
    write_import(import_file(request_for(package.read_bytes()), target, 1_700_000_000))
    findings = check_deck(target).findings
    assert Counter(finding.code for finding in findings) == codes
    assert all(finding.help for finding in findings)


def test_headings_become_sections(decks):
    """A field that is the same on several cards is no question. A picture cannot be one."""
    foreign = decks(GEOGRAPHY)
    assert foreign.sections == {"europe": "Europe", "africa": "Africa"}
    assert facts(foreign)["what-is-the-capital-of-france"] == {
        "front": "What is the capital of France?",
        "back": "Paris",
        "front_2": "Of which country is Paris the capital?",
        "back_2": "France",
        "front_3": "Which country is it? The Rhine forms part of its border.",
        "back_3": "France",
    }
    assert foreign.cards.left_out == {"without text on the front": 6}
    assert losses(foreign) == {
        "cards without text on the front": 6,
        "pictures": 6,
        "fields that no card shows": 6,
        "tags": 6,
        "boxes to type an answer into (a flashcard asks for it)": 1,
    }


def test_cards_of_a_note_stay_together(decks):
    """A note with several cards becomes one fact, which keeps its GUID and the slots of cards."""
    for fact in decks(GEOGRAPHY).facts:
        (kept,) = fact.guids.values()
        slots = {name: slot for name, slot in kept.slots.items() if name != "what-3"}
        assert slots == {"what": 1, "what-2": 2}
        assert kept.slots.get("what-3", 4) == 4


def test_clozes_keep_their_sentences(decks):
    """Nested and overlapping gaps are asked one by one. A card may still have several gaps."""
    foreign = decks(MEDICINE)
    left, oxygen = "the-left-ventricle-pumps-blood-into-the-aorta", "oxygen-diffuses-into-the-blood"
    values = facts(foreign)
    assert values[left]["gap"] == "The left ventricle"
    assert values[f"{left}-2"]["gap"] == "left"
    assert values[f"{oxygen}-carbon-dioxide"]["gap"] == "Oxygen"
    assert values[f"{oxygen}-carbon-dioxide-2"]["gap"] == "carbon dioxide"
    assert values["is-contraction-and-is-relaxation"] == {
        "front": "[…] is contraction, and […] is relaxation.",
        "back": "Systole; diastole",
    }
    assert values["the-ph-of-blood-is-7-4-kept-constant-by-buffers"]["gap"] == r"\(7.4\)"
    assert foreign.facts[0].remark == "See figure 2."
    assert foreign.sections == {"heart": "Heart", "lung": "Lung"}
    assert foreign.cards.left_out == {
        "with a gap of the whole text": 1,
        "with hidden parts of a picture (image occlusion)": 1,
    }
    assert losses(foreign)["hints"] == 1


def test_lines_options_and_formulas_are_kept(decks):
    """Code and tables keep their lines, options become distractors, formulas become MathJax."""
    foreign = decks(LANGUAGE)
    values = facts(foreign)
    assert values["what-does-this-print-for-n-in-range-3-if-n-1"]["front"] == (
        "What does this print?\nfor n in range(3):\n    if n > 1:\n        print(n)"
    )
    assert values["which-rows-has-the-table"]["back"] == "a | b\n1 | 2"
    assert values["what-is-the-area-of-a-circle"]["back"] == r"\(\pi r^2\)"
    assert values["how-many-is-103"] == {"front": "How many is 10³?", "back": "1000\none thousand"}
    assert values["what-is-b-in-html"] == {
        "front": "What is <b> in HTML?",
        "back": "bold\nnot italic",
    }
    assert values["cat"] == {
        "front": "cat",
        "back": "le chat",
        "front_2": "le chat",
        "back_2": "cat",
    }
    loop, branch = foreign.facts[-2:]
    assert loop.distractors == ("if", "def", "with")
    assert branch.distractors == ("for", "def")
    assert loop.without == branch.without == ("flashcard", "typed")
    assert set(branch.guids) == {"which-one-is-a-branch/what/choice"}
