"""The formats that can be imported, one module each.

A format has SUFFIXES and `read_foreign(request)`, which returns a foreign deck, or None and the
findings that prevent it.
"""

from quizgen.imports.formats import packages, tables

FORMATS = (tables, packages)
