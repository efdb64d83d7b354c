"""The rules for good items, one module each: `CODE` and `check(deck, items) -> findings`.

Codes carry the numbers of the item-writing rules they enforce, and are permanent.
"""

from quizgen.review.rules import (
    attributed_claims,
    distinct_options,
    full_questions,
    hidden_keys,
    one_answer,
    quote_lengths,
    short_answers,
)

RULES = (
    one_answer,
    distinct_options,
    hidden_keys,
    attributed_claims,
    full_questions,
    short_answers,
    quote_lengths,
)
