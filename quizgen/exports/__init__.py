"""Exports: a module or package per format, the ledger, and the writing of files.

A format turns a publication into files: `make_files(publication) -> (name, bytes)`.
"""
