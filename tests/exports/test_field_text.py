"""Text of a deck in a field of Anki is shown as text and does nothing else."""

import pytest

from quizgen.exports.anki.field_text import field_html

REACHING = [
    r"\(\href{javascript:ran()}{x}\)",
    r"\[\style{background:red}{x}\]",
    r"\(\mmlToken{mi}[href='javascript:ran()']{x}\)",
    r"\(\bbox[background:red]{x}\)",
    r"\(\unicode[x;background:red]{65}\)",
    r"\(\newcommand{\a}[1]{#1}\a{x}\)",
    r"\(\color{red;background:url(//a.test/b)}x\)",
    r"a \(x\) https://a.test \(y\)",
]


@pytest.mark.parametrize("text", REACHING)
def test_an_unsafe_formula_is_shown_as_text(text):
    """An unsafe formula has no delimiters that MathJax would find."""
    written = field_html(text)
    assert not any(sign in written for sign in (r"\(", r"\)", r"\[", r"\]", r"\&#91;"))
    assert written.count("<span></span>") == text.count("\\(") * 2 + text.count("\\[") * 2


@pytest.mark.parametrize(
    "text",
    [
        r"\(x^2 + \frac{1}{2}\)",
        r"\[\sum_{i} \text{or } i \in \mathbb{N}\]",
        r"see https://a.test: \(x\) and \(\left\{y\right\}\)",
        r"C:\new\defs \(x\)",
    ],
)
def test_other_formulas_are_typeset(text):
    """Other formulas keep their delimiters, even if the text has an address outside a formula."""
    written = field_html(text)
    assert "<span>" not in written
    assert r"\(" in written or r"\&#91;" in written


def test_lines_are_kept():
    """Line breaks and indentation are HTML, so that program code stays readable."""
    assert field_html("if a < b:\n  c\n\nd") == "if a &lt; b:<br>&nbsp;&nbsp;c<br><br>d"
