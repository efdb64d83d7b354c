"""Rule words: the words that the rules for good items look for."""

from __future__ import annotations

import re

from msgspec import Struct


class RuleWords(Struct, frozen=True, eq=False):
    """The words and patterns of the rules in a language, by what they find.

    A language that lacks words for a rule gives an empty set, an empty tuple or NOTHING (see
    `patterns`): the rule then finds nothing, rather than something wrong.

    Templates' own words: `absolutes` (R34), `vague_frequencies` (R35), `negatives` (R33),
    `joined_questions` (R39) and `pointers` (R26), which mean something outside of the template.

    Stems and statements: `pronouns` are all words that `pronoun_subjects` may find, which finds a
    pronoun as the subject of a question (R26), and `bare_sources` an attribution that fits any
    source (R26). `state_words` are words of each state that `changing_states` finds, which is fair
    with one of `points_in_time` (R25). `repeated_nouns` finds a question that asks “which city is a
    city”, with the noun as its first group (R07). `yes_no_questions` matches the start of a
    question that yes or no answers, and `yes_no_answers` are these answers (R41). `negations` (R56)
    and `second_statements` (R55) are looked for in true-or-false items. `before_subjects` are words
    that come right before a subject (R62). `percentages` finds a question for a percentage;
    `within_year` and `after_year` find the year that a question gives for a date (R12).

    Options and answers: `other_options` finds an option about the other options (R28), `lists` an
    answer that is a list (R40). `refers_to_options` finds a stem that is complete only with its
    options (“which of these”).

    Any text: `function_words` are words of four letters or more that mean nothing by themselves.

    The blind guesser: `option_absolutes` and `option_hedges` are words by which a guesser tells
    options apart, and `plural_stems` finds a stem that wants a plural.
    """

    absolutes: re.Pattern[str]
    vague_frequencies: re.Pattern[str]
    negatives: re.Pattern[str]
    joined_questions: re.Pattern[str]
    pointers: re.Pattern[str]
    pronouns: frozenset[str]
    pronoun_subjects: re.Pattern[str]
    bare_sources: re.Pattern[str]
    state_words: frozenset[str]
    changing_states: re.Pattern[str]
    points_in_time: re.Pattern[str]
    repeated_nouns: re.Pattern[str]
    yes_no_questions: re.Pattern[str]
    yes_no_answers: frozenset[str]
    negations: re.Pattern[str]
    second_statements: re.Pattern[str]
    before_subjects: tuple[str, ...]
    percentages: re.Pattern[str]
    within_year: re.Pattern[str]
    after_year: re.Pattern[str]
    other_options: re.Pattern[str]
    lists: re.Pattern[str]
    refers_to_options: re.Pattern[str]
    function_words: frozenset[str]
    option_absolutes: frozenset[str]
    option_hedges: frozenset[str]
    plural_stems: re.Pattern[str]
