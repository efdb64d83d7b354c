"""Values that facts hold: entities, verbs, quantities, dates and texts, alike in every language.

How a language writes and reads them is the business of `quizgen.languages`.
"""
