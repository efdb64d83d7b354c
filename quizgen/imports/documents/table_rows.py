"""Write the rows of a table so that each can be quoted: `Planet: Earth; Mass (kg): 5.97 × 10²⁴`.

A row names its columns, because a quote must show what a number means and its unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quizgen.imports.documents.document import Element

_LONGEST_CELL = 300
_MOST_COLUMNS = 200
_LAYOUT = ("table", "h1", "h2", "h3", "h4", "form", "article", "section", "pre", "nav")
Cells = list[tuple[str, bool]]
"""The text of each cell of a row, and whether it is a heading."""


def is_data_table(table: Element) -> bool:
    """Return whether a table has data, rather than the layout of a page."""
    if table.get("role") in ("presentation", "none") or any(
        next(table.iter(tag), table) is not table for tag in _LAYOUT[1:]
    ):
        return False
    if len(list(table.iter("table"))) > 1:
        return False
    if next(table.iter("th", "caption"), None) is not None:
        return True
    rows = [row for row in table.iter("tr") if len(row)]
    columns = max((len(row) for row in rows), default=0)
    lengths = (len("".join(cell.itertext()).strip()) for cell in table.iter("td"))
    return len(rows) > 1 and columns > 1 and max(lengths, default=0) <= _LONGEST_CELL


def write_rows(table: Element, text_of: Callable[[Element], str]) -> Iterator[str]:
    """Yield the lines of a table. `text_of` returns the text of a cell or caption."""
    yield from filter(None, map(text_of, table.iter("caption")))
    rows = [row for row in _grid(table, text_of) if any(text for text, _ in row)]
    heads = _head_rows(table, rows)
    labels = _labels(rows[:heads])
    for row in rows[heads:]:
        if line := _line(row, labels):
            yield line
    if heads == len(rows):
        yield from (_line(row, []) for row in rows)


def _head_rows(table: Element, rows: Sequence[Cells]) -> int:
    """Return how many rows at the top have headings of columns only."""
    count = 0
    while count < len(rows) and all(is_head for text, is_head in rows[count] if text):
        count += 1
    has_columns = len({text for text, _ in rows[0]}) > 1 if rows else False
    if count or not has_columns:
        return count if has_columns or count > 1 else 0
    first = next((row for row in table.iter("tr") if len(row)), None)
    return int(first is not None and all(map(_is_bold, first)))


def _is_bold(cell: Element) -> bool:
    """Return whether the text of a cell is all bold, as headings are in old pages."""
    text = "".join(cell.itertext()).strip()
    bold = "".join("".join(part.itertext()) for part in cell.iter("b", "strong")).strip()
    return bool(text) and bold == text


def _labels(heads: Sequence[Cells]) -> list[str]:
    """Return a label for each column, from all rows of headings."""
    columns = zip(*([text for text, _ in row] for row in heads), strict=False)
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def _line(row: Cells, labels: Sequence[str]) -> str:
    """Return a row as a line, with the labels of its columns or its own heading if it has them."""
    texts = [text for text, _ in row]
    if len(set(texts)) == 1:
        return texts[0]
    if any(labels):
        named = zip(labels, texts, strict=False)
        return "; ".join(f"{label}: {text}" if label else text for label, text in named if text)
    if row[0][1] and not all(is_head for _, is_head in row):
        label = texts[0].removesuffix(":")
        return f"{label}: {'; '.join(dict.fromkeys(text for text in texts[1:] if text))}"
    return " | ".join(filter(None, texts))


def _grid(table: Element, text_of: Callable[[Element], str]) -> Iterator[Cells]:
    """Yield the rows of a table. A cell that spans rows or columns is repeated in each."""
    hanging: dict[int, tuple[int, tuple[str, bool]]] = {}
    for row in table.iter("tr"):
        cells: Cells = []
        for cell in row.iterchildren("td", "th"):
            _add_hanging(cells, hanging)
            content = (text_of(cell), cell.tag == "th" or row.getparent().tag == "thead")
            columns, rows = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), min(len(cells) + columns, _MOST_COLUMNS)):
                cells.append(content)
                if rows > 1:
                    hanging[column] = (rows - 1, content)
        _add_hanging(cells, hanging)
        yield cells


def _add_hanging(cells: Cells, hanging: dict[int, tuple[int, tuple[str, bool]]]) -> None:
    """Add cells of earlier rows that reach down to the next places of this row."""
    while (column := len(cells)) in hanging:
        rows, content = hanging.pop(column)
        cells.append(content)
        if rows > 1:
            hanging[column] = (rows - 1, content)


def _span(cell: Element, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return max(1, min(int(written), _MOST_COLUMNS)) if written.isdecimal() else 1
