"""What is handed out: the formats, one module or folder each, and the folder they are built into.

A format makes files of a publication: `make_files(publication) -> (name, bytes)`.
"""
