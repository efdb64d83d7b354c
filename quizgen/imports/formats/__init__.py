"""The formats that can be imported, one module each: `SUFFIXES` and `read_draft(request)`.

`read_draft` returns a draft, or None with the findings that forbid one.
"""

from quizgen.imports.formats import packages, tables

FORMATS = (tables, packages)
