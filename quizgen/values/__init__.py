"""Values that facts hold: entities, verbs, quantities, dates and texts, alike in every language.

The languages in `quizgen.languages` read and write them.
"""
