"""Values that facts hold: entities, verbs, quantities, dates and texts of any language.

The languages in `quizgen.languages` read and write them.
"""
