"""Read a sheet of a spreadsheet in a process of its own: `python -m … SHEET < FILE`.

The library that reads spreadsheets ends the process if a file asks for more memory than there is,
which a small file can do. So it is used here only, with a limit, and not in quizgen's own process.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from contextlib import suppress

MOST_CELLS = 5_000_000
"""Maximum number of cells of a sheet, empty ones included."""
_MEMORY = 3_000_000_000
"""Maximum memory of the process in bytes, where the system can limit it."""


def main() -> None:
    """Print the sheet as JSON: its rows as texts, or an error."""
    import python_calamine

    _limit_memory()
    try:
        result: object = {"rows": _read(sys.stdin.buffer.read(), sys.argv[1])}
    except python_calamine.WorksheetNotFound:
        result = {"error": "it has no such sheet"}
    except python_calamine.CalamineError as error:
        result = {"error": str(error)}
    print(json.dumps(result))  # noqa: T201 - the result of the process


def _limit_memory() -> None:
    if sys.platform != "win32":  # it has no limits
        import resource

        with suppress(OSError, ValueError):  # macOS refuses them
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read(content: bytes, name: str) -> list[list[str]]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheet = book.get_sheet_by_name(name) if name else book.get_sheet_by_index(0)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise python_calamine.CalamineError(f"it has more than {MOST_CELLS:,} cells")
    return [[_as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _as_text(cell: object) -> str:
    """Return a cell as a text: numbers without a needless “.0”, dates as in a deck."""
    match cell:
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.datetime():
            return cell.isoformat(" ", "minutes")
        case dt.time():
            return cell.isoformat("minutes")
    return str(cell)


if __name__ == "__main__":
    main()
