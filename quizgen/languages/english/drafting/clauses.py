"""English clauses: a subject, a finite verb and the rest, and what comes before the subject."""

from __future__ import annotations

import re

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.clause_openings import can_open, split_lead
from quizgen.languages.english.drafting.dates_in_text import DATE
from quizgen.languages.english.drafting.finite_verbs import split_words
from quizgen.languages.english.drafting.known_names import NAME
from quizgen.languages.english.drafting.main_verbs import find_main_verb
from quizgen.languages.english.drafting.verb_objects import BEFORE_INFINITIVES, SAYING
from quizgen.languages.english.english_plurals import is_plural

_UNFINISHED = frozenset((
    "a", "an", "the", "no", "every", "in", "and", "or", "but", "of", "for", "from", "with", "which",
    "that", "who", "to", "as", "than", "although", "though", "because", "if", "whether", "its",
    "their", "his",
))  # fmt: skip
_OPEN_END = re.compile(
    r", (?:and|or|but|most|not),? ?(?:\w+ly)?$|\b(?:that|which|who), (?![^,]*,)|\band, "
    r"|, and [a-z ]+, [a-z]+$|, (?:might|may|could|would|will|can) "
)
_INVERTED = re.compile(r"(?i:only|not|never|rarely|seldom|neither|nor) .*\b(?:did|do|does)\b")
_AGENT = re.compile(rf"(?:(?:in|on) {DATE} )?by (?:the )?[A-Z]")
"""What follows a participle, not a finite verb: “written in 1901 by Ann Lee”."""
_NEW_CLAUSE = re.compile(r", (?!which|who|that|what|where|when|if|as)[a-z]+s (?:is|are|was|were) ")
_BEGUN = re.compile(r", (?:although|though|whereas|while|because|since|if) (?P<clause>[^,;]+)$")
_NO_SUBJECTS = frozenset(("worse", "better", "more", "less", "such", "so", "far", "not", "nor"))
_DROPPED = frozenset((
    "also", "then", "later", "soon", "therefore", "thus", "however", "even", "instead",
    "already", "eventually", "finally", "subsequently", "meanwhile", "indeed",
))  # fmt: skip
"""Adverbs without which a sentence is as true."""
_IN_SUBJECT = frozenset((
    "again", "far", "together", "twice", "only", "not", "alone", "there",
))  # fmt: skip
"""Adverbs that belong to the subject if they come after it."""
_DROPPED_AT_START = re.compile(r"^(?:later|soon|then|also|soon afterwards) (?!than\b)")
_SECOND_VERB = re.compile(
    r"^(?:(?!\b(?:and|or|but|that|which|who|whom|whose|where|when|because|although|though|while|if"
    r"|unless|as|than|whether|how|what|why|since|until|before|after|so|once)\b)[^,;:“(])*?"
    r"\b(?:is|are|was|were|has|had)\b"
)
_DATED = re.compile(rf"(?P<subject>.*?),? (?P<date>(?:in|on) {DATE})$")
"""A date between a subject and its verb: “X in 1672 described …”."""
_MORE_THAN = re.compile("(?:more|less) than ", re.IGNORECASE)
_OPENS_SINGULAR = re.compile(r"(?:an?|this|each|every) ", re.IGNORECASE)
_EXPLETIVE = re.compile(
    r"\w+ (?:\w+ly |also |first |not |often |always |now )*(?:necessary|possible|impossible"
    r"|important|clear|likely|unlikely|difficult|easy|easier|hard|harder|common|thought|believed|estimated"
    r"|known|said|suggested|true|been|until|best|better|worth|time|this|that|only|useful|helpful"
    r"|essential|to be|so|such|as if|out|sense|unclear|obvious|interesting|one of|the .* that)\b"
    r"|(?:seems?|seemed|appears?|appeared|takes?|took|takes|helps?|had taken) "
)
_NAMED_ASIDE = re.compile(r"(?:called|known as|termed) (?P<name>(?:the )?[\w’ -]+)$")
"""“This region, called the magnetosphere, …”."""
_PEOPLES = re.compile(r"^[A-Z]\w+(?:ans|ists|ers|ats|ots)$")
"""Names of groups: “Romans”, “Democrats”."""
_PLURALS = frozenset(("people", "men", "women", "children", "bacteria", "data", "media", "mice"))
_AFTER_HEAD = re.compile(
    r" (?:of|in|on|at|from|with|for|to|that|which|who|by|between|over|under|near|along) "
)


class Clause(Struct, frozen=True):
    """A clause as parts of its sentence.

    `lead` comes before the subject, with its comma, and `adverb` between the subject and the verb.
    `aside` is what the subject had between commas. `is_own` is false for a clause that the sentence
    does not state word for word. `is_first` is true for the first clause of a sentence, `is_whole`
    for a sentence with all its coordinated clauses, of which there are several. `tail` is a
    relative clause or a participle that the sentence has after the rest.
    """

    lead: str
    subject: str
    adverb: str
    verb: str
    rest: str
    aside: str = ""
    is_own: bool = True
    is_first: bool = True
    is_whole: bool = False
    tail: str = ""

    @property
    def text(self) -> str:
        """The clause as a sentence without its full stop."""
        return f"{self.before_rest}{self.rest}".strip()

    @property
    def before_rest(self) -> str:
        """The clause up to the rest, with a space at its end."""
        parts = (self.lead, self.subject, self.adverb, self.verb)
        return " ".join(filter(None, parts)) + " " * (not self.rest.startswith(","))

    @property
    def is_past(self) -> bool:
        """Whether the verb is in the past."""
        return classes.is_past(self.verb.lower())

    @property
    def is_definition(self) -> bool:
        """Whether an apposition says what its common noun is."""
        return not self.is_own and self.subject.islower()

    @property
    def is_expletive(self) -> bool:
        """Whether the subject is an “it” that means nothing: “it is possible to …”."""
        return self.subject.lower() == "it" and bool(_EXPLETIVE.match(f"{self.verb} {self.rest}"))

    @property
    def has_plural(self) -> bool:
        """Whether the subject is a plural: “the cells of the body”, “A and B”."""
        verb = self.verb.lower()
        if verb in ("is", "was", "has", "does") or classes.base_of_third_person(verb):
            return False
        return (
            verb in ("are", "were", "have", "do")
            or classes.is_base(verb)
            or is_plural_subject(self.subject)
        )


def is_plural_subject(subject: str) -> bool:
    """Return whether a subject is a plural."""
    head = _AFTER_HEAD.split(subject)[0]
    if " and " in head and not head.lower().startswith(("each", "every")):
        return True
    last = head.rpartition(" ")[2]
    if last.lower() in _PLURALS or _PEOPLES.search(last):
        return True
    return not last[:1].isupper() and is_plural(last.lower())


def parse_clause(text: str) -> Clause | None:
    """Return a text as a clause; None if its subject or its verb is not certain."""
    words = split_words(text)
    place = find_main_verb(words)
    if place and _has_no_subject(text[: words[place].start]):
        place = find_main_verb(words, place)  # “in a study published last month, X found”
    if not place:
        return None
    verb = words[place]
    lead, subject = split_lead(text[: verb.start].strip())
    subject, adverb = drop_adverbs(subject)
    subject, aside = _split_aside(subject)
    if lead.endswith(",") and "," in subject and " and " not in subject:
        region, _, subject = subject.partition(", ")  # “At a laboratory in Peoria, Illinois, …”
        lead = f"{lead} {region},"
    dated = _DATED.match(subject)
    if dated and not lead and not classes.opens_clause(dated["subject"].split()):
        lead, subject = dated["date"], dated["subject"]
    rest = _DROPPED_AT_START.sub("", text[verb.end :].strip())
    found = Clause(lead, subject, adverb, verb.text, rest, aside)
    return found if subject and _is_sound(found) else None


def _has_no_subject(before: str) -> bool:
    """Return whether only a preposition and its noun come before a verb."""
    lead, subject = split_lead(before.strip())
    first = subject.partition(" ")[0].lower()
    is_open = first in classes.PREPOSITIONS and can_open(subject)
    return is_open and not lead and "," not in subject


def _is_sound(clause: Clause) -> bool:
    """Return whether the parts of a clause agree, so that it is read right."""
    first = clause.subject.split()[0].lower()
    verb = clause.verb.lower()
    is_single = verb not in classes.MODALS and classes.base_of_finite(verb) not in SAYING
    if is_single and _SECOND_VERB.match(clause.rest):
        return False
    if (first in _NO_SUBJECTS and not _MORE_THAN.match(clause.subject)) or clause.subject.endswith(
        (" and", " or", ",")
    ):
        return False
    if classes.is_base(verb) and _OPENS_SINGULAR.match(clause.subject):
        return False
    if _INVERTED.match(clause.subject):
        return False
    if _AGENT.match(clause.rest) and classes.base_of_any_participle(verb):
        return False
    return clause.subject.lower() not in classes.PREPOSITIONS


def drop_adverbs(subject: str) -> tuple[str, str]:
    """Split the adverbs after a subject from it, without those that may be left out."""
    words = subject.split()
    at = len(words)
    while at > 1 and classes.is_adverb(words[at - 1].lower()) and words[at - 1] not in _IN_SUBJECT:
        at -= 1
    adverbs = (word for word in words[at:] if word.lower() not in _DROPPED)
    return " ".join(words[:at]), " ".join(adverbs)


def _split_aside(subject: str) -> tuple[str, str]:
    """Split what is between commas from a subject. A name replaces “the first patient”."""
    core, comma, aside = subject.partition(", ")
    if not comma or not aside.endswith(","):
        return subject.rstrip(","), ""
    if re.search(r", and (?:the )?[A-Z]", aside):
        return "", ""  # “A, a chemist, and B, a physicist, …” is a list
    aside = aside.rstrip(",")
    if named := _NAMED_ASIDE.match(aside):
        return named["name"], ""
    is_named = core.lower().startswith("the ") and re.fullmatch(NAME, aside)
    return (aside, core) if is_named else (core, aside)


def _lacks_verb(rest: str) -> bool:
    """Return whether “that” has no verb after it, or a comma begins another clause."""
    first, _, said = rest.partition(" ")
    is_open = first == "that" and not any(map(classes.may_be_verb, said.lower().split()[1:]))
    return is_open or bool(_NEW_CLAUSE.search(rest))


def is_finished(clause: Clause) -> bool:
    """Return whether a clause does not end in the middle of a phrase or without a verb."""
    rest = clause.rest
    last = rest.split()[-1].lower().rstrip(",") if rest else ""
    if last in _UNFINISHED or _OPEN_END.search(rest) or _lacks_verb(rest):
        return False
    base = classes.base_of_third_person(clause.verb)
    is_noun = classes.is_mostly_noun(base) and base not in BEFORE_INFINITIVES
    if base and is_noun and rest.startswith("to "):
        return False
    begun = _BEGUN.search(rest)
    words = split_words(f"and {begun['clause']}") if begun else ()
    return not begun or any(classes.may_be_verb(word.lower) for word in words[2:])
