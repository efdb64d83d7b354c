"""The blind guesser: nothing but knowledge should find the right options of a deck.

A heuristic sees the stem and the options of an item, and tables over the whole deck, but neither
facts nor keys. Rules about single items miss the worst flaws, because a cue is one only by what it
does over a whole deck: “the longest option” may be right once, but not four times in ten.
"""
