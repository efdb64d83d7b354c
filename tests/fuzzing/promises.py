"""Check the promises that quizgen makes for every input, valid or not.

Each function reads content in one way and checks the result. An exception is a bug in quizgen.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgen.diagnostics import Finding, ProjectError, format_finding, has_errors
from quizgen.exports.built_formats import make_files
from quizgen.exports.ledger import read_ledger, write_ledger
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.yaml_tree import read_yaml, to_builtins
from quizgen.imports.deck_import import ImportResult, import_file
from quizgen.imports.import_request import Request
from quizgen.pipeline import CheckedDeck, check_deck
from quizgen.publishing.build_plan import plan_build

NOW = 1_700_000_000


def write_project(project: Path, article: str) -> None:
    """Write a project with an article in `seeds/article.txt` and without a deck."""
    for folder in ("decks", "seeds", "templates/kinds"):
        (project / folder).mkdir(parents=True)
    (project / "seeds" / "article.txt").write_text(article, "utf-8")


def try_deck(project: Path, content: bytes, *, kind: bytes = b"") -> CheckedDeck:
    """Check bytes as a deck: it loads, or has an error with a place in one of its files."""
    path = project / "decks" / "given.yaml"
    path.write_bytes(content)
    files = {"decks/given.yaml": content}
    if kind:
        (project / "templates" / "kinds" / "own.yaml").write_bytes(kind)
        files["templates/kinds/own.yaml"] = kind
    checked = check_deck(path)
    assert checked.deck or has_errors(checked.findings)
    _check_places(checked.findings, files)
    return checked


def try_yaml(content: bytes) -> None:
    """Read bytes as YAML: the result is a tree, or an error with a place."""
    text = content.decode("utf-8", errors="replace")
    node, findings = read_yaml("given", text)
    assert node is not None or has_errors(findings)
    _check_places(findings, {"given": content})
    if node is not None:
        to_builtins(node)


def try_build(path: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Build a deck in memory: the result is files and a ledger that can be read, or findings."""
    try:
        plan = plan_build(path, NOW)
        if plan.publication is None:
            assert has_errors(plan.findings)
            return {}, plan.findings
        files = make_files(plan.publication)
    except ProjectError as error:
        return {}, (error.finding,)
    ledger = plan.publication.ledger
    assert read_ledger(plan.deck, write_ledger(ledger)) == ledger
    return files, plan.findings


def try_table(content: bytes) -> ImportResult:
    """Import bytes as a table: the result is a deck that can be read, or findings."""
    kind = load_kinds(Path("nowhere"))[0]["card"].kind
    request = Request("given.csv", ".csv", content, "given", kind)
    target = Path("decks/given.yaml")
    imported = import_file(request, target, NOW)
    assert imported.findings or read_yaml("given", imported.files[target])[0] is not None
    return imported


def _check_places(findings: Iterable[Finding], files: dict[str, bytes]) -> None:
    """Check that each finding has a code and a message, and a place inside one of the files."""
    texts = {path: content.decode("utf-8-sig", errors="replace") for path, content in files.items()}
    texts = {path: _with_lines(text) for path, text in texts.items()}
    for finding in findings:
        place = finding.place
        assert finding.code
        assert finding.message
        assert place.path in texts, place
        assert 1 <= place.line <= texts[place.path].count("\n") + 1, place
        assert place.column >= 1
        assert place.length >= 0
        assert format_finding(finding, texts)


def _with_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
