"""Formulas: real ones are set, with the same numbers everywhere, and hostile ones are refused."""

import hashlib
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT

from quizgen.facts.marked_sentences import find_marks, find_sentence_error, remove_marks
from quizgen.formulas import (
    count_words,
    error_of,
    find_problems,
    in_plain_characters,
    length_of,
    with_opaque_formulas,
)
from quizgen.formulas.chemical_formulas import (
    in_chemical_characters,
    in_typed_characters,
    with_typed_chemistry,
)
from quizgen.formulas.typesetting import UNITS, typeset
from quizgen.values.texts import fold_case

FORMULAS = (Path(__file__).parent / "formulas.txt").read_text("utf-8").splitlines()
CHEMISTRY = [
    ("H2O", "H₂O"),
    ("Ca(OH)2", "Ca(OH)₂"),
    ("CrO4^2-", "CrO₄²⁻"),
    ("[AgCl2]-", "[AgCl₂]⁻"),
    ("Y^{99+}", "Y⁹⁹⁺"),
    ("0.5H2O", "0.5 H₂O"),
    ("1/2 O2", "1/2 O₂"),
    ("^{227}_{90}Th+", "₉₀²²⁷Th⁺"),
    ("SO4^2- + Ba^2+ -> BaSO4 v", "SO₄²⁻ + Ba²⁺ → BaSO₄↓"),
    ("2H2 + O2 -> 2H2O", "2 H₂ + O₂ → 2 H₂O"),
    ("H2O <=> H+ + OH-", "H₂O ⇌ H⁺ + OH⁻"),
    ("A ->[heat] B", "A →^(heat) B"),
    ("KCr(SO4)2*12H2O", "KCr(SO₄)₂ · 12 H₂O"),
    ("KCr(SO4)2.12H2O", "KCr(SO₄)₂ · 12 H₂O"),
    ("H2C=CH2", "H₂C = CH₂"),
    ("NaCl(aq)", "NaCl(aq)"),
    ("2e-", "2 e⁻"),
    ("Fe^{III}", "Fe^(III)"),
]
OUTLINES = """
from pathlib import Path
from quizgen.formulas.typesetting import typeset
import hashlib, sys
sys.stdout.write(hashlib.sha256(repr([
    typeset(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()
]).encode()).hexdigest())
"""
SECONDS = 60
"""Time to set a formula on a machine under load. Without limits, some would take hours."""


@pytest.mark.parametrize("tex", FORMULAS)
def test_formulas_of_school_and_university_are_set(tex):
    """Each has outlines within its box, a reading in plain characters, and a few kilobytes."""
    formula = typeset(tex)
    assert formula.path
    assert set(formula.path) <= set("Mlqhvcz-0123456789 ")
    assert len(formula.path) < 10_000
    assert 0 < formula.width < 20 * UNITS
    assert 0 < formula.ascent + formula.depth < 5 * UNITS
    plain = in_plain_characters(rf"\({tex}\)")
    assert plain
    assert "\\" not in plain


@pytest.mark.parametrize("seed", ["1", "2"])
def test_outlines_are_the_same_in_every_process(seed):
    """They do not depend on the order of hashes."""
    done = subprocess.run(
        [sys.executable, "-c", OUTLINES, str(Path(__file__).parent / "formulas.txt")],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    ours = hashlib.sha256(repr(list(map(typeset, FORMULAS))).encode()).hexdigest()
    assert done.stdout == ours


def test_outlines_are_the_same_on_every_machine(golden):
    """They depend on the versions of libraries only, which are exact."""
    outlines = repr([typeset(tex) for tex in FORMULAS]).encode()
    golden(Path(__file__).parent / "outlines.sha256", f"{hashlib.sha256(outlines).hexdigest()}\n")


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"\frac{-b\pm\sqrt{b^2-4ac}}{2a}", "(−b ± √(b² − 4ac))/(2a)"),
        (r"\mathrm{C_6H_{12}O_6}", "C₆H₁₂O₆"),
        (r"\sum_{i=1}^{n} i", "∑ᵢ₌₁ⁿi"),
        (r"\int_0^1 x^2 \, dx", "∫₀¹x² dx"),
        (r"e^{i\pi} + 1 = 0", "e^(iπ) + 1 = 0"),
        (r"90^\circ", "90°"),
        (r"\sin x", "sin x"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "((a, b; c, d))"),
        (r"\hat{x}", "x\u0302"),
        (r"x = -1", "x = −1"),
        (r"\sqrt[3]{x+1}", "³√(x + 1)"),
        (r"a<b", "a < b"),
    ],
)
def test_formulas_are_read_in_plain_characters(tex, plain):
    """Screen readers need no TeX."""
    assert in_plain_characters(rf"so \({tex}\).") == f"so {plain}."


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        ("", "formula is empty"),
        (r"\frac{a}{b", "“{” is never closed in the formula"),
        ("a}b", "“}” closes nothing"),
        (r"\mathop{lim} x", r"unknown command “\mathop” in the formula"),
        (r"\phantom{x}", "the formula shows nothing"),
        (r"\foo{x}", r"unknown command “\foo” in the formula"),
        (r"\frac{1}", "the formula cannot be set"),
        (r"\left( x", r"“\left” and “\right” do not match in the formula"),
        (r"\begin{pmatrix} a", r"“\begin{pmatrix}” has no end"),
        (r"a\end{pmatrix}", r"“\end{pmatrix}” ends nothing"),
        (r"\begin{foo}a\end{foo}", "unknown environment “foo” in the formula"),
        (r"\rule{9999em}{9999em}", "a space or rule in the formula is over 20 em"),
        (r"\Rule{9999em}{1em}{1em}", "a space or rule in the formula is over 20 em"),
        (r"a\hspace{-9999em}b", "a space or rule in the formula is over 20 em"),
        (r"a\kern 10000000pt b", "a space or rule in the formula is over 20 em"),
        (r"\raisebox{99in}{x}", "a space or rule in the formula is over 20 em"),
        (r"\genfrac{(}{)}{900pt}{}{a}{b}", "a space or rule in the formula is over 20 em"),
        (r"\begin{matrix}a\\[999em]b\end{matrix}", "a space or rule in the formula is over 20 em"),
        (r"\href{javascript:alert(1)}{x}", r"“\href” is not allowed in a formula"),
        (r"\class{a}{x}", r"“\class” is not allowed in a formula"),
        (r"\def\a{\a\a}\a", r"“\def” is not allowed in a formula"),
        (r"\newcommand{\a}{\a\a}\a", r"“\newcommand” is not allowed in a formula"),
        ("{" * 400 + "x" + "}" * 400, "formula is nested too deeply"),
        (r"\frac{1}{" * 30 + "x" + "}" * 30, "formula is nested too deeply"),
        (r"\left(" * 12 + "x" + r"\right)" * 12, "formula is nested too deeply"),
        ("x+" * 50_000 + "x", "formula is too long: 100,001 characters, the limit is 1,000"),
        ("x+" * 400 + "x", "formula is larger than 60 × 30 em"),
        ("x^2^3", "two exponents or two indices in a row in the formula"),
        ("a & b", "“&” is outside of a matrix"),
        ("50 %", "“%” begins a comment in TeX"),
        (r"\text{樹}", "the font of formulas has no “樹”"),
        (r"\text{😀}", "the font of formulas has no “😀”"),
    ],
)
def test_formulas_that_cannot_be_set_are_refused(tex, message):
    """The reason says what is wrong, in no time."""
    started = time.monotonic()
    error = error_of(tex)
    assert error
    assert error.message == message
    assert error.help
    assert time.monotonic() - started < SECONDS


def test_help_for_chemistry_works():
    """What it says to write can be set."""
    error = error_of(r"\ce{A ? B}")
    assert error.message == r"unknown “?” in \ce{…}"
    assert [error_of(tex) for tex in re.findall(r"\\ce\{(?:[^{}]|\{[^{}]*\})*\}", error.help)] == [
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("chemistry", CHEMISTRY, ids=str)
def test_chemistry_is_read_as_chemists_write_it(chemistry):
    """Indices, charges, coefficients, isotopes, arrows, bonds, hydrates and precipitates."""
    written, plain = chemistry
    assert in_plain_characters(rf"\(\ce{{{written}}}\)") == plain


@pytest.mark.parametrize(
    "tex", [r"\ce{A ?}", r"\ce{", r"\ce{A <=>[a] B}", r"\ce{\href{x}{A}}", r"\ce"]
)
def test_chemistry_that_cannot_be_read_is_refused(tex):
    """The reason comes with a help."""
    assert error_of(tex).help


@pytest.mark.parametrize(
    ("text", "plain", "typed"),
    [
        (r"\(\mathrm{H_2O}\)", "H₂O", "H2O"),
        (r"\(\mathrm{Ca(OH)_2}\)", "Ca(OH)₂", "Ca(OH)2"),
        (r"\(\text{Fe}^{3+}\)", "Fe³⁺", "Fe3+"),
        (r"\(\ce{SO4^2-}\)", "SO₄²⁻", "SO4^2-"),
        ("[Fe(CN)₆]³⁻", "[Fe(CN)₆]³⁻", "[Fe(CN)6]^3-"),
        ("¹⁴C", "¹⁴C", "14C"),
        ("CuSO₄·5H₂O", "CuSO₄·5H₂O", "CuSO4·5H2O"),
        *(
            (text, "", "")
            for text in ("H2O", "x²", "10³⁰", "Xy₂", r"\(x_1\)", r"\(C_2\)", "a₁", "")
        ),
    ],
)
def test_chemical_formulas_are_recognised(text, plain, typed):
    """Upright symbols of elements with small figures are one; variables and powers are none."""
    assert in_chemical_characters(text) == plain
    assert in_typed_characters(plain) == typed


def test_chemical_formulas_in_a_text_are_compared_as_typed():
    """Other formulas and figures stay as they are."""
    text = r"Water (H₂O), \(\mathrm{CO_2}\), \(x_2\), 10³⁰ kg, x² and SO₄²⁻."
    assert with_typed_chemistry(text) == r"Water (H2O), CO2, \(x_2\), 10³⁰ kg, x² and SO4^2-."


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{</title></svg><img src=x onerror=alert(1)>}",
        r"\text{</mtext><mspace width='9em'/><mtext>}",
        r"\color{url(https://example.org)}{x}",
        "x\"'",
    ],
)
def test_text_in_a_formula_is_outlines(tex):
    """Outlines are numbers, so no text becomes markup."""
    formula = typeset(tex)
    assert set(formula.path) <= set("Mlqhvcz-0123456789 ")
    assert formula.width < 40 * UNITS


def test_problems_of_a_text_have_their_offsets():
    r"""An unclosed formula and `\[ … \]` are found too; other texts have no problems."""
    text = r"a \(x\) b \(\foo\) c \[y\] d \(z"
    assert [(found.start, found.tex) for found in find_problems(text)] == [
        (text.index(r"\(\foo"), r"\(\foo\)"),
        (text.index(r"\(z"), r"\("),
        (text.index(r"\["), r"\["),
    ]
    rows = r"\(\begin{matrix} (a \\) \end{matrix}\)"
    assert with_opaque_formulas(rows).split() == [with_opaque_formulas(rows).strip()]
    for harmless in ("no formula", "C:\\temp", "$5 and $6", r"\(x\)", r"a\b"):
        assert not list(find_problems(harmless))


def test_source_text_does_not_count_as_length():
    """A formula is as long as its plain characters, and a single word."""
    text = r"so \(\frac{n(n+1)}{2} + \sqrt{2}\) it is"
    assert length_of(text) == len("so (n(n + 1))/2 + √2 it is")
    assert count_words(text) == 4
    assert length_of("plain") == 5


def test_comparisons_see_formulas_as_words():
    """Equal formulas are equal words; a sign, a case or a part makes another word."""
    words = [
        with_opaque_formulas(rf"\({tex}\)") for tex in ("a + b", "a  + b", "a - b", "A + b", "a")
    ]
    assert words[0] == words[1]
    assert len(set(words)) == 4
    assert all(word.strip().isalpha() for word in words)


def test_a_text_without_formulas_imports_no_library():
    """A deck without formulas does not pay for them."""
    script = (
        "import sys; from pathlib import Path; from quizgen.exports.html import pages;"
        "from quizgen.pipeline import check_deck; check_deck(Path('decks/insulin.yaml'));"
        "print([name for name in ('ziamath', 'ziafont', 'latex2mathml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_setting_a_formula_leaves_logging_alone():
    """The messages of other libraries are not printed from then on."""
    script = (
        "import logging; from quizgen.formulas.typesetting import typeset; typeset('x');"
        "logging.getLogger('other').warning('printed')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("say", "marks", "shown"),
    [
        (r"The root is [\(\sqrt[3]{x}\)](root).", [(r"\(\sqrt[3]{x}\)", "root")], None),
        (r"\([0, 1]\) is [closed].", [("closed", "")], r"\([0, 1]\) is closed."),
        (r"It is [less than \(f[x]\)] here.", [(r"less than \(f[x]\)", "")], None),
        (r"\(a + [b]\) is [a sum].", [("a sum", "")], r"\(a + [b]\) is a sum."),
    ],
)
def test_brackets_in_formulas_are_no_marks(say, marks, shown):
    """Formulas are whole, in answers and beside them."""
    assert [(mark.words, mark.tag) for mark in find_marks(say)] == marks
    assert find_sentence_error(say) == ""
    if shown:
        assert remove_marks(say) == shown


def test_an_answer_within_a_formula_is_an_error():
    """Only a whole formula can be asked for."""
    error = find_sentence_error(r"It is \(a + [b]\).")
    assert error == r"“say” marks an answer within a formula; mark the whole formula: [\(x^2\)]"


def test_letters_of_formulas_keep_their_case():
    """Names are compared without case, formulas with it."""
    assert fold_case(r"The \(\Delta\)") == r"the \(\Delta\)"
    assert fold_case(r"\(R\)") != fold_case(r"\(r\)")
