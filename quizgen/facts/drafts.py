"""Drafts: facts with `draft: true`, which are checked but not asked until the key is removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Severity
from quizgen.facts.deck import Draft
from quizgen.facts.yaml_tree import Node, Scalar, Table

_YES = ("true", "yes", "on", "y", "t", "1")


def is_draft(node: Node) -> bool:
    """Return whether a fact is marked as a draft."""
    mark = node.values.get("draft") if isinstance(node, Table) else None
    return isinstance(mark, Scalar) and (mark.text or "").strip().lower() in _YES


def read_draft(node: Node) -> Draft:
    """Return the id and quote of a draft, which may be invalid otherwise."""
    values = node.values if isinstance(node, Table) else {}
    id_, quote = (
        (value.text or "") if isinstance(value := values.get(key), Scalar) else ""
        for key in ("id", "quote")
    )
    return Draft(id_, quote)


def as_warnings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings of drafts as warnings: unfinished drafts must not fail a build."""
    for finding in findings:
        yield replace(finding, severity=Severity.WARNING)
