"""Draft candidate facts from the text of a source, by rules and without network access.

A few good candidates are better than many bad ones. A rule proposes only what it can read from the
form of a sentence, and a candidate that does not load and ground without a finding is dropped.
"""
