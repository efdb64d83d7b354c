"""English grounding words."""

from __future__ import annotations

import re

from quizgen.languages.english.english_dates import MONTHS
from quizgen.languages.grounding_words import GroundingWords
from quizgen.languages.patterns import any_of

_QUALIFIERS: tuple[tuple[str, ...], ...] = (
    ("not", "n't", "cannot", "never", "no", "none", "nobody", "nothing", "nor", "without"),
    ("nearly", "almost"),
    ("entirely", "fully", "completely", "wholly"),
    ("partly", "partially"),
    ("mostly", "largely", "mainly"),
    ("all", "every", "each"),
    ("many", "numerous"),
    ("most",),
    ("few",),
    ("several", "multiple"),
    ("always",),
    ("only", "solely"),
    ("possibly", "perhaps", "maybe", "may", "might"),
    ("probably", "likely"),
    ("reportedly", "reported", "reports"),
    ("allegedly", "alleged", "alleges"),
    ("apparently", "seemingly"),
)  # fmt: skip
_REPORTING = ("reportedly", "allegedly", "apparently", "seemingly")
_NOT_ADDABLE = {"reported", "reports", "alleged", "alleges", "without", "likely"}

_OPENING_WORDS = """
a an the this that these those there here it its he she they we his her their our one each every all
both some any many most much few several no not only such other another either neither none
in on at by to for from of with without within during before after since until under over above
below between among through throughout across along against about around near into onto out off up
down inside outside beyond behind beside besides despite unlike like as than per via according
following including concerning because if when whenever while where wherever although though unless
whether once so and but or nor yet also however therefore thus hence instead then now today later
soon still even just more less fewer at least today's again almost nearly roughly approximately
exactly up according unlike together alone what which who whom whose why how whereabouts do does did
is are was were be been has have had can could may might must shall should will would name complete
give state define describe explain list identify find write calculate solve translate fill choose
select say tell spell people
two three four five six seven eight nine ten eleven twelve half first second third
"""
"""Words with which English sentences and questions begin, besides names and nouns."""

GROUNDING_WORDS = GroundingWords(
    name=re.compile(
        r"(?<![^\W_])(?:[^\W\d_]*[A-Z][\w'’]*|\w*\d(?:(?:[\w'’,.]|:(?=\d))*\w)?)(?:-\w+)*"
    ),
    name_sign=re.compile(r"[A-Z\d]"),
    figure=re.compile(rf"\d|\b(?:{'|'.join(MONTHS)})\b"),
    possessive_endings=("'s",),
    qualifiers=_QUALIFIERS,
    clitics=("n't",),
    addable=frozenset(word for group in _QUALIFIERS for word in group) - _NOT_ADDABLE,
    # words that weaken or negate what follows, without “may”, which is a month as well
    droppable=frozenset((
        "not", "n't", "never", "nearly", "almost", "partly", "partially", "mostly", "largely",
        "mainly", "many", "numerous", "most", "few", "several", "multiple", "possibly", "perhaps",
        "maybe", "might", "probably", "likely", *_REPORTING,
    )),
    reporting=frozenset(_REPORTING),
    pronouns=frozenset((
        "he", "she", "it", "they", "we", "him", "her", "them", "his", "its", "their", "this",
        "these",
    )),
    question_words=frozenset((
        "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "in", "on", "at",
        "by", "to", "for", "from", "of", "the", "a", "an", "according",
    )),
    question_phrases=any_of("how many", "how much", "which (?:two|three|few)"),
    opening_words=frozenset(_OPENING_WORDS.split()),
    unit_ends=re.compile(r" (?:of|per|an?|in|to) "),
    joins_numbers=re.compile(
        r"[\s,–-]*(?:(?:to|and|or|out|of|the|its|from)[\s–-]+)*", re.IGNORECASE
    ),
    articles_for_one=("a", "an"),
)  # fmt: skip
