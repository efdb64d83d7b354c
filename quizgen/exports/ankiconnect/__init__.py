"""Straight into a running Anki, through the add-on AnkiConnect on this machine.

`client` speaks its protocol, `reading` asks what Anki has, `forecast` compares that with a build,
and `pushing` lets Anki import the package and suspends what is retired.
"""
