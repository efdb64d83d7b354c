"""Read the files of kinds: those of a project, and the shipped ones."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from quizgen.diagnostics import Finding, Place
from quizgen.facts.kinds import Kind, KindFile
from quizgen.facts.text_files import read_text, shown_path
from quizgen.facts.validation import validate
from quizgen.facts.yaml_tree import place_of, read_yaml
from quizgen.resources import find_templates, shipped_templates


def load_kinds(project: Path) -> tuple[dict[str, KindFile], tuple[Finding, ...]]:
    """Read the project's own kinds and the shipped kinds."""
    kinds: dict[str, KindFile] = {}
    findings: list[Finding] = []
    shipped = (shipped_templates() / "kinds").resolve()
    for path in find_templates(project, "kinds", "*.yaml").values():
        shown = shown_path(path, project)
        text, unreadable = read_text(path, project, Place(shown))
        findings += unreadable
        if text is not None:
            file, problems = _read_kind(
                shown, path.stem, text, is_shipped=path.parent.resolve() == shipped
            )
            findings += problems
            kinds |= {file.kind.name: file} if file else {}
    return kinds, tuple(findings)


@lru_cache(maxsize=256)
def _read_kind(
    shown: str, stem: str, text: str, *, is_shipped: bool
) -> tuple[KindFile | None, tuple[Finding, ...]]:
    """Read a kind from the text of its file. Cached, as the decks of a run share their kinds."""
    node, findings = read_yaml(shown, text)
    if node is None:
        return None, findings
    kind, problems = validate(Kind, node, stem)
    if kind and kind.name != stem:
        message = f"the kind “{kind.name}” is in a file named {stem}.yaml"
        problems = (
            Finding(place_of(node, ["kind"]), "D03", message, "rename the kind or the file"),
        )
    file = KindFile(kind, shown, node, is_shipped=is_shipped) if kind else None
    return file, (*findings, *problems)
