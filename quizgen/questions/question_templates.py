"""Compile the templates of questions, and restrict what they can do.

A deck may come from anyone. Jinja's sandbox keeps templates away from Python, but does not stop
infinite loops or huge texts. Questions need no loops, so their templates cannot have any, nor
macros, nor operations that multiply text: a question is at most a few times as long as its fact.
The module lists what is allowed, because a list of what is forbidden would never be complete.
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
"""The greatest length of a template, in characters."""

MOST_CALLS = 50
"""The greatest number of calls and filters in a template. Each may read a text of 10,000
characters, and a deck may have a hundred thousand questions."""

METHODS = frozenset({
    "capitalize", "endswith", "lower", "lstrip", "partition", "removeprefix", "removesuffix",
    "rpartition", "rstrip", "startswith", "strip", "title", "upper",
})  # fmt: skip
"""The string methods that a template may call."""

FILTERS = frozenset({
    "capitalize", "default", "first", "int", "last", "length", "lower", "title", "trim", "upper",
})  # fmt: skip
"""The filters that a template may use."""

SURROGATES = re.compile("[\ud800-\udfff]")
SURROGATE_ERROR = "it prints a lone surrogate, which is half of a character"

_STATEMENTS = (nodes.If, nodes.Assign)
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, *_STATEMENTS,
    nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter, nodes.Test,
    nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand,
)  # fmt: skip


def _reject_methods(value: object) -> object:
    """Return a value to print. Raises SecurityError for a method that is not called."""
    if callable(value) and not isinstance(value, Undefined):
        raise SecurityError("it prints a method; call it, or remove it")
    return value


_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined,
    autoescape=False,
    keep_trailing_newline=False,
    finalize=_reject_methods,
)
_ENVIRONMENT.globals.clear()
_ENVIRONMENT.filters = {name: _ENVIRONMENT.filters[name] for name in FILTERS}


def compile_template(written: str) -> Template:
    """Compile the template of a question or statement.

    Raises TemplateError for a syntax error, and its subclass SecurityError for anything that
    templates of questions may not do.
    """
    if len(written) > LONGEST:
        raise SecurityError(f"it has more than {LONGEST:,} characters")
    try:
        tree = _ENVIRONMENT.parse(written)
        for reason in _find_forbidden(tree):
            raise SecurityError(reason)
        return _ENVIRONMENT.from_string(tree)
    except (RecursionError, SyntaxError, MemoryError, OverflowError) as error:
        raise TemplateSyntaxError("it is nested too deeply", 1) from error


def compile_trusted_template(written: str) -> Template:
    """Compile a template of ours. It needs no restrictions, which would take time."""
    return _make_trusted_environment().get_template(written)


@cache
def _make_trusted_environment() -> Environment:
    """Return the environment of our templates. Each is named by its text, also in the cache."""
    store = user_store()
    return Environment(
        loader=FunctionLoader(lambda written: written),
        bytecode_cache=TemplateCache(store, "questions") if store else None,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - it prints no HTML
    )


def render(template: Template, values: dict[str, Any]) -> str:
    """Render a template, which can use `values` and nothing else."""
    context = template.new_context(values, shared=True)
    return "".join(template.root_render_func(context))


def find_print_error(value: object) -> str:
    """Return why a constant in a template cannot be printed; empty if it can.

    Jinja compiles an infinite number to `inf`, which is an undefined name. A lone surrogate, which
    an escape sequence can contain, cannot be written to any file.
    """
    if isinstance(value, float) and not math.isfinite(value):
        return "the number is too large"
    if isinstance(value, str) and SURROGATES.search(value):
        return SURROGATE_ERROR
    return ""


def _find_forbidden(tree: nodes.Node) -> Iterator[str]:
    calls = sum(1 for _ in tree.find_all((nodes.Call, nodes.Filter, nodes.Compare)))
    if calls > MOST_CALLS:
        yield f"it has more than {MOST_CALLS} calls, filters and comparisons"
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Const) and (reason := find_print_error(node.value)):
            yield reason
        if isinstance(node, nodes.Call):
            method = node.node.attr if isinstance(node.node, nodes.Getattr) else ""
            if method not in METHODS:
                called = f"“{method}”" if method else "a function"
                yield f"it may not call {called}, only the methods {', '.join(sorted(METHODS))}"
        elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield f"it may not use the filter “{node.name}”, only {', '.join(sorted(FILTERS))}"
        elif isinstance(node, nodes.Name) and node.name == "self":
            yield "it may not use “self”"
        elif not isinstance(node, _ALLOWED):
            what = type(node).__name__.lower()
            yield f"“{what}” is not allowed in question templates; use values and `if` only"
