"""Candidate facts from the text of a source, by rules: no network, and nothing that is not there.

Better few good candidates than many bad ones: a rule proposes only what it can read off the shape
of a sentence, and what does not load and ground without a finding is not proposed.
"""
