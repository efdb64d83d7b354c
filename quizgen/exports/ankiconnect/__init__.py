"""Push decks into a running Anki, through the add-on AnkiConnect on this machine.

`client` implements the protocol, `collection_state` reads what Anki has, `forecast` compares
that with a build, and `package_push` has Anki import the package and suspends retired cards.
"""
