"""The output formats of findings, one module each.

A format has a NAME and `render(findings, project)`, which returns findings as text; their paths are
relative to the project. `json` has no module: each command prints its own document,
which includes its findings.
"""

from __future__ import annotations

from quizgen.cli.formats import concise, full, github, sarif

FORMATS = (full, concise, github, sarif)
"""All formats, the default first."""
