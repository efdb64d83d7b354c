"""HTML of fields becomes plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.imports.anki.field_html import LATEX, LAYOUT, PICTURES, SOUNDS, html_to_text


@pytest.mark.parametrize(
    ("markup", "text", "lost"),
    [
        ("plain &amp;  <br>simple", "plain &\nsimple", set()),
        ("<div>a</div><div>b</div>c", "a\nb\nc", set()),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb", set()),
        ("a<br><div>b</div>", "a\nb", set()),
        ("a\n  b", "a b", set()),
        ("<pre>if x:\n\n    y = 1\n</pre>", "if x:\n\n    y = 1", set()),
        ("if x:<br>&nbsp; &nbsp;&nbsp;y", "if x:\n    y", set()),
        ("<table><tr><th>a<th>b</tr><tr><td>1<td>2</tr></table>", "a | b\n1 | 2", {LAYOUT}),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb", {LAYOUT}),
        ("H<sub>2</sub>O, 10<sup>-6</sup>", "H₂O, 10⁻⁶", set()),
        ("the 4<sup>th</sup>", "the 4th", {LAYOUT}),
        ("<span style='color:red'>a</span>", "a", {LAYOUT}),
        ("<img src='x.png'>a[sound:y.mp3]", "a", {PICTURES, SOUNDS}),
        ("[latex]x[/latex]", "[latex]x[/latex]", {LATEX}),
        (r"[latex]$\pi r^2$[/latex] [$]x[/$] [$$]y[/$$]", r"\(\pi r^2\) \(x\) \[y\]", set()),
        (r"\(x^2\)", r"\(x^2\)", set()),
        ("a<style>b</style><script>c()</script>d", "ad", {LAYOUT}),
        ("a<!-- b -->c<!-- d", "a c", set()),
        ("a <![if x]> b", "a <![if x]> b", set()),
        ("1 < 2", "1 < 2", set()),
    ],
)
def test_html_becomes_plain_text(markup, text, lost):
    """The result is the text, and the sorts of content that are lost."""
    assert html_to_text(markup) == (text, frozenset(lost))


@given(st.text(st.sampled_from("ab <>/!-[]&;='\"\x1f")))
def test_any_markup_is_read(markup):
    """Any field gives a text without separators."""
    text, lost = html_to_text(markup)
    assert "\x1f" not in text
    assert isinstance(lost, frozenset)
