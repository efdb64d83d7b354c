"""What quizgen promises of any file, whoever or whatever wrote it, for each kind of file.

Each function feeds a content to what reads it; whatever it raises is a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgen.diagnostics import Finding, ProjectError, format_finding, has_errors
from quizgen.exports.formats import make_files
from quizgen.exports.ledger import read_ledger, write_ledger
from quizgen.facts.kinds import load_kinds
from quizgen.facts.yaml_tree import plain, read_yaml
from quizgen.imports.deck_import import ImportResult, import_file
from quizgen.imports.import_request import Request
from quizgen.pipeline import CheckedDeck, check_deck
from quizgen.publishing.build_plan import plan_build

NOW = 1_700_000_000


def write_project(project: Path, article: str) -> None:
    """Write a project with an article, `seeds/article.txt`, and no deck."""
    for folder in ("decks", "seeds", "templates/kinds"):
        (project / folder).mkdir(parents=True)
    (project / "seeds" / "article.txt").write_text(article, "utf-8")


def answer_to_deck(project: Path, content: bytes, *, kind: bytes = b"") -> CheckedDeck:
    """Examine bytes as a deck: it has items, or an error with a place in one of its files."""
    path = project / "decks" / "given.yaml"
    path.write_bytes(content)
    files = {"decks/given.yaml": content}
    if kind:
        (project / "templates" / "kinds" / "own.yaml").write_bytes(kind)
        files["templates/kinds/own.yaml"] = kind
    examined = check_deck(path)
    assert examined.deck or has_errors(examined.findings)
    _stand_in_files(examined.findings, files)
    return examined


def answer_to_yaml(content: bytes) -> None:
    """Read bytes as YAML: there is a tree, or an error with a place in it."""
    text = content.decode("utf-8", errors="replace")
    node, findings = read_yaml("given", text)
    assert node is not None or has_errors(findings)
    _stand_in_files(findings, {"given": content})
    if node is not None:
        plain(node)


def answer_to_build(path: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Plan and make a build of a deck: there are files and a ledger to go on from, or findings."""
    try:
        plan = plan_build(path, NOW)
        if plan.publication is None:
            assert has_errors(plan.findings)
            return {}, plan.findings
        files = make_files(plan.publication)
    except ProjectError as refused:
        return {}, (refused.finding,)
    ledger = plan.publication.ledger
    assert read_ledger(plan.deck, write_ledger(ledger)) == ledger
    return files, plan.findings


def answer_to_table(content: bytes) -> ImportResult:
    """Import bytes as a table: it becomes the texts of a deck, or there are findings."""
    kind = load_kinds(Path("nowhere"))[0]["card"].kind
    request = Request("given.csv", ".csv", content, "given", kind)
    target = Path("decks/given.yaml")
    made = import_file(request, target, NOW)
    assert made.findings or read_yaml("given", made.files[target])[0] is not None
    return made


def _stand_in_files(findings: Iterable[Finding], files: dict[str, bytes]) -> None:
    """Ask for a line, a message and a code of each finding, in a file that was given."""
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
