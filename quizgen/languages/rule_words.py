"""Rule words: the words that the rules for good items look for."""

from __future__ import annotations

import re

from msgspec import Struct


class Flaw(Struct, frozen=True, eq=False):
    """A flaw that a pattern finds in a finished sentence.

    `problem` completes a message that begins with the sentence, and may contain the matched words
    as `{}`. `signs` are words in lower case, one of which every match contains: a quick test. An
    empty set means that there is no such test. A flaw that is not `certain` is a warning.
    """

    pattern: re.Pattern[str]
    problem: str
    remedy: str
    signs: frozenset[str] = frozenset()
    certain: bool = True


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
    open_questions: re.Pattern[str]
    """R41: “what”, “in which”, at the start of a stem: “no” is then a word like others."""
    definition_questions: re.Pattern[str]
    """R40, R42: the whole of a stem that asks what something is or means."""
    own_words: re.Pattern[str]
    """R41: frequent words of the language."""
    words_of_others: re.Pattern[str]
    """R41: frequent words of other languages, which the language lacks."""
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
    name_endings: frozenset[str]
    """R07: “land”: endings of names, after the letters that they share with derived words."""
    derived_endings: frozenset[str]
    """R07: “ish”: endings of words derived from names, after the same letters."""
    option_absolutes: frozenset[str]
    """Blind guesser: absolutes that are counted in options."""
    option_hedges: frozenset[str]
    """Blind guesser: hedges that are counted in options."""
    plural_stems: re.Pattern[str]
    """Blind guesser: a stem that asks for a plural."""
    grammar_flaws: tuple[Flaw, ...]
    """R66: mistakes in grammar, in a stem."""
    tangles: tuple[Flaw, ...]
    """R67: constructions that readers have to untangle, in a question."""
    late_words: re.Pattern[str]
    """R67: a question word after other words and before a verb; the group `word` is that word."""
    question_starts: re.Pattern[str]
    """R67: words with which a question begins: “in”, “when”, “which”."""
    wording_questions: tuple[Flaw, ...]
    """R68: questions about the words of a source."""
    unnamed_sources: tuple[Flaw, ...]
    """R68: a source that is only “the text”, in a stem."""
    open_gaps: tuple[Flaw, ...]
    """R69: gaps that several answers fill, in a statement."""
    open_objects: re.Pattern[str]
    """R69: a verb with a gap after it, which any “a …” fills."""
    place_gaps: re.Pattern[str]
    """R69: a gap after “in”, which takes a place as well as a time."""
    vague_statements: tuple[Flaw, ...]
    """R73: “some plants”, in a true-or-false statement."""
    comparisons: tuple[Flaw, ...]
    """R73: a comparative without that with which it compares, in a stem."""
    counted_members: re.Pattern[str]
    """R74: “which two plants”, in a question."""
    examples_follow: re.Pattern[str]
    """R74: “such as”, in a quote."""
    personal_questions: re.Pattern[str]
    """R75: “who”, in a question phrase or at the start of a question."""
    relation_questions: re.Pattern[str]
    """R75: “what relation was Ann to …?”; the first group is the one to whom she is related."""
    amount_questions: re.Pattern[str]
    """R75: “how many”, at the start of a question."""
    year_questions: re.Pattern[str]
    """R75: “in which year”, at the start of a question."""
    which: re.Pattern[str]
    """R76: “which”, at the start of a question; the noun that is asked for comes after it."""
    exceptions: re.Pattern[str]
    """R76: “, besides the first, ”, in a question."""
    classes_asked_for: re.Pattern[str]
    """R77: “which gas”, at the start of a question; the first group is the class."""
    date_questions: re.Pattern[str]
    """R78: “in which year ”, at the start of a question, up to the verb."""
    earlier_events: tuple[tuple[re.Pattern[str], str], ...]
    """R78: questions from the verb on, each with a template for what must have come before."""
