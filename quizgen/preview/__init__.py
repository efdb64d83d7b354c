"""A local web page that shows decks as learners see them, and follows changes.

`deck_view` creates the view of a deck, and `state` keeps the last good version.
`routes` maps URLs to responses, `server` listens on the loopback address, and `file_watch` waits
for changes. The preview writes no files: neither builds nor ledgers change.
"""
