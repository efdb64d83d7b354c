"""A local page that shows decks as they will be handed out, and follows what their author saves.

`rendering` makes all that is shown of a deck, `board` keeps what was last good, `answering` says
what each address shows, `serving` listens on the loopback, `watching` waits for the next save.
Nothing here writes: neither builds nor ledgers know that somebody looked.
"""
