"""Foreign files turned into a deck that a person then owns: tables and Anki packages.

The opposite of exports. What comes out is a draft in YAML, with the words of the file as its
source, so that it is checked, mended and built like any other deck.
"""
