"""Drafts of facts: found by rules, or written by an AI assistant.

A few good candidates are better than many bad ones. A rule proposes only what it can read from the
form of a sentence, and a candidate that does not load and ground without a finding is dropped. For
an assistant, there are prompts, and its answers are merged into a deck. Nothing uses the network.
"""
