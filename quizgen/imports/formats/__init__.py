"""The formats that can be imported, one module each: `SUFFIXES` and `read_foreign(request)`.

`read_foreign` returns a foreign deck, or None with the findings that forbid one.
"""

from quizgen.imports.formats import packages, tables

FORMATS = (tables, packages)
