"""Find words in an English clause that mean something outside it: “this”, “the former”, “we”."""

from __future__ import annotations

import re

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clauses import Clause
from quizgen.languages.english.drafting.dates_in_text import INCOMPLETE
from quizgen.languages.english.drafting.finite_verbs import is_finite, split_words
from quizgen.languages.english.english_plurals import is_plural

_TIMES = (
    "year|month|day|week|spring|summer|autumn|winter|night|morning|decade|century|moment|time"
    "|period|point|case"
)
_POINTS_BACK = re.compile(
    r"\b(?:this|these|those(?! (?:who|that|which|of|with|in|from|on|at|[a-z]+ed)\b)|here"
    r"|there(?! (?:is|are|was|were|exists?|appears?|remains?)\b)|former|latter|ours|I|my|me"
    r"|the other|ones|the (?:two|three|four)(?! [\w -]{1,30}? (?:of|that|which|who|between)\b)"
    r"|today|nowadays|now|currently"
    r"|recently|lately|so far|else|mentioned|aforementioned|likewise|similarly|thereby|therefore"
    r"|thus|thereafter|such(?! [\w ]{0,30}\bas\b)|(?:do|does|did|done) so|one of (?:them|which)"
    rf"|(?:that|the following|the next|the previous|the|which) (?:{_TIMES})"
    r"(?! (?:of\b|that\b|when\b|after\b|before\b|between\b|it\b|[A-Z]))"
    r"|(?:years?|months?|weeks?|days?|decades?|centuries) (?:later|earlier|before|after|afterwards)"
    r"|the (?:first|second|third|last|latest|final|only) (?:is|was|are|were|one|two)"
    r"|(?:that|which) followed|happens? next|[Bb]y then|until then|since then)\b"
    r"|\b(?:above|below|too)(?=$|,)|\beither$|\bone(?=[.,]| and|$| of them| was| is)"
    r"|\bboth(?! [a-z’\w -]+ and )\b|(?<!\d )(?<!\d[\d,]{3} )(?<!illion )years ago"
    r"|\b(?:his|its|her|their) (?:first|second|last|own|others?)(?= in\b| of\b| on\b|$|,)"
    r"|\bhis (?:to|and|from|in|on|at|for)\b|[Tt]hen,"
)
"""Words that mean something named before."""
_SUBJECT_POINTS_BACK = re.compile(
    r"^(?:(?:an?|the) )?(?:similar|same|other|another|both(?! .* and ))\b", re.IGNORECASE
)
_PEOPLES = (
    "planet|planetary|solar system|galaxy|own|brains?|bod(?:y|ies)|eyes?|ears?|skin|senses?|lives"
    "|life|society|societies|cultures?|experiences?|perceptions?|memor(?:y|ies)|muscles|hearing|vision"
    "|hands?|fingers?|hearts?|lungs?|blood|bones|thoughts|feelings|emotions|behaviou?r|environment"
    "|world|atmosphere|ancestors|species|cells|nervous system|immune system|ability|attention"
)
_AUTHORS = re.compile(
    rf"\b(?:our|your)\b(?! (?:{_PEOPLES})\b)"
    r"|\b(?:[Ww]e|[Yy]ou|us)\b(?: \w+ly| can| may| might| will| could| must| should| also| have"
    r"| now| already| would| cannot| do| did| not)* (?:been|\w*ing|discuss|learn|explore|examine"
    r"|turn|look|consider|encounter|want|notice|imagine|recall|return|note|mention|describe|ask"
    r"|mean|review|begin|focus|start|let|go|select|illustrate|apply|conclude"
    r"|(?:discuss|learn|explor|examin|turn|look|consider|encounter|mention|describ|review)ed)\b"
    r"|\blet us\b|\byou\b|(?:^|[,:;] |\b(?:and|but|or|so|then) )[Ww]e\b"
)
"""What the authors do, and words that address the readers."""
_OUR_PEOPLE = re.compile(rf"our (?:{_PEOPLES})\b")
_AS_KNOWN = re.compile(r" as we know (?:it|them)\b")
_OTHERS = re.compile(
    r"\b(?:[Ss]ome|[Mm]any|[Mm]ost|[Oo]ne|[Cc]ertain|[Ee]ach|[Oo]nly)\b.*\bothers\b"
    r"|\b(?:of|to|with|from|than|for|by|each|[a-z]+ing) others\b"
)
"""“Some … others”, and “watching others”."""
_MORE = (
    "more|less|fewer|larger|smaller|bigger|higher|lower|faster|slower|better|worse|greater"
    "|stronger|weaker|earlier|longer|shorter|cheaper|heavier|lighter|purer|deeper|wider|quicker"
    "|thicker|thinner|richer|poorer|hotter|colder|warmer|cooler|safer|easier|harder|closer|nearer"
)
_FIRST_PART = re.compile(r"[A-Z]\w+ I\b")
"""“Article I”, where “I” is a number."""
_COMPARED_ONES = re.compile(r"than (?:[\w-]+ ){1,2}ones\b")
_COMPARED = re.compile(rf"(?<!becomes )(?<!become )(?<!became )\b(?:{_MORE})\b(?!-| of the\b)")
_NOT_COMPARED = re.compile(
    rf"\b(?:an?|the) (?:far |much |still |even )?(?:{_MORE}) [a-z]+|\bthan\b"
    r"|\bmore or less|no longer|any longer|once more|higher education|or more\b|a little more"
)
"""Comparatives that need no “than”."""
_ATTRIBUTE = re.compile(
    rf"\b(?!more |less )(?:{_MORE}) (?!and |or |than )[a-z]{{4,}}|\bmore [a-z]+s\b"
)
"""A comparative before a noun: “lower frequencies”."""
_THAT = re.compile(r"\bthat ([a-z]+)(?= (?:in|of|to|from|for|by|with|on|at|was|is|were|and)\b|$|,)")
_THAT_NOUN = re.compile(
    rf"\b(?:{'|'.join(sorted(classes.PREPOSITIONS - {'in', 'except', 'so'}))})"
    r" that (?!of\b|on\b|in\b|for\b|from\b|at\b)[a-z]+\b"
    r"(?! (?:is|are)\b)"
)
"""“That” before a noun: “represented by that signal”."""


def has_loose_words(clause: Clause) -> bool:
    """Return whether a clause has words that mean something outside it, or half a quotation."""
    text = _FIRST_PART.sub("Part", _COMPARED_ONES.sub("than", _AS_KNOWN.sub("", clause.text)))
    return (
        bool(_POINTS_BACK.search(text) or re.search(INCOMPLETE, text))
        or bool(_SUBJECT_POINTS_BACK.search(clause.subject))
        or _addresses_reader(clause, text)
        or _lacks_others(text)
        or _lacks_condition(text)
        or _lacks_comparison(clause, text)
        or (bool(re.search(r"\banother\b", text)) and not re.search(r"\bone\b", text))
        or _has_demonstrative(text)
        or text.count("“") != text.count("”")
        or bool(text.count('"') % 2)
    )


def _addresses_reader(clause: Clause, text: str) -> bool:
    """Return whether a clause is about the readers or the authors, not about people in general."""
    opens = (clause.lead or clause.subject).lower()
    is_ours = opens.startswith(("our ", "your ", "you ")) and not _OUR_PEOPLE.match(opens)
    is_event = clause.is_past and re.search(r"\b(?:we|our|us|you|your)\b", text, re.IGNORECASE)
    return is_ours or bool(_AUTHORS.search(text) or is_event)


def _lacks_condition(text: str) -> bool:
    """Return whether a text says what would have happened without saying in which case."""
    would = re.search(r"\bwould (?:not |never |also )?have\b", text)
    return would is not None and not re.search(r"\b(?:if|unless|without)\b", text, re.IGNORECASE)


def _lacks_others(text: str) -> bool:
    """Return whether “others” comes without “some” and does not mean people in general."""
    return bool(re.search(r"\bothers\b", text)) and not _OTHERS.search(text)


def _lacks_comparison(clause: Clause, text: str) -> bool:
    """Return whether a clause compares its subject with something that it does not name."""
    if _NOT_COMPARED.search(text) or _COMPARED.search(clause.subject):
        return False
    return bool(_COMPARED.search(text if clause.is_past else _ATTRIBUTE.sub("", text)))


def _has_demonstrative(text: str) -> bool:
    """Return whether a text has “that” before a noun."""
    found = _THAT.finditer(text)
    return bool(_THAT_NOUN.search(text)) or any(
        _is_demonstrative(each[1], text[each.end() :]) for each in found
    )


def _is_demonstrative(word: str, after: str) -> bool:
    """Return whether a word after “that” is a noun without a verb: “that eruption”."""
    words = split_words(f"X {after.partition(',')[0]}")
    has_verb = any(is_finite(words, at) for at in range(1, len(words)))
    is_noun = not (classes.may_be_verb(word) or is_plural(word))
    return not has_verb and is_noun and word not in classes.SUBJECTS
