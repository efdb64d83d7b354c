"""English rule words."""

from __future__ import annotations

import re

from quizgen.languages.english import english_questions as questions
from quizgen.languages.english import english_stem_flaws as stem_flaws
from quizgen.languages.english.english_grammar_flaws import GRAMMAR_FLAWS
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.patterns import any_of
from quizgen.languages.rule_words import RuleWords

_PRONOUNS = (
    "he", "she", "it", "they", "we", "you", "this", "these", "those", "his", "her", "its", "their",
    "our", "your", "him", "them", "us",
)  # fmt: skip
_PRONOUN = rf"(?:{'|'.join(_PRONOUNS)})\b"
_AUXILIARY = "(?:did|does|do|is|are|was|were|will|would|can|could|may|might|must)"
_HAVE = r"(?:has|have|had) (?:he|she|it|they|we|you)\b"
"""Without “her”: “had her daughter taught” names the mother before it."""
_CURRENT = (
    r"(?<!electric )(?<!electrical )(?<!alternating )(?<!direct )(?<!ocean )(?<!strong )(?<!sea )"
    r"current(?! of\b| in\b| that\b| which\b| through\b| is\b| was\b| from\b| to\b| and\b"
    r"| flows?\b| flowed\b| passes\b| carries\b| between\b| does\b| can\b| at\b|[?.,)]|$)"
)
"""R25: “current” before a noun. The noun “current” comes after “electric” or before a verb."""
_LINKS = "which|that|who|whose|where|when|in|on|of|at|by|for|from|with|as"
_BEGINS = rf"(?!(?:made|found|used|called|{_LINKS})\b)"
_PART = rf"{_BEGINS}[^\s,;]+(?: (?!(?:and|or|{_LINKS}) )[^\s,;]+){{0,4}}"
"""R40: a part of a list, up to five words. The parts of a definition have “of” or “which”."""

RULE_WORDS = RuleWords(
    absolutes=any_of(
        "always", "never", "all", "every", "everybody", "everyone", "everything", "nobody",
        "no one", "nothing", "invariably", "absolutely",
    ),
    vague_frequencies=any_of(
        "usually", "sometimes", "frequently", "generally", "occasionally", "rarely", "seldom",
        "typically", "commonly", "normally", "regularly", "mostly", "(?<!how )often",
    ),
    negatives=re.compile(
        r"\b(?:not|none|neither|nor|except|cannot|no(?! (?:fewer|more|less) than))\b|n[’']t\b",
        re.IGNORECASE,
    ),
    joined_questions=re.compile(
        r"\b(?:and|or),? (?:(?:at|by|for|from|in|of|on|to|with) )?"
        r"(?:who|whom|whose|what|when|where|which|why|how)\b",
        re.IGNORECASE,
    ),
    pointers=any_of(
        "he", "she", "it", "they", "we", "you", "him", "them", "us", "this", "these", "those",
        "here", "now", "today", "yesterday", "tomorrow", "currently", "nowadays", "recently",
        "lately", "the (?:article|text|passage|author|following|aforementioned)",
        r"the (?:above|below)", r"(?:above|below)(?!-?\s*[\w…])",
    ),
    pronouns=frozenset(_PRONOUNS),
    pronoun_subjects=re.compile(
        rf"^{_PRONOUN}|^[^,.:;]*?\b(?:{_AUXILIARY} (?!it (?:called|take)\b){_PRONOUN}|{_HAVE})",
        re.IGNORECASE,
    ),
    bare_sources=re.compile(
        r"According to (?:the|this) (?:article|text|report|author|source),"
    ),
    state_words=frozenset((
        "current", "present", "incumbent", "latest", "newest", "yet", "far", "date", "today",
    )),
    changing_states=re.compile(
        rf"\b(?:{_CURRENT}|present-day|at present|incumbent|latest|newest|as yet|so far"
        r"|to date|today)\b",
        re.IGNORECASE,
    ),
    points_in_time=re.compile(r"\bas of\b|\b\d{4}\b|\b(?:AD|BC)\b", re.IGNORECASE),
    repeated_nouns=re.compile(
        r"\bwhich ([^\W\d][\w -]*) (?:is|was|are|were) (?:an? |the )?\1\b(?! of)"
    ),
    yes_no_questions=questions.YES_NO_QUESTIONS,
    yes_no_answers=frozenset(("yes", "no")),
    open_questions=questions.OPEN_QUESTIONS,
    definition_questions=questions.DEFINITION_QUESTIONS,
    own_words=questions.OWN_WORDS,
    words_of_others=questions.WORDS_OF_OTHERS,
    negations=re.compile(
        r"\b(?:not|never|neither|nor|cannot|no(?! (?:fewer|more|less) than))\b|n[’']t\b"
    ),
    second_statements=re.compile(
        r";|[a-z]{4,}[.!?] [A-Z]|\b(?:and|but|or|while|whereas),? (?:he|she|it|they) ", re.ASCII
    ),
    before_subjects=(
        "according to", "did", "does", "do", "was", "is", "has", "may", "can", "could", "will",
        "would", "might", "must",
    ),
    percentages=any_of("what percentage", "percent"),
    within_year=re.compile(r"\bwhich (?:month|quarter|date) (?:of|in) (\d{4})\b", re.IGNORECASE),
    after_year=re.compile(r"\b(?:after|since) (\d{4})\b", re.IGNORECASE),
    other_options=re.compile(
        r"\b(?:all|none|both|either|neither|any|some|two)\b"
        r".*\b(?:above|these|them|others|options)\b"
        r"|^(?:all|none|both|neither)$"
        r"|^(?:both |either |neither |only )?(?-i:[A-H])(?:,| and| or| nor) (?-i:[A-H])\b",
        re.IGNORECASE,
    ),
    lists=re.compile(
        rf"^{_PART}(?:, {_PART})+,? (?:and|or) {_PART}$|^{_PART}(?:, {_PART})+, (?:…|etc\b)|;\s"
    ),
    refers_to_options=re.compile(" of these "),
    function_words=frozenset((
        "about", "after", "also", "before", "been", "between", "could", "does", "from", "have",
        "into", "many", "more", "most", "much", "over", "such", "than", "that", "their", "them",
        "then", "there", "these", "they", "this", "those", "under", "were", "what", "when",
        "where", "which", "while", "whom", "whose", "will", "with", "would", "your",
    )),
    name_endings=frozenset((
        "", "a", "ain", "al", "and", "any", "ay", "ce", "e", "eland", "en", "ey", "ia", "in",
        "land", "o", "us", "y",
    )),
    derived_endings=frozenset((
        "an", "egian", "er", "ese", "i", "ian", "ic", "iot", "ish", "ium", "k", "lese", "n", "nish",
        "tish", "uese", "um", "vian",
    )),
    option_absolutes=frozenset((
        "all", "always", "completely", "ever", "every", "everybody", "everyone", "everything",
        "entirely", "exactly", "impossible", "must", "never", "nobody", "no", "none", "nothing",
        "only", "totally",
    )),
    option_hedges=frozenset((
        "can", "could", "frequently", "generally", "likely", "many", "may", "might", "mostly",
        "normally", "occasionally", "often", "perhaps", "possible", "possibly", "probably",
        "rarely", "seldom", "some", "sometimes", "tend", "typically", "usually",
        *(hedge for hedge in NUMBERS.hedges if " " not in hedge),
    )),
    plural_stems=any_of("are", "were", "have", "these", "those", "many"),
    grammar_flaws=GRAMMAR_FLAWS,
    tangles=stem_flaws.TANGLES,
    late_words=stem_flaws.LATE_WORDS,
    question_starts=stem_flaws.QUESTION_STARTS,
    wording_questions=stem_flaws.WORDING_QUESTIONS,
    unnamed_sources=stem_flaws.UNNAMED_SOURCES,
    open_gaps=stem_flaws.OPEN_GAPS,
    open_objects=stem_flaws.OPEN_OBJECTS,
    place_gaps=stem_flaws.PLACE_GAPS,
    vague_statements=stem_flaws.VAGUE_STATEMENTS,
    comparisons=stem_flaws.COMPARISONS,
    counted_members=stem_flaws.COUNTED_MEMBERS,
    examples_follow=stem_flaws.EXAMPLES_FOLLOW,
    personal_questions=stem_flaws.PERSONAL_QUESTIONS,
    relation_questions=stem_flaws.RELATION_QUESTIONS,
    amount_questions=stem_flaws.AMOUNT_QUESTIONS,
    year_questions=stem_flaws.YEAR_QUESTIONS,
    which=stem_flaws.WHICH,
    exceptions=stem_flaws.EXCEPTIONS,
    classes_asked_for=stem_flaws.CLASSES_ASKED_FOR,
    date_questions=stem_flaws.DATE_QUESTIONS,
    earlier_events=stem_flaws.EARLIER_EVENTS,
)  # fmt: skip
