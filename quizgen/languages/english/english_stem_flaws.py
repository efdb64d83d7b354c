"""Flaws of English sentences: tangles, vague words, questions about a source, open gaps."""

from __future__ import annotations

import re

from quizgen.languages.english.english_comparisons import COMPARATIVES
from quizgen.languages.english.english_grammar_flaws import AUXILIARIES, flaw
from quizgen.languages.english.english_number_grammar import LISTED_NUMBER

_RELATIVES = r"\b(?:that|which|who|whom|whose)\b"

TANGLES = (
    flaw(
        r"^[Ww]hat (?:on|in|of|at|by|among|within|under) (?!which\b)",
        "begins with “{}”: readers first take these words for something else",
        "put them at the end, or ask “which … of …?”",
        "what",
    ),
    flaw(
        rf"^[Ww]hat (?:is|was|are|were) the .*{_RELATIVES} "
        rf"(?:the|an?|its|their) (?:[\w-]+ ){{1,2}}{_RELATIVES}",
        "has a clause within a clause",
        "ask for less, or begin with “which”",
        "that which who whom whose",
    ),
)

_WHICH = "who|whom|whose|what|when|where|which|why|how"
_BEGINNINGS = (
    "who|whom|whose|what|when|where|which|why|how|in|on|at|to|from|by|for|with|without|within|of"
    "|under|over|after|before|during|through|into|up|down|as|against|among|between|beside|besides"
    "|beyond|near|off|since|until|till|than|toward|towards|upon|via|per|across|along|around|about"
    "|above|below|behind|despite|except|inside|outside|following|if|while|because|though|although"
    "|once|unless|whereas|according|and|but|out|next|instead|together|alongside|apart|beneath"
    "|throughout|onto|thanks|because|due|relative|compared|unlike|like|concerning|regarding"
    "|approximately|roughly|just|only|exactly"
)
LATE_WORDS = re.compile(
    rf"(?i)^(?!.*\b(?:{AUXILIARIES})\b.*\b(?:{_WHICH})\b)"
    rf".*?\b(?P<word>{_WHICH}) (?:[\w’-]+ ){{0,4}}(?:{AUXILIARIES}) "
)
QUESTION_STARTS = re.compile(
    rf"(?:{_BEGINNINGS}|{AUXILIARIES})\b|[^\w]|[^,;:—–]*[,;:—–.]"
    r"|(?:[\w’'-]+ ){1,5}(?:of|from|by|in|with|to|for|on) (?:which|whose|whom)\b",
    re.IGNORECASE,
)

_SOURCES = "article|report|text|passage|author|source|study|paper|essay|review"
WORDING_QUESTIONS = (
    flaw(
        rf"(?i)\b(?:does|do|did) (?:(?:the|an?|this|its) )?(?:[\w’-]+ ){{0,2}}(?:{_SOURCES})s?\b"
        r"[^,?]* (?:name|call|describe|mention|list|term|refer to|cite|phrase)\b",
        "asks how a source words it: “{}”",
        "ask for what the source says, not for its words",
        "name call describe mention list term refer cite phrase",
        certain=False,
    ),
    flaw(
        r"(?i)\b(?:the|this) (?:article|passage|excerpt|text|following text|paragraph|report)’s "
        r"(?:title|author|wording|words|subject|topic|headline)\b"
        r"|\bthe (?:title|wording|headline) of the (?:article|passage|text|report|source)\b",
        "asks about the source itself: “{}”",
        "ask about the subject, not about the article",
        "title wording headline author words subject topic",
        certain=False,
    ),
)
UNNAMED_SOURCES = (
    flaw(
        r"(?i)\b(?:the|this) (?:article|passage|excerpt|text)\b(?! (?:of|by|on|in|from|that)\b)",
        "refers to “{}”, which a card does not show",
        "name the source, or leave it out",
        "article passage excerpt text",
        certain=False,
    ),
)

OPEN_GAPS = (
    flaw(
        r"^[^,]*?\b(?:is|are|was|were|be|become|becomes|became)(?: an?| the)? _____[.]?$",
        "leaves open what fills the gap: many words do",
        "make a question of it, or say “is called”",
        "is are was were be become becomes became",
    ),
)
OPEN_OBJECTS = re.compile(r"\b\w{3,}(?:ed|ing)(?: from)? _____")
PLACE_GAPS = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round) _____")

VAGUE_STATEMENTS = (
    flaw(
        r"(?i)\b(?:certain|various)\b(?! of| that|ly|[.,])"
        rf"|\bsome (?!\d|of\b|(?:{LISTED_NUMBER}|hundred|thousand|million|dozen)\b)",
        "says “{}”: whether that is true cannot be judged",
        "name them, or give their number",
        "certain various some",
        certain=False,
    ),
)
COMPARISONS = (
    flaw(
        r"(?i)\b(?:is|are|was|were) (?:much |far |even )?"
        rf"(?:{COMPARATIVES}|(?:more|less) [a-z]+(?<!s)(?<!ing))\??[.]?$",
        "says “{}” without saying than what",
        "add “than …”, or “of the two”",
        " ".join(COMPARATIVES.split("|")) + " more less",
        certain=False,
    ),
)
COUNTED_MEMBERS = re.compile(
    r"\b(?:which|what|(?:(?:what|which) (?:are|were)|name|list) the)"
    r" (?:two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
EXAMPLES_FOLLOW = re.compile(
    r"\b(?:such as|for example|for instance|including|among them|e\.g\.|among others)",
    re.IGNORECASE,
)
PERSONAL_QUESTIONS = re.compile(r"^(?:[a-z]+ )?(?:who|whom|whose)\b", re.IGNORECASE)
RELATION_QUESTIONS = re.compile(r"^[Ww]hat relation (?:is|was) .*? to (.*)\?$")
AMOUNT_QUESTIONS = re.compile(
    r"^(?:to |for |in |within |by |of |at |with )?how many\b", re.IGNORECASE
)
YEAR_QUESTIONS = re.compile(
    r"^(?:in|by|until|since|from|before|after) (?:which|what) year\b", re.IGNORECASE
)
WHICH = re.compile(r"^(?:[a-z]+ )?(?:which|what) ", re.IGNORECASE)
EXCEPTIONS = re.compile(r",? (?:besides|apart from|other than|along with) [^,?]+(?:,|(?=\?))")
CLASSES_ASKED_FOR = re.compile(
    rf"^(?:[a-z]+ )?(?:which|what) ([a-z-]+) (?:{AUXILIARIES})\b", re.IGNORECASE
)
DATE_QUESTIONS = re.compile(
    r"(?:when|(?:in|on|by) (?:which|what) (?:year|month|date|day|month and year)) "
    rf"(?=(?:{AUXILIARIES})\b)",
    re.IGNORECASE,
)
EARLIER_EVENTS = tuple(
    (re.compile(later), earlier)
    for later, earlier in (
        (r"did (.+) divorce (.+)\?", r"did \1 marry \2?"),
        (r"did (.+) die\?", r"was \1 born?"),
        (r"was (.+) (?:killed|murdered|executed|assassinated|put to death)\?", r"was \1 born?"),
        (r"did (.+) end\?", r"did \1 begin?"),
        (r"did (.+) leave (.+)\?", r"did \1 join \2?"),
        (r"was (.+) (?:closed|abolished|dissolved|destroyed|demolished)\?", r"was \1 founded?"),
        (r"was (.+) (?:destroyed|demolished|closed)\?", r"was \1 built?"),
        (r"was (.+) closed\?", r"was \1 opened?"),
        (r"was (.+) (?:repealed|amended)\?", r"was \1 adopted?"),
    )
)
