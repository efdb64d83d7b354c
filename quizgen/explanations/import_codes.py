"""The codes of what is imported (I)."""

TEXTS = {
    "unreadable-import": """
I01: a file cannot be imported.

What: The file is no table in UTF-8, no Anki package, damaged, far too large, or there is nothing in
it that can be asked.

Why: Half a deck would look like a whole one, so nothing is written.

Example: A package in Anki’s newest format, `collection.anki21b`.

Instead: Do what the help says: “Support older Anki versions” in Anki’s export dialog, “CSV UTF-8”
in a spreadsheet.
""",
    "unfilled-field": """
I02: a table’s columns do not fit the kind.

What: A field that facts of the kind need and no column fills, two columns for one field, or a
`--map` or `--set` of what there is not.

Why: A column is never taken for a field by guess.

Example: `quizgen import parks.csv --kind quantity`, where the columns are Park and Area.

Instead: `--map Park=actor --map Area=amount`, and `--set "verb=cover, covered"` for what all rows
share.
""",
    "unreadable-cell": """
I03: a cell is not what its field wants.

What: A cell that is no number, date, verb or id, or is left empty where the kind needs it.

Why: What cannot be read cannot be asked. While a row is bad nothing is written.

Example: “last spring” in a column of dates.

Instead: Write what the message says, or map another column.
""",
    "uneven-row": """
I04: a row has more or fewer cells than the first.

What: A row of a table that is not as long as the row of names.

Why: Its cells would land in the wrong fields.

Example: `Hyde Park, in London,142 hectares` under `park,area`

Instead: Put a cell that holds the sign between cells into quotation marks.
""",
}
