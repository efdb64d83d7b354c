"""What the template of a question may do: name values, choose, and little else.

A deck may come from anybody. Jinja's sandbox keeps its templates from Python, but not from loops
without end or texts without measure. A question needs neither, so its templates have no loops, no
macros, and nothing by which a text grows: what one prints is at most a few times what its fact
says. A list of what is allowed is short enough to be right; one of what is forbidden is not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from quizgen.cache.store import user_store
from quizgen.cache.template_cache import TemplateCache

LONGEST = 5_000
"""Characters that a template may have."""

METHODS = frozenset({
    "capitalize", "endswith", "lower", "lstrip", "partition", "removeprefix", "removesuffix",
    "rpartition", "rstrip", "startswith", "strip", "title", "upper",
})  # fmt: skip
"""The methods of texts that a template may call."""

FILTERS = frozenset({
    "capitalize", "default", "first", "int", "last", "length", "lower", "title", "trim", "upper",
})  # fmt: skip
"""The filters that a template may use."""

SURROGATES = re.compile("[\ud800-\udfff]")
SURROGATE_ERROR = "it prints half of a character"

_STATEMENTS = (nodes.If, nodes.Assign)
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, *_STATEMENTS,
    nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter, nodes.Test,
    nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand,
)  # fmt: skip


def _printed(value: object) -> object:
    """Return what is printed. Raises SecurityError for a method that was named and not called."""
    if callable(value) and not isinstance(value, Undefined):
        raise SecurityError("it prints a method: call it, or leave it out")
    return value


_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined,
    autoescape=False,
    keep_trailing_newline=False,
    finalize=_printed,
)
_ENVIRONMENT.globals.clear()
_ENVIRONMENT.filters = {name: _ENVIRONMENT.filters[name] for name in FILTERS}


def compile_template(written: str) -> Template:
    """Return the template of a question or statement.

    Raises TemplateError for what is no template, and for what the template of a question may not
    do: SecurityError, a kind of TemplateError.
    """
    if len(written) > LONGEST:
        raise SecurityError(f"it has more than {LONGEST:,} characters")
    try:
        tree = _ENVIRONMENT.parse(written)
        for refused in _refusals(tree):
            raise SecurityError(refused)
        return _ENVIRONMENT.from_string(tree)
    except (RecursionError, SyntaxError, MemoryError, OverflowError) as error:
        raise TemplateSyntaxError("it is nested too deeply", 1) from error


def compile_trusted_template(written: str) -> Template:
    """Return a template of our own. It keeps the bounds, and is not watched: that takes longer."""
    return _ours().get_template(written)


@cache
def _ours() -> Environment:
    """Return where our templates are compiled, or found compiled: each is named by its text."""
    store = user_store()
    return Environment(
        loader=FunctionLoader(lambda written: written),
        bytecode_cache=TemplateCache(store, "questions") if store else None,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - it prints no HTML
    )


def render(template: Template, values: dict[str, Any]) -> str:
    """Return what a template prints, which has nothing but values to name."""
    context = template.new_context(values, shared=True)
    return "".join(template.root_render_func(context))


def find_print_error(value: object) -> str:
    """Return why what a template writes down can be printed nowhere; an empty text where it can.

    A number beyond all is `inf` in the code that Jinja makes, a name that nothing has; half of a
    character, which an escape can hold, stands in no file.
    """
    if isinstance(value, float) and not math.isfinite(value):
        return "the number is too large"
    if isinstance(value, str) and SURROGATES.search(value):
        return SURROGATE_ERROR
    return ""


def _refusals(tree: nodes.Node) -> Iterator[str]:
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Const) and (reason := find_print_error(node.value)):
            yield reason
        if isinstance(node, nodes.Call):
            method = node.node.attr if isinstance(node.node, nodes.Getattr) else "that"
            if method not in METHODS:
                yield f"it may not call “{method}”, only {', '.join(sorted(METHODS))}"
        elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield f"it may not use the filter “{node.name}”, only {', '.join(sorted(FILTERS))}"
        elif isinstance(node, nodes.Name) and node.name == "self":
            yield "it may not name itself"
        elif not isinstance(node, _ALLOWED):
            what = type(node).__name__.lower()
            yield f"“{what}” is nothing for a question: it names values, and chooses with `if`"
