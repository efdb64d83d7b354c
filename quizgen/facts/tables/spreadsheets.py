"""Read the sheets of spreadsheets: XLSX and ODS, with the extra `xlsx`."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

from quizgen.diagnostics import Finding, Place
from quizgen.facts.tables.rows import MAX_CELLS, Row, TableCell, report_too_many_cells

SUFFIXES = (".xlsx", ".ods")
_LARGEST = 300_000_000
"""Maximum size of the unpacked file in bytes."""
_SECONDS = 300


def read_sheet(
    shown: str, content: bytes, sheet: str = ""
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Return the rows of a sheet, by default the first, and `I01` if it cannot be read.

    The place of a cell has the number of its column. Empty rows are left out.
    """
    if importlib.util.find_spec("python_calamine") is None:
        hint = 'run `pip install "quizgen[xlsx]"`, or save the table as “CSV UTF-8”'
        return (), (Finding(Place(shown), "I01", "spreadsheets need python-calamine", hint),)
    error = _find_error(content)
    result: dict[str, Any] = {"error": error} if error else _run_worker(content, sheet)
    if "error" in result:
        message = f"the spreadsheet cannot be read: {result['error']}"
        hint = "save it again, or as “CSV UTF-8”"
        return (), (Finding(Place(shown), "I01", message, hint),)
    if sum(map(len, result["rows"])) > MAX_CELLS:
        return (), (report_too_many_cells(Place(shown)),)
    rows = tuple(_make_rows(shown, result["rows"]))
    if rows:
        return rows, ()
    hint = "start the table with a row of column names"
    return (), (Finding(Place(shown), "I01", "the table is empty", hint),)


def _find_error(content: bytes) -> str:
    """Return why a file cannot be a spreadsheet; empty if it can."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "it is no XLSX or ODS file"
    return f"it is larger than {_LARGEST // 10**6} MB unpacked" if size > _LARGEST else ""


def _run_worker(content: bytes, sheet: str) -> dict[str, Any]:
    """Return the result of `sheet_worker`, which may end at any time without one."""
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        run = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", "quizgen.facts.tables.sheet_worker", sheet],
            input=content,
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**os.environ, **paths},
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return {"error": "it is damaged or too large"}
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def _make_rows(shown: str, rows: list[list[str]]) -> Iterator[Row]:
    for number, texts in enumerate(rows, 1):
        if any(text.strip() for text in texts):
            cells = tuple(
                TableCell(text, Place(shown, number, column, excerpt=text))
                for column, text in enumerate(texts, 1)
            )
            yield Row(cells, cells[0].place)
