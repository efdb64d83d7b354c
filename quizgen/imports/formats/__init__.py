"""The formats that can be imported, one module each.

A format has SUFFIXES, `accepts(request)`, and `read_foreign(request)`, which returns a foreign
deck, or None and the findings that prevent it. The first format that accepts a file reads it.
"""

from quizgen.imports.formats import packages, question_banks, tables, text_exports

FORMATS = (text_exports, question_banks, tables, packages)
