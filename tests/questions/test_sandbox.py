"""The template of a question names values and chooses; all else is refused."""

import pytest
from jinja2.exceptions import SecurityError, TemplateError

from quizgen.questions.question_templates import FILTERS, LONGEST, METHODS, compile_template


@pytest.mark.parametrize("method", sorted(METHODS))
def test_a_method_is_called_or_left_out(method):
    """What is named and not called would print as a piece of Python."""
    with pytest.raises(SecurityError, match="it prints a method"):
        compile_template(f"{{{{ a.{method} }}}}").render(a="x")


def test_what_a_template_may_do():
    """Cases, ends and filters of texts, and a choice."""
    text = (
        "{{ a.upper() }} {{ a.removesuffix('c').title() }} {{ a | length }}{% if b %} no{% endif %}"
    )
    assert compile_template(text).render(a="abc", b="") == "ABC Ab 3"
    assert {"capitalize", "default", "first", "int", "last", "length"} < FILTERS
    assert {"lower", "title", "trim", "upper"} < FILTERS


@pytest.mark.parametrize(
    ("template", "why"),
    [
        (
            "{{ a.join([a, a]) }}",
            "it may not call “join”, only the methods capitalize",
        ),
        ("{{ a() }}", "it may not call a function"),
        ("{{ a | replace('a', 'aa') }}", "it may not use the filter “replace”, only capitalize"),
        ("{{ self.body() }}", "it may not"),
        ("{% for b in a %}{% endfor %}", "“for” is not allowed in question templates"),
        ("{{ a ~ a }}", "“concat” is not allowed in question templates"),
        ("{{ nothing }}", "undefined"),
        ("(" * 10 + "{{ " + "(" * 2400 + "1" + ")" * 2400 + " }}", "nested too deeply"),
    ],
)
def test_what_a_template_may_not_do(template, why):
    """It is told what it may do instead."""
    with pytest.raises(TemplateError, match=why):
        compile_template(template).render(a="x")


def test_a_template_is_so_long_and_no_longer():
    """The limit itself is fine."""
    assert compile_template("a" * 5000).render() == "a" * LONGEST
    with pytest.raises(SecurityError, match="it has more than 5,000 characters"):
        compile_template("a" * 5001)
