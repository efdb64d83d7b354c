"""Exports: a module or package per format, the ledger, and the writing of files.

Each format declares an `ExportFormat`: the files it makes from a publication, and the parts of
items that it carries in each style. `formats.FORMATS` lists them.
"""
