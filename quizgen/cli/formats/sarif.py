"""Findings as a SARIF 2.1.0 log, for GitHub code scanning and other viewers.

Each code is a rule, with the text of `quizgen explain` as its help. Paths are relative to
`%SRCROOT%`, the root of the checkout. GitHub computes the fingerprints when the log is uploaded.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from quizgen import __version__
from quizgen.cli.formats.finding_paths import relative_path, repository_root
from quizgen.diagnostics import Finding

NAME = "sarif"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Part = dict[str, Any]


def render(findings: Iterable[Finding], project: Path, failure: str = "") -> str:
    """Return the log of one run, with its `failure` if there was one.

    Columns count characters, as in `Place`.
    """
    found = tuple(findings)
    rules = _rules({finding.code for finding in found})
    order = {rule["id"]: index for index, rule in enumerate(rules)}
    run: Part = {
        "tool": {"driver": {"name": "quizgen", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, project, order) for finding in found],
    }
    if failure:
        notice = {"level": "error", "message": {"text": failure}}
        run["invocations"] = [
            {"executionSuccessful": False, "toolExecutionNotifications": [notice]}
        ]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rules(codes: set[str]) -> list[Part]:
    from quizgen.review.finding_codes import list_explanations

    return [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": _unwrap(rule.sections["What"])},
            "help": {"text": _help(rule.sections, ""), "markdown": _help(rule.sections, "**")},
        }
        for rule in list_explanations()
        if rule.code in codes
    ]


def _help(sections: Mapping[str, str], marks: str) -> str:
    return "\n\n".join(f"{marks}{name}:{marks} {text}" for name, text in sections.items())


def _unwrap(text: str) -> str:
    return " ".join(text.split())


def _result(finding: Finding, project: Path, order: Mapping[str, int]) -> Part:
    place = finding.place
    text = f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": order[finding.code],
        "level": finding.severity.value,
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(project, place.path),
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endColumn": place.column + place.length,
                    },
                }
            }
        ],
    }


def _artifact(project: Path, path: str) -> Part:
    shown = relative_path(repository_root(), project, path)
    if Path(shown).is_absolute():
        return {"uri": Path(shown).as_uri()}
    return {"uri": quote(os.fsencode(shown)), "uriBaseId": "%SRCROOT%"}
