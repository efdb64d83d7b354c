"""Rule words: the words that the rules for good items look for."""

from __future__ import annotations

import re

from msgspec import Struct


class RuleWords(Struct, frozen=True, eq=False):
    """The words and patterns of the rules in a language.

    A language that lacks words for a rule gives an empty set, an empty tuple or NOTHING (see
    `patterns`): the rule then finds nothing, rather than something wrong.
    """

    absolutes: re.Pattern[str]
    """R34: “always”, “nobody”, in the text of a template."""
    vague_frequencies: re.Pattern[str]
    """R35: “usually”, in the text of a template."""
    negatives: re.Pattern[str]
    """R33: “not”, in the text of a template."""
    joined_questions: re.Pattern[str]
    """R39: “and when”, in the text of a template."""
    pointers: re.Pattern[str]
    """R26: “they”, “today”: words in a template that refer to something outside it."""
    pronouns: frozenset[str]
    """R26: all words that `pronoun_subjects` may find, as a quick test."""
    pronoun_subjects: re.Pattern[str]
    """R26: a pronoun as the subject of a stem; the match ends with the pronoun."""
    bare_sources: re.Pattern[str]
    """R26: an attribution that fits any source, at the start of a stem."""
    state_words: frozenset[str]
    """R25: a word of each of `changing_states`, as a quick test."""
    changing_states: re.Pattern[str]
    """R25: “current”, “so far”, in a stem."""
    points_in_time: re.Pattern[str]
    """R25: a date. A stem with a date may ask about a changing state."""
    repeated_nouns: re.Pattern[str]
    """R07: “which city was a city”, in a stem; the first group is the noun."""
    yes_no_questions: re.Pattern[str]
    """R41: the start of a stem that yes or no answers."""
    yes_no_answers: frozenset[str]
    """R41: yes and no."""
    negations: re.Pattern[str]
    """R56: “not”, in a true-or-false statement."""
    second_statements: re.Pattern[str]
    """R55: the start of a second statement in a true-or-false item."""
    before_subjects: tuple[str, ...]
    """R62: “did”, “according to”: words that come right before a subject."""
    percentages: re.Pattern[str]
    """R12: a question for a percentage."""
    within_year: re.Pattern[str]
    """R12: “which month of 2025”; the first group is the year."""
    after_year: re.Pattern[str]
    """R12: “after 2025”; the first group is the year."""
    other_options: re.Pattern[str]
    """R28: “none of these”, in an option."""
    lists: re.Pattern[str]
    """R40: an answer that is a list."""
    refers_to_options: re.Pattern[str]
    """R03, R04: “of these”, in a folded stem that is complete only with its options."""
    function_words: frozenset[str]
    """R07: function words of four letters or more, such as “from”."""
    option_absolutes: frozenset[str]
    """Blind guesser: absolutes that are counted in options."""
    option_hedges: frozenset[str]
    """Blind guesser: hedges that are counted in options."""
    plural_stems: re.Pattern[str]
    """Blind guesser: a stem that asks for a plural."""
