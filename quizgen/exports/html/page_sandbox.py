"""A sandbox with limits for a project's page templates, which are untrusted.

A cloned project includes its `templates/html/`. Jinja's sandbox blocks access to Python. This one
also blocks access to files (the deck has the project's folder), infinite loops and recursion, and
texts of unlimited length. It counts operations, so that a page is rejected at the same place on
every machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from jinja2 import Environment, Template, nodes, pass_environment
from jinja2.exceptions import SecurityError, TemplateAssertionError, TemplateSyntaxError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from quizgen.questions.question_templates import SURROGATE_ERROR, SURROGATES, find_print_error

MOST_STEPS = 10_000_000
"""Maximum steps of a page: loop iterations, calls and parts. 100,000 cards take 3 million."""
MOST_TEXT = 500_000_000
"""Maximum number of characters joined for a page, including those of its parts."""
_CALL = 10
"""The number of steps that a call or another template counts as."""
_LARGEST_NUMBER = 10**15
_MOST_DIGITS = 3
_WIDE = re.compile(rf"\d{{{_MOST_DIGITS + 1},}}|\*|\{{[^{{}}]*\{{")
"""A format width with more digits, or from a value. It could make texts of any length."""

_FILTERS = (
    "abs", "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first",
    "float", "format", "groupby", "int", "items", "join", "last", "length", "list", "lower", "map",
    "max", "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr",
    "sort", "string", "striptags", "sum", "title", "trim", "unique", "upper",
)  # fmt: skip
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
_OUR_METHODS = frozenset({"arrange", "media_on"})
"""The methods of our own values that templates may call."""


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox of page templates. Call `renew` before each page, to reset the counts."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, **options: Any) -> None:
        super().__init__(optimized=False, **options)
        self.globals = {"range": self._range, "dict": dict}
        own: dict[str, Callable[..., Any]] = {
            "batch": _batch, "counted": _counted, "format": _format, "join": _join,
            "joined": _joined, "replace": _replace, "round": _round, "sum": _sum,
        }  # fmt: skip
        self.filters = {name: JINJA_FILTERS[name] for name in _FILTERS} | own
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
            raise SecurityError(f"it makes more than {MOST_TEXT:,} characters")

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call an object for a template."""
        self.step(_CALL)
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
            _check_widths(value.__self__)
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
        _Counting(name, filename).visit(tree)
        tree.set_environment(self)
        return tree

    def _load_template(self, name: str, *args: Any, **kwargs: Any) -> Template:
        self.step(_CALL)
        try:
            return super()._load_template(name, *args, **kwargs)
        except UnicodeDecodeError as error:
            message = f"it is not UTF-8 at byte {error.start}"
            raise TemplateSyntaxError(message, 1, name) from error

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


class _Counting(NodeTransformer):
    """Adds counting of loop iterations, and of characters joined by `~`, to a template.

    Rejects constants that cannot be printed.
    """

    def __init__(self, name: str | None, filename: str | None) -> None:
        self.named = (name, filename)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - jinja2 calls it
        if node.recursive:
            message = "recursive loops are not allowed: use a macro"
            raise TemplateAssertionError(message, node.lineno, *self.named)
        node.iter = _filtered(node.iter, "counted", [])
        return self.generic_visit(node)

    def visit_Const(self, node: nodes.Const) -> nodes.Node:  # noqa: N802 - jinja2 calls it
        if reason := find_print_error(node.value):
            raise TemplateAssertionError(reason, node.lineno, *self.named)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - jinja2 calls it
        first, *others = node.nodes
        return self.generic_visit(_filtered(first, "joined", others))


def _filtered(node: nodes.Node, name: str, arguments: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(node, name, arguments, [], None, None, lineno=node.lineno)


def _methods_of(value: object) -> frozenset[str]:
    home = type(value).__module__.partition(".")[0]
    if home == "jinja2":
        return frozenset({"cycle", "changed"})
    if home == "quizgen":
        return _OUR_METHODS
    return next((names for type_, names in _METHODS if isinstance(value, type_)), frozenset())


def _check_widths(written: str) -> None:
    if _WIDE.search(written):
        raise SecurityError(f"a width can have at most {_MOST_DIGITS} digits")


@pass_environment
def _counted(environment: Environment, values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        environment.step()  # type: ignore[attr-defined]
        yield value


@pass_environment
def _joined(environment: Environment, *values: Any) -> str:
    texts = [value if hasattr(value, "__html__") else str(value) for value in values]
    environment.grow(sum(len(str(text)) for text in texts))  # type: ignore[attr-defined]
    return markup_join(texts)


@pass_environment
def _join(environment: Environment, values: Iterable[Any], between: str = "") -> str:
    pieces = [piece for value in values for piece in (between, value)]
    return _joined(environment, *pieces[1:])


@pass_environment
def _replace(environment: Environment, text: Any, old: str, new: str) -> str:
    environment.grow((len(text) + 1) * (len(new) + 1))  # type: ignore[attr-defined]
    replaced: str = text.replace(old, new)
    return replaced


def _batch(values: Iterable[Any], size: int) -> Iterator[list[Any]]:
    batched: Iterator[list[Any]] = JINJA_FILTERS["batch"](values, size)
    return batched


def _format(written: str, *values: Any) -> str:
    _check_widths(written)
    return written % values


def _round(number: float, digits: int = 0) -> float:
    return float(round(number, digits))


@pass_environment
def _sum(environment: Environment, values: Iterable[Any], attribute: str | None = None) -> Any:
    return JINJA_FILTERS["sum"](environment, values, attribute)
