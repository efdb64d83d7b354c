"""The rules for forms, one module each. They work like those for decks, on the items of one form.

Forms are composed to follow the rules, and checked nevertheless. No fact can suppress them.
"""

from quizgen.review.form_rules import (
    answers_elsewhere,
    lopsided_forms,
    repeated_questions,
)

FORM_RULES = (
    answers_elsewhere,
    repeated_questions,
    lopsided_forms,
)
"""All rules for forms, in the order of their codes."""
