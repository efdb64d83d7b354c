"""What is handed out: a module or folder for each format, the ledger, how files are written.

A format makes files of a publication: `make_files(publication) -> (name, bytes)`.
"""
