"""Formulas are compared with the quote by structure: in any notation, but no other formula."""

import pytest

from quizgen.formulas.formula_comparison import find_formulas
from quizgen.pipeline import load_deck

LAW = r"The force between masses is \(F_{\text{gravity}}=G\frac{M_{1}M_{2}}{R^{_{2}}}\)."
PLAIN = "In plain characters, the force is F = G × M₁M₂/R², and it is small."
THIRD = "Kepler wrote a³ = (M₁ + M₂) × P² for planets (E = mc² is newer, as ½mv², r - 1 = s is)."
CHAIN = r"Thus \(M_{1}=\frac{1}{P^{2}}=\frac{1}{0.5}=2\), since \(a=1,a^{3}=1\) there."
MOON = r"The acceleration of the Moon is less, about \(0.00272\text{ m/s}^{2}\), as was measured."
POINT = "By the law, at point A F = ma holds, and at point B it does not."
SPEED = "In words, the law is speed = distance / time for all that moves."
HEAD = """deck: laws
title: Laws
sources:
  article: {file: seeds/laws.txt, title: Laws, cite: a text on laws}
facts:
"""


def load(project, fact, quote):
    """Return the findings of a deck of one fact."""
    (project / "seeds").mkdir()
    (project / "decks").mkdir()
    (project / "seeds" / "laws.txt").write_text(
        f"{LAW}\n{PLAIN}\n{THIRD}\n{CHAIN}\n{SPEED}\n{MOON}\n{POINT}\n", "utf-8"
    )
    deck = project / "decks" / "laws.yaml"
    deck.write_text(f"{HEAD}  - id: law\n{fact}    quote: '{quote}'\n", "utf-8")
    return load_deck(deck)[1]


def formula_fact(formula):
    """Return a fact with a formula, of a name that each quote has."""
    return f"    kind: formula\n    name: {{name: law}}\n    formula: '{formula}'\n"


def say(formula):
    """Return a sentence with a formula, and words that no quote has to show."""
    return f"    say: 'It holds that [{formula}].'\n    ask: What holds?\n"


SAME = [
    (LAW, r"\(F_{\mathrm{gravity}}=G\frac{M_1M_2}{R^2}\)"),
    (LAW, r"\(F_\text{gravity} = G \cdot M_1 \times M_2 / R^{2}\)"),
    (LAW, r"\(G\frac{M_1 M_2}{R^2}\)"),
    (LAW, "G × M₁M₂/R²"),
    (LAW, r"\(M_2\)"),
    (PLAIN, r"\(F=G\frac{M_{1}M_{2}}{R^2}\)"),
    (PLAIN, "F = G M₁M₂/R²"),
    (THIRD, r"\(a^3 = (M_1 + M_2) \times P^2\)"),
    (THIRD, r"\(a^{3}=(M_{1}+M_{2})P^{2}\)"),
    (THIRD, r"\(E=mc^2\)"),
    (THIRD, r"\(r-1=s\)"),
    (THIRD, r"\(\frac{1}{2}mv^2\)"),
    (CHAIN, r"\(M_1=\frac{1}{P^2}\)"),
    (CHAIN, r"\(a^3=1\)"),
    (SPEED, r"\(\text{speed}=\frac{\text{distance}}{\text{time}}\)"),
    (POINT, "F = ma"),
]
OTHER = [
    (LAW, r"\(F_{\text{gravity}}=G\frac{M_1+M_2}{R^2}\)"),
    (LAW, r"\(F_{\text{gravity}}=G\frac{M_1M_2}{R}\)"),
    (LAW, r"\(F_{\text{gravity}}=G\frac{R^2}{M_1M_2}\)"),
    (LAW, r"\(F_{\text{gravity}}=\frac{M_1M_2}{R^2}\)"),
    (LAW, r"\(\frac{M_1M_2}{R^2}\)"),
    (LAW, "G(M₁+M₂)/R²"),
    (LAW, "M₁M₂/R"),
    (LAW, r"\(M_3\)"),
    (PLAIN, "F = G × (M₁ + M₂)/R²"),
    (PLAIN, "F = M₁M₂/R²"),
    (PLAIN, "M₁M₂/R²"),
    (PLAIN, r"\(M_1M_2/R^2\)"),
    (PLAIN, r"\(F=G\)"),
    (THIRD, r"\(M_1+M_2\)"),
    (THIRD, r"\(P^2\)"),
    (THIRD, r"\(E=mc^3\)"),
    (CHAIN, r"\(M_1=\frac{1}{P}\)"),
    (SPEED, r"\(\text{speed}=\frac{\text{time}}{\text{distance}}\)"),
]


@pytest.mark.parametrize(("quote", "formula"), SAME)
@pytest.mark.parametrize("fact", [formula_fact, say])
def test_equal_formulas_are_found_in_any_notation(tmp_path, fact, quote, formula):
    """The deck may write a formula as it likes, and have one side of an equation."""
    findings = load(tmp_path, fact(formula), quote)
    assert "formula" not in " ".join(finding.message for finding in findings)
    assert "G01" not in {finding.code for finding in findings}


@pytest.mark.parametrize(("quote", "formula"), OTHER)
def test_other_formulas_are_refused(tmp_path, quote, formula):
    """G02 names the formula, although the quote has each of its letters and figures."""
    messages = [finding.message for finding in load(tmp_path, formula_fact(formula), quote)]
    assert f"“formula” has the formula “{formula}”, which the quote does not show" in messages


def test_the_finding_points_to_a_formula_in_a_sentence(tmp_path):
    """G02 underlines the formula within the sentence."""
    formula = r"\(F_{\text{gravity}}=G\frac{M_1}{R^2}\)"
    (finding,) = (f for f in load(tmp_path, say(formula), LAW) if f.code == "G02")
    assert (finding.place.line, finding.place.column) == (7, 26)
    assert finding.place.length == len(formula)


def test_a_reason_explains_a_formula(tmp_path):
    """A formula that the author has solved for a letter needs a reason only."""
    fact = formula_fact(r"\(G=\frac{F_{\text{gravity}}R^2}{M_1M_2}\)")
    fact += "    derived: {formula: the law solved for G}\n"
    assert "formula" not in " ".join(finding.message for finding in load(tmp_path, fact, LAW))


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("in E = mc², E is energy", ["E = mc²"]),
        ("the well-being = good", []),
        ("m/s²", []),
        ("9.8 m/s² or 3/4", []),
        ("1" * 60 + " = ?", []),
        ("a+" * 2000 + "=", []),
    ],
)
def test_formulas_in_plain_characters_are_found(text, formulas):
    """Words and units are no formulas, and a long text takes no long time."""
    assert find_formulas(text) == formulas


def acceleration(value, derived):
    """Return a fact with a value of the Moon, and perhaps a reason for it."""
    reason = f"    derived: {{value: {derived}}}\n" if derived else ""
    thing = "    kind: property\n    property: acceleration\n    thing: the Moon\n"
    return f"{thing}    value: {value}\n{reason}"


@pytest.mark.parametrize(
    ("value", "derived", "codes"),
    [
        ("about 0.00272 m/s²", "", []),
        ("about 0.00272 m/s²", "the text says about", ["G04"]),
        ("0.00272 m/s²", "", ["G03"]),
        ("0.00272 m/s²", "the text says about", ["G03"]),
    ],
)
def test_a_hedge_before_a_number_in_tex_is_seen(tmp_path, value, derived, codes):
    """No two findings contradict each other: the hedge is that of the quote, or differs from it."""
    findings = load(tmp_path, acceleration(value, derived), MOON)
    assert [finding.code for finding in findings] == codes


@pytest.mark.parametrize(("hedge", "codes"), [("about ", []), ("", ["G03"])])
def test_a_sentence_has_the_hedge_of_a_number_in_tex(tmp_path, hedge, codes):
    """The sentence may have the number in plain characters."""
    sentence = f"    say: The Moon has an acceleration of [{hedge}0.00272 m/s²].\n"
    sentence += "    ask: What is the acceleration of the Moon?\n"
    findings = load(tmp_path, sentence, MOON)
    assert [finding.code for finding in findings] == codes
