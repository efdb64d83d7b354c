"""The rules for forms, one module each: like those for decks, over the items of one form.

Forms are chosen so that they hold, and checked all the same. No fact can allow itself to break one.
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
"""In the order of their codes."""
