"""Codes of import findings (I)."""

TEXTS = {
    "unreadable-import": """
I01: a table or a package cannot be read.

What: The file is not a UTF-8 table or an Anki package, is damaged or too large, or contains nothing
to make a fact from. This is a file for `quizgen import`, a table of a deck, or the roster of a
quiz. An XLSX or ODS file also needs the extra `xlsx`.

Why: A part of a file looks like all of it, so nothing is written.

Example: A package whose download was interrupted.

Instead: Follow the help: for example, export the deck from Anki again, or save as “CSV UTF-8” in a
spreadsheet.
""",
    "unfilled-field": """
I02: the columns of a table do not fit the kind.

What: A required field of the kind has no column, a field has two columns, or `--map` or `--set`
names an unknown field or column.

Why: Columns are never assigned to fields by guessing.

Example: `quizgen import parks.csv --kind quantity`, where the columns are Park and Area.

Instead: `--map Park=actor --map Area=amount`, and `--set "verb=cover, covered"` for a value that
all rows share.
""",
    "invalid-cell": """
I03: a cell is not valid for its field.

What: A cell is not a valid number, date, verb or id, or is empty although the kind requires it.

Why: An unreadable value gives no question. Nothing is written until all rows are valid.

Example: “last spring” in a column of dates.

Instead: Write what the message asks for, or map another column.
""",
    "uneven-row": """
I04: a row has more or fewer cells than the header.

What: The number of cells in a row differs from the number of column names in the first row.

Why: Its cells would end up in the wrong fields.

Example: `Hyde Park, in London,142 hectares` under `park,area`

Instead: Quote a cell that contains the delimiter.
""",
    "broken-question": """
I05: a question of a question bank is broken.

What: A question in GIFT has braces that do not match, a question in Aiken has no key or a key that
is not one of its options, or Moodle XML is not well-formed.

Why: Platforms import such a question without a warning, but with another right answer. Nothing is
written until all questions can be read.

Example: `What is {x}? {=1 ~2}`, in which GIFT reads x as the answers.

Instead: Put a backslash before a brace of a text: `What is \\{x\\}? {=1 ~2}`
""",
}
