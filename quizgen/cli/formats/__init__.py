"""The formats that findings are printed in, one module each.

A format has a NAME and `render(findings, project)`, which returns the text of findings whose places
are relative to a project. `json` is not among them: each verb has a document of its own, with its
findings in it.
"""

from __future__ import annotations

from quizgen.cli.formats import concise, full, github, sarif

FORMATS = (full, concise, github, sarif)
"""All formats, the usual one first."""
