"""A sandbox with limits for a project's page templates, which are untrusted.

A cloned project includes its `templates/html/`. Jinja's sandbox blocks access to Python. This one
also blocks access to files (the deck has the project's folder), infinite loops and recursion, and
texts of unlimited length. It counts operations and the characters that they read or make, so that a
page is rejected at the same place on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from pathlib import PurePath
from typing import Any

from jinja2 import Template, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from quizgen.exports.html.counted_operations import (
    OWN_FILTERS,
    CountingTransformer,
    check_widths,
)
from quizgen.questions.question_templates import SURROGATE_ERROR, SURROGATES

MOST_STEPS = 10_000_000
"""Maximum steps of a page: loop iterations, calls and parts. 100,000 cards take 3 million."""
MOST_TEXT = 500_000_000
"""Maximum number of characters joined for a page and its parts, or read by other operations."""
_CALL = 10
"""The number of steps that a call or another template counts as."""
_LARGEST_NUMBER = 10**15
_FILTERS = (
    "abs", "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first",
    "float", "format", "groupby", "int", "items", "join", "last", "length", "list", "lower", "map",
    "max", "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr",
    "sort", "string", "striptags", "sum", "title", "trim", "unique", "upper",
)  # fmt: skip
_BRIEF = frozenset(
    {
        "batch",
        "count",
        "counted",
        "counted_text",
        "d",
        "default",
        "defined",
        "first",
        "last",
        "length",
        "undefined",
    }
)
"""Filters and tests that take no longer for a long value."""
_TEXT_METHODS = frozenset({
    "capitalize", "endswith", "format", "lower", "lstrip", "partition", "removeprefix",
    "removesuffix", "rpartition", "rsplit", "rstrip", "split", "startswith", "strip", "title",
    "upper",
})  # fmt: skip
_METHODS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, _TEXT_METHODS),
    (Mapping, frozenset({"get", "items", "keys", "values"})),
    (Iterable, frozenset({"count", "index"})),
)
_OUR_METHODS = frozenset({"arrange", "media_on", "picture_of"})
"""The methods of our own values that templates may call."""


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox of page templates. Call `renew` before each page, to reset the counts."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, **options: Any) -> None:
        super().__init__(optimized=False, **options)
        self.globals = {"range": self._range, "dict": dict}
        filters: dict[str, Any] = {name: JINJA_FILTERS[name] for name in _FILTERS}
        filters |= OWN_FILTERS
        self.filters = {name: self._with_count(name, filters[name]) for name in filters}
        tests: dict[str, Any] = self.tests
        self.tests = {name: self._with_count(name, test) for name, test in tests.items()}
        self.concat = self._concat  # type: ignore[method-assign]
        self.renew()

    def renew(self) -> None:
        """Reset the counts."""
        self._steps, self._text = MOST_STEPS, MOST_TEXT

    def step(self, steps: int = 1) -> None:
        """Count steps of a template. Raises SecurityError above the limit."""
        self._steps -= steps
        if self._steps < 0:
            raise SecurityError(f"it takes more than {MOST_STEPS:,} steps")

    def grow(self, characters: int) -> None:
        """Count characters before they are joined. Raises SecurityError above the limit."""
        self._text -= characters
        if self._text < 0:
            raise SecurityError(f"it makes or reads more than {MOST_TEXT:,} characters")

    def read(self, *values: object) -> None:
        """Count values that an operation reads. Raises SecurityError above a limit."""
        for value in values:
            if isinstance(value, str):
                self.grow(len(value))
            elif isinstance(value, list | tuple | dict):
                self.step(len(value))
                self.grow(sum(len(part) for part in value if isinstance(part, str)))

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call an object for a template."""
        self.step(_CALL)
        if isinstance(receiver := getattr(obj, "__self__", None), str | list | tuple):
            self.read(receiver, *args)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Apply an operator for a template; texts and lists can be added, but not multiplied."""
        numbers = all(isinstance(operand, int | float) for operand in (left, right))
        if operator == "**" or (operator != "+" and not numbers):
            raise SecurityError(f"“{operator}” is for numbers only, and powers are not allowed")
        if numbers and max(abs(left), abs(right)) > _LARGEST_NUMBER:
            raise SecurityError("the number is too large")
        if not numbers:
            self.grow(sum(len(value) for value in (left, right) if hasattr(value, "__len__")))
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may use an attribute: values and some methods, never paths."""
        if isinstance(value, PurePath) or not super().is_safe_attribute(obj, attr, value):
            return False
        return not callable(value) or attr in _methods_of(obj)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return the format method of a text, after a check of the widths in it."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            check_widths(value.__self__)
        return wrapped

    def compile(self, source: Any, *args: Any, **options: Any) -> Any:
        """Compile a template. Raises TemplateSyntaxError if it is nested too deeply."""
        try:
            return super().compile(source, *args, **options)
        except (RecursionError, SyntaxError, MemoryError, OverflowError, ValueError) as error:
            name, filename = (*args, None, None)[:2]
            too_long = type(error) is ValueError  # raised by Python for a number of 5,000 digits
            reason = "the number is too large" if too_long else "it is nested too deeply"
            raise TemplateSyntaxError(reason, 1, name, filename) from error

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        CountingTransformer(name, filename).visit(tree)
        tree.set_environment(self)
        return tree

    def _load_template(self, name: str, *args: Any, **kwargs: Any) -> Template:
        self.step(_CALL)
        try:
            return super()._load_template(name, *args, **kwargs)
        except UnicodeDecodeError as error:
            message = f"it is not UTF-8 at byte {error.start}"
            raise TemplateSyntaxError(message, 1, name) from error

    def _with_count(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter or test that counts the values that it reads."""
        if name in _BRIEF:
            return function

        @wraps(function)
        def counted(*values: Any, **named: Any) -> Any:
            self.read(*values, *named.values())
            return function(*values, **named)

        return counted

    def _concat(self, parts: Iterable[str]) -> str:
        kept = parts if isinstance(parts, list) else list(self._grown(parts))
        if kept is parts:
            self.grow(sum(map(len, kept)))
        text = "".join(kept)
        if not text.isascii() and SURROGATES.search(text):
            raise SecurityError(SURROGATE_ERROR)
        return text

    def _grown(self, parts: Iterable[str]) -> Iterator[str]:
        for part in parts:
            self.grow(len(part))
            yield part

    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        self.step(len(numbers) if numbers[:MOST_STEPS] == numbers else MOST_STEPS + 1)
        return numbers


def _methods_of(value: object) -> frozenset[str]:
    home = type(value).__module__.partition(".")[0]
    if home == "jinja2":
        return frozenset({"cycle", "changed"})
    if home == "quizgen":
        return _OUR_METHODS
    return next((names for type_, names in _METHODS if isinstance(value, type_)), frozenset())
