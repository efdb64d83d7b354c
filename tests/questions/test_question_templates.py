"""Templates of questions can use values and `if`, and nothing else."""

import pytest
from jinja2.exceptions import SecurityError, TemplateError

from quizgen.questions.question_templates import (
    FILTERS,
    LONGEST,
    METHODS,
    MOST_CALLS,
    compile_template,
)


@pytest.mark.parametrize("method", sorted(METHODS))
def test_a_method_that_is_not_called_is_an_error(method):
    """It would be printed as a Python object."""
    with pytest.raises(SecurityError, match="it prints a method"):
        compile_template(f"{{{{ a.{method} }}}}").render(a="x")


def test_allowed_templates_are_rendered():
    """String methods, filters and `if` are allowed."""
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
def test_forbidden_templates_are_errors(template, why):
    """The message says what is allowed instead."""
    with pytest.raises(TemplateError, match=why):
        compile_template(template).render(a="x")


def test_templates_have_a_maximum_number_of_calls():
    """A deck may have a hundred thousand questions, each with a template of 5,000 characters."""
    assert compile_template("{{ a" + ".upper()" * MOST_CALLS + " }}").render(a="x") == "X"
    for more in (".upper()", " | upper", " == a"):
        with pytest.raises(SecurityError, match="it has more than 50 calls"):
            compile_template("{{ a" + ".upper()" * MOST_CALLS + more + " }}")


def test_templates_have_a_maximum_length():
    """A template of exactly that length is allowed."""
    assert compile_template("a" * 5000).render() == "a" * LONGEST
    with pytest.raises(SecurityError, match="it has more than 5,000 characters"):
        compile_template("a" * 5001)
