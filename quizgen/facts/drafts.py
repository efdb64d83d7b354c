"""Drafts: facts marked `draft: true`, which are checked and asked by nobody until the mark goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Severity
from quizgen.facts.deck import Draft
from quizgen.facts.yaml_tree import Node, Scalar, Table

_YES = ("true", "yes", "on", "y", "t", "1")


def is_draft(node: Node) -> bool:
    """Tell whether a fact, as written, is marked as a draft."""
    mark = node.values.get("draft") if isinstance(node, Table) else None
    return isinstance(mark, Scalar) and (mark.text or "").strip().lower() in _YES


def read_draft(node: Node) -> Draft:
    """Return what can be told of a draft, whatever else is wrong with it."""
    values = node.values if isinstance(node, Table) else {}
    id_, quote = (
        (one.text or "") if isinstance(one := values.get(key), Scalar) else ""
        for key in ("id", "quote")
    )
    return Draft(id_, quote)


def as_warnings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what is wrong with drafts: they are half-finished by nature, and stop no build."""
    for finding in findings:
        yield replace(finding, severity=Severity.WARNING)
