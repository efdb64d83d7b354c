"""Flaws of English sentences: grammar, tangles, vague words, gaps that several answers fill."""

from __future__ import annotations

import re

from quizgen.languages.english.english_dates import MONTHS
from quizgen.languages.rule_words import Flaw

_FUNCTION_WORDS = (
    "a|an|the|of|in|on|at|to|for|by|with|from|and|or|as|than|is|are|was|were|did|does|do|what|who"
    "|which|when|where|how|many|into|its|their"
)
_AUXILIARIES = "is|are|was|were|did|does|do|has|have|had|can|could|will|would|may|might|must|should"
_BEFORE_BE = "to|not|will|would|can|could|may|might|must|should|shall|that|let|help|make|cannot|if"
_BEFORE_PARTICIPLE = (
    "be|been|become|get|got|have|had|keep|leave|remain|find|see|call|want|as|is|are|was|were|when|where"
    "|who|which|that|if|why|how|while|after|before|to"
)
_UNITS = (
    "kg|km|cm|mm|nm|µm|μm|mg|µg|μg|ml|mL|dl|Hz|kHz|MHz|GHz|kW|kWh|MW|GW|kJ|MJ|kPa|hPa|ppm|ppb|dB|eV"
)
_SAME_IN_PLURAL = (
    "people|men|women|children|feet|teeth|mice|lice|geese|oxen|dice|police|cattle|sheep|fish|deer"
    "|aircraft|spacecraft|hovercraft|offspring|salmon|trout|cod|swine|bison|yen|yuan|won|baht|rand"
    "|taka|euro|rupiah|hertz|data|media|bacteria|criteria|phenomena|strata|stomata|fungi|cacti"
    "|nuclei|radii|alumni|larvae|algae|vertebrae|percent|more|others|ATP|NADPH|GDP|dozen|hundred"
    "|thousand|million|billion|it|they|he|she|you|we|I"
)
_NO_PLURALS = r"(?!\w*(?:ss|us|is|ics|news|ness|abies|pies|ebes|etes|ves|pes|ries|cies|ns|as|os)\b)"
_IRREGULAR_PASTS = (
    "led|gave|made|took|brought|began|became|held|won|lost|built|cut|hit|put|set|let|cost|hurt|shut"
    "|split|spread|burst|beat|drove|drew|grew|broke|bore|caught|fed|fell|felt|fought|found|got|had"
    "|kept|laid|left|lit|met|paid|ran|rose|said|saw|sent|shook|shot|sold|spent|stood|struck|taught"
    "|threw|told|won|wore|wrote|came|went|swept|forms|ate|dealt|bound|bred|wiped|rid|quit|slit"
    "|thrust|cast|forecast|broadcast|overtook|overthrew|withdrew|underwent|gets|did|do|does|done"
)
_PREPOSITIONS = "on|in|of|at|by|for|to|from|with|among|within|under|about|else|if|then|besides"
_COMPARATIVES = (
    "longer|larger|bigger|smaller|shorter|higher|lower|faster|slower|stronger|weaker|older|younger"
    "|heavier|lighter|hotter|colder|warmer|cooler|cheaper|richer|poorer|denser|brighter|darker"
    "|deeper|shallower|wider|narrower|thicker|thinner|better|worse|greater|safer|harder|softer"
    "|easier|taller|closer|nearer|drier|wetter|cleaner|louder|quieter|steeper|simpler|sharper"
)
_RELATIVES = r"\b(?:that|which|who|whom|whose)\b"


def _flaw(
    pattern: str, problem: str, remedy: str, signs: str = "", *, certain: bool = True
) -> Flaw:
    return Flaw(re.compile(pattern), problem, remedy, frozenset(signs.split()), certain)


GRAMMAR_FLAWS = (
    _flaw(
        rf"\b((?:{_FUNCTION_WORDS})|(?!that|very|more|long)[a-z]{{4,}}) \1\b",
        "has “{}”: a word twice in a row",
        "remove one of them",
    ),
    _flaw(
        r"(?i)(?:^|, )(?:in|at|on|of|with|into|near) (?:where|when)\b",
        "has a preposition before “where” or “when”: “{}”",
        "ask “where …?” or “when …?”, or “in which city …?”",
        "where when",
    ),
    _flaw(
        rf"(?i)\b(?:did|does|do) (?:(?!(?:{_BEFORE_BE})\b)[^\s,;?]+ )+?be\b",
        "says “{}”: “be” takes no “do”",
        "ask with “is”, “are”, “was” or “were”",
        "be",
    ),
    _flaw(
        rf"\bdid (?:(?!(?:{_BEFORE_PARTICIPLE})\b)[^\s,;?]+ ){{1,6}}"
        r"(?!\w*(?:eed|bed|red)\b)\w{2,}ed\?$",
        "says “{}”: after “did”, the verb has its base form",
        "write “did … clear”, without “-ed”",
        "did",
    ),
    _flaw(
        rf"(?i)\bhow many (?!(?:{_SAME_IN_PLURAL}|\w*people)\b)\w*[^s\W\d] (?:{_AUXILIARIES})\b",
        "asks “{}” with a singular",
        "use the plural; for an irregular one, give `units:`",
        "many",
    ),
    _flaw(
        r"(?i)\bthe (\w{4,}) of the (?:[\w-]+ )?\1\b",
        "says “{}”",
        "say it once",
        "the",
    ),
    _flaw(
        r"[Tt]he name of [a-z-]+\?$",
        "asks for “{}”, and gives the name itself",
        "say what kind of name you ask for, such as the Greek word",
        "name",
    ),
    _flaw(
        rf"\b(?:{'|'.join(MONTHS)}) \d,\d{{3}}\b",
        "has “{}”: a year has no comma",
        "write the year without a comma, as a date",
    ),
    _flaw(
        rf"(?:°[CFK]|\b(?:{_UNITS}))s\b",
        "has “{}”: symbols have no plural",
        "write the symbol without “s”",
    ),
    _flaw(
        rf"[Ww]hat is (?:(?!the |a |an |of )[\w-]+ ){{0,2}}{_NO_PLURALS}[a-z]+s\?$",
        "asks “{}” with a plural",
        "ask “what are …?”, or use the singular",
        "what",
        certain=False,
    ),
    _flaw(
        r"[Ww]hat are an? ",
        "asks “{}…” with a singular",
        "ask “what is …?”, or use the plural",
        "what",
    ),
    _flaw(
        rf"^[Ww]hat (?!(?:{_AUXILIARIES}|{_IRREGULAR_PASTS}|{_PREPOSITIONS})\b)[a-z]+(?<!s)(?<!ed) "
        r"(?:the|an?|more|less|about|over|nearly|almost|most|all|up to|their|its|\d[\d,.]*)\b"
        rf"(?!.* (?:{_AUXILIARIES})\b)",
        "begins with “{}”: “what” takes a singular verb",
        "write the verb with “-s”, or ask “which plants …?”",
        "what",
        certain=False,
    ),
    _flaw(
        r"\b[Ww]hich (?:two|three|four|five|six|seven|eight) [\w-]+ (?:is|was) "
        r"(?!(?:the|an?|he|she|it|there|that)\b)[a-z]+",
        "asks “{}”: a plural takes “are” or “were”",
        "use the plural of the verb",
        "which",
    ),
    _flaw(
        r"\bdid [^,;?]*\bequal\b",
        "asks “{}” in the past, but it is always so",
        "use the present tense",
        "equal",
        certain=False,
    ),
)

TANGLES = (
    _flaw(
        r"^[Ww]hat (?:on|in|of|at|by|among|within|under) (?!which\b)",
        "begins with “{}”: readers first take these words for something else",
        "put them at the end, or ask “which … of …?”",
        "what",
    ),
    _flaw(
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
    rf"(?i)^(?!.*\b(?:{_AUXILIARIES})\b.*\b(?:{_WHICH})\b)"
    rf".*?\b(?P<word>{_WHICH}) (?:[\w’-]+ ){{0,4}}(?:{_AUXILIARIES}) "
)
QUESTION_STARTS = re.compile(
    rf"(?:{_BEGINNINGS}|{_AUXILIARIES})\b|[^\w]|[^,;:—–]*[,;:—–.]"
    r"|(?:[\w’'-]+ ){1,5}(?:of|from|by|in|with|to|for|on) (?:which|whose|whom)\b",
    re.IGNORECASE,
)

_SOURCES = "article|report|text|passage|author|source|study|paper|essay|review"
WORDING_QUESTIONS = (
    _flaw(
        rf"(?i)\b(?:does|do|did) (?:(?:the|an?|this|its) )?(?:[\w’-]+ ){{0,2}}(?:{_SOURCES})s?\b"
        r"[^,?]* (?:name|call|describe|mention|list|term|refer to|cite|phrase)\b",
        "asks how a source words it: “{}”",
        "ask for what the source says, not for its words",
        "name call describe mention list term refer cite phrase",
        certain=False,
    ),
    _flaw(
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
    _flaw(
        r"(?i)\b(?:the|this) (?:article|passage|excerpt|text)\b(?! (?:of|by|on|in|from|that)\b)",
        "refers to “{}”, which a card does not show",
        "name the source, or leave it out",
        "article passage excerpt text",
        certain=False,
    ),
)

OPEN_GAPS = (
    _flaw(
        r"^[^,]*?\b(?:is|are|was|were|be|become|becomes|became)(?: an?| the)? _____[.]?$",
        "leaves open what fills the gap: many words do",
        "make a question of it, or say “is called”",
        "is are was were be become becomes became",
    ),
)
OPEN_OBJECTS = re.compile(r"\b\w{3,}(?:ed|ing)(?: from)? _____")
PLACE_GAPS = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round) _____")

VAGUE_STATEMENTS = (
    _flaw(
        r"(?i)\b(?:certain|various)\b(?! of| that|ly|[.,])"
        r"|\bsome (?!\d|of\b|one\b|(?:hundred|thousand|million|two|three|four|five|ten|twenty)\b)",
        "says “{}”: whether that is true cannot be judged",
        "name them, or give their number",
        "certain various some",
        certain=False,
    ),
)
COMPARISONS = (
    _flaw(
        r"(?i)\b(?:is|are|was|were) (?:much |far |even )?"
        rf"(?:{_COMPARATIVES}|(?:more|less) [a-z]+(?<!s)(?<!ing))\??[.]?$",
        "says “{}” without saying than what",
        "add “than …”, or “of the two”",
        " ".join(_COMPARATIVES.split("|")) + " more less",
        certain=False,
    ),
)
COUNTED_MEMBERS = re.compile(
    r"\b(?:which|what|name the) (?:two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
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
    rf"^(?:[a-z]+ )?(?:which|what) ([a-z-]+) (?:{_AUXILIARIES})\b", re.IGNORECASE
)
DATE_QUESTIONS = re.compile(
    r"(?:when|(?:in|on|by) (?:which|what) (?:year|month|date|day|month and year)) "
    rf"(?=(?:{_AUXILIARIES})\b)",
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
