"""Blind guessers, which look for cues to the keys of a deck. Only knowledge should find the keys.

A heuristic sees the stem and the options of an item, and tables over the whole deck, but neither
facts nor keys. Rules for single items miss the worst flaws, since a cue shows only over a whole
deck: “the longest option” may be the key once, but not four times in ten.
"""
