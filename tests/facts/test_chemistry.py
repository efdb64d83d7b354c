"""Chemical formulas are the same in TeX, in small figures and as typed; powers of ten are not."""

import pytest

from quizgen.pipeline import check_deck, load_deck

ARTICLE = r"""Gases

The pores of plants let in carbon dioxide (CO2) by day and give off oxygen (O₂).
Water is written H₂O in the language of chemistry, and sulphuric acid is H2SO4.
The ion of sulphuric acid is the sulphate ion, \(\mathrm{SO_4^{2-}}\), in this language.
The mass of the Sun is about 2 × 10³⁰ kg, and that of a grain is 103 kg less.
"""
HEAD = """deck: gases
title: Gases
sources:
  article: {file: seeds/gases.txt, title: Gases, cite: a text on gases}
facts:
"""
WATER = "Water is written H₂O in the language of chemistry"
SULPHATE = r"The ion of sulphuric acid is the sulphate ion, \(\mathrm{SO_4^{2-}}\)"
ACID = "sulphuric acid is H2SO4. The ion of sulphuric acid is the sulphate ion"


def write(project, say, quote):
    """Write a project with a deck of one fact, and return the deck."""
    (project / "seeds").mkdir()
    (project / "decks").mkdir()
    (project / "seeds" / "gases.txt").write_text(ARTICLE, "utf-8")
    deck = project / "decks" / "gases.yaml"
    fact = f"  - id: gas\n    say: '{say}'\n    ask: What is its formula?\n    quote: '{quote}'\n"
    deck.write_text(HEAD + fact, "utf-8")
    return deck


@pytest.mark.parametrize(
    ("say", "quote"),
    [
        ("Water is [H2O](formula).", WATER),
        ("Water is [H₂O](formula).", WATER),
        (r"Water is [\(\mathrm{H_2O}\)](formula).", WATER),
        (r"Water is [\(\ce{H2O}\)](formula).", WATER),
        ("Sulphuric acid is [H₂SO₄](formula).", ACID),
        ("The sulphate ion is [SO₄²⁻](formula).", SULPHATE),
        (r"The sulphate ion is [\(\ce{SO4^2-}\)](formula).", SULPHATE),
    ],
)
def test_formulas_are_found_in_another_notation(tmp_path, say, quote):
    """The author writes a formula as the deck shows it, whatever the source does."""
    deck, findings = load_deck(write(tmp_path, say, quote))
    assert not findings
    assert deck.facts


@pytest.mark.parametrize(
    ("say", "quote", "shown"),
    [
        ("Water is [HO₂](formula).", WATER, "HO2"),
        (r"Water is [\(\mathrm{H_2O_2}\)](formula).", WATER, "H2O2"),
        ("The sulphate ion is [SO₃²⁻](formula).", SULPHATE, "SO3"),
    ],
)
def test_another_formula_is_found(tmp_path, say, quote, shown):
    """G02 names the formula that the quote does not show."""
    _, findings = load_deck(write(tmp_path, say, quote))
    assert [finding.code for finding in findings] == ["G02"]
    assert f"“{shown}”" in findings[0].message


def test_a_formula_is_typed_in_plain_characters(tmp_path):
    """The card accepts the keys that keyboards have, and shows how."""
    checked = check_deck(write(tmp_path, r"Water is [\(\ce{H2O}\)](formula).", WATER))
    typed = [item for item in checked.items if item.style.name == "typed"]
    assert [item.interaction.accepted for item in typed] == [("H₂O", "H2O")]
