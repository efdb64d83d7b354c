"""Operations of page templates that count what they read and make.

A transformer puts them into a template, in place of the loops and operators that Jinja compiles to
plain Python. They use the counters of the sandbox in `page_sandbox`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Environment, nodes, pass_environment
from jinja2.exceptions import SecurityError, TemplateAssertionError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import markup_join
from jinja2.visitor import NodeTransformer

from quizgen.questions.question_templates import find_print_error

_MOST_DIGITS = 3
_WIDE = re.compile(rf"\d{{{_MOST_DIGITS + 1},}}|\*|\{{[^{{}}]*\{{")
"""A format width with more digits, or from a value. It could make texts of any length."""


class CountingTransformer(NodeTransformer):
    """Adds counting of loop iterations, and of characters that operators read, to a template.

    Rejects constants that cannot be printed.
    """

    def __init__(self, name: str | None, filename: str | None) -> None:
        self.named = (name, filename)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - jinja2 calls it
        """Count the iterations of a loop."""
        if node.recursive:
            message = "recursive loops are not allowed: use a macro"
            raise TemplateAssertionError(message, node.lineno, *self.named)
        node.iter = _filtered(node.iter, "counted", [])
        return self.generic_visit(node)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802 - jinja2 calls it
        """Count what a comparison reads."""
        node.expr = _filtered(node.expr, "counted_text", [])
        for operand in node.ops:
            operand.expr = _filtered(operand.expr, "counted_text", [])
        return self.generic_visit(node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 - jinja2 calls it
        """Count what a slice reads."""
        if isinstance(node.arg, nodes.Slice):
            node.node = _filtered(node.node, "counted_text", [])
        return self.generic_visit(node)

    def visit_Const(self, node: nodes.Const) -> nodes.Node:  # noqa: N802 - jinja2 calls it
        """Reject a constant that cannot be printed."""
        if reason := find_print_error(node.value):
            raise TemplateAssertionError(reason, node.lineno, *self.named)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - jinja2 calls it
        """Count what `~` joins."""
        first, *others = node.nodes
        return self.generic_visit(_filtered(first, "joined", others))


def _filtered(node: nodes.Node, name: str, arguments: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(node, name, arguments, [], None, None, lineno=node.lineno)


def check_widths(written: str) -> None:
    """Raise SecurityError for a format with a width that could make a very long text."""
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
    check_widths(written)
    return written % values


def _round(number: float, digits: int = 0) -> float:
    return float(round(number, digits))


@pass_environment
def _sum(environment: Environment, values: Iterable[Any], attribute: str | None = None) -> Any:
    return JINJA_FILTERS["sum"](environment, values, attribute)


@pass_environment
def _counted_text(environment: Environment, value: Any) -> Any:
    environment.read(value)  # type: ignore[attr-defined]
    return value


OWN_FILTERS: dict[str, Callable[..., Any]] = {
    "batch": _batch, "counted": _counted, "counted_text": _counted_text, "format": _format,
    "join": _join, "joined": _joined, "replace": _replace, "round": _round, "sum": _sum,
}  # fmt: skip
"""Filters that replace those of Jinja, or that the transformer uses."""
