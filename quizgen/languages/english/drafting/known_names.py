"""Names in an English article: which are people, and which name the class of a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from quizgen.languages.english.drafting import word_classes as classes
from quizgen.languages.english.drafting.word_lists import read_words
from quizgen.languages.english.english_plurals import plural, singular

_WORD = r"[A-ZÀ-Þ][\w’'-]*\w"
_JOINS = "of|de|van|von|der|al|bin|da|di|la|le|the"
NAME = rf"{_WORD}(?:(?: (?:{_JOINS}))* (?:[A-ZÀ-Þ]\.|{_WORD}|[IVX]+\b))*"
"""A name, for a case-sensitive regular expression."""
_NAMES = re.compile(NAME)
_NUMERAL = re.compile("[IVX]{2,}|V|X")
_NO_KINGS = frozenset(("World", "Part", "Type", "Phase", "Apollo", "Gemini", "Article", "Class"))
_NO_GIVEN_NAMES = frozenset(("The", "In", "On", "By", "At", "An", "A"))
_ACTS = (
    "wrote|said|says|married|died|was born|invented|discovered|proposed|described|argued|believed"
    "|composed|painted|demonstrated|suggested|reigned|observed|noticed|noted|recalled|studied"
    "|drowned|patented|persuaded|told|thought|coined"
)
_ALONE = re.compile(
    r"\b((?!He\b|She\b|They\b|It\b|Who\b|We\b)[A-ZÀ-Þ][a-zà-ÿ]{3,})(?= (?:also |later |first )?"
    r"(?:wrote|composed|painted|argued|believed|married|died|was born|invented|said|told|thought"
    r"|proposed|studied)\b)"
)
"""A single name whose verb shows that it is a person."""
_ROLE = (
    r"(?:[a-z-]*(?:ist|ian|ician|er|or|ant|man|woman|eer)|poet|king|queen|prince|princess|duke|son"
    r"|daughter|wife|husband|brother|sister|father|mother|monk|nun|saint|pope|president|general"
    r"|captain|colonel|student|chief|head|immigrant|native|courtier|nephew|friend|chemist|judge)"
)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Sir|Lady|Lord|Dame|King|Queen|Emperor|Empress|Prince|Princess|Duke|Pope|Saint"
    r"|President|General|Captain|Admiral|Colonel|Professor|Chief Justice|Prime Minister|Senator"
    r"|Father|Bishop|Archbishop|Cardinal|Count|Baron)\.?"
)
_KIN = "(?:elder|younger|eldest|youngest|oldest|son|daughter|wife)"
_AFTER_PERSON = re.compile(
    rf" (?:also |later |first )?(?:{_ACTS})\b|, (?:the )?{_KIN}\b"
    rf"|, (?:(?:an?|the|then|later|now) )?(?:[\w’-]+ ){{0,3}}{_ROLE}\b(?! of [a-z]+ of)"
)
_BEFORE_PERSON = re.compile(
    rf"\b(?:{_TITLE}|\w+[’']s {_ROLE}|(?:[Tt]he|[Aa]n?) (?:[\w-]+ ){{0,2}}{_ROLE}) \Z"
)
_IN_PLACE = re.compile(rf"\b[Ii]n ({NAME})")
_LONGEST_TITLE = 200
"""Maximum length of what is read before a name: “the Danish physiologist”."""
_WORD_END = re.compile(r"\b")
_NOUN_AFTER = r"(?!(?:is|was|were|had|has|in|at|on|and|to|of|for|from)\b)[a-z]"
"""The beginning of a noun after a name: “the John Brown raid”."""
_MOST_WORDS = 4
"""Maximum number of words of a person's name that begins with a given name."""
_SHORT = 3
"""Maximum length of last names that may be other words as well."""


def can_be(pronoun: str, name: str) -> bool:
    """Return whether “he” or “she” can mean a person, by the first name; false without a name."""
    _, female = read_words("given_names")
    first = name.partition(" ")[0]
    is_female = first in female or first.endswith("a") or first in ("Lady", "Queen")
    return bool(name) and is_female == (pronoun in ("she", "her", "hers"))


class Names(Struct, frozen=True):
    """Names of an article. `people` maps each name of a person to the full name.

    `common` are the words that the article has in lower case, `capitalized` those that have a
    capital within sentences. `places` are the names after “in” and the like.
    """

    people: Mapping[str, str] = {}
    common: AbstractSet[str] = frozenset()
    capitalized: AbstractSet[str] = frozenset()
    places: AbstractSet[str] = frozenset()

    def full_name(self, name: str) -> str:
        """Return the full name of a person; empty for other names."""
        return self.people.get(name, "")

    def person_in(self, subject: str) -> str:
        """Return the name of a person at the end of a subject: “the poet X”; empty without one."""
        if subject in self.people or " and " in subject:
            return subject if subject in self.people else ""
        longer = (name for name in self.people if " " in name and subject.endswith(f" {name}"))
        name = next(longer, "")
        before = subject.removesuffix(name).lower().split()
        return name if classes.PREPOSITIONS.isdisjoint(before) else ""

    def people_in(self, text: str) -> set[str]:
        """Return the names of people that occur in a text."""
        return {name for name in self.people if re.search(rf"\b{re.escape(name)}\b", text)}

    def is_common(self, word: str) -> bool:
        """Return whether a word with a capital has it only as the first word of its sentence."""
        small = word.lower()
        if classes.is_function_word(small) or classes.is_adverb(small):
            return True
        if classes.is_adjective(small) and word not in self.capitalized:
            return True
        if small in classes.BEFORE_CLAUSES | classes.SUBJECTS:
            return True
        forms = {small, singular(small) or small, plural(small)}
        if word in self.capitalized:
            return small in self.common
        return bool(forms & self.common) or classes.is_verb(small)

    def is_certain(self, word: str) -> bool:
        """Return whether it is certain that a word is a name, or that it is none."""
        word = _without_possessive(word)
        return word[:1].islower() or word in self.capitalized or self.is_common(word)


def read_names(sentences: Sequence[str]) -> Names:
    """Return the names in sentences."""
    words = [word for sentence in sentences for word in re.findall(r"[\w’'-]+", sentence)[1:]]
    text = " ".join(sentences)
    return Names(
        dict(_find_people(text)),
        frozenset(word for word in words if word.islower()),
        frozenset(word for word in words if word[:1].isupper()),
        frozenset(map(_without_possessive, _IN_PLACE.findall(text))),
    )


def _find_people(text: str) -> Mapping[str, str]:
    """Return the full name of each name of a person: a last name means the only one who has it."""
    found = (_bare(match[0]).partition(" of ")[0] for match in _NAMES.finditer(text))
    names = dict.fromkeys(found)
    people = {name: name for name in names if " " in name and _is_person(name, text)}
    for name in list(people):
        last = name.rpartition(" ")[2]
        others = [other for other in people if other.rpartition(" ")[2] == last]
        is_last = len(last) > _SHORT and not _NUMERAL.fullmatch(last) and len(others) == 1
        if is_last and re.search(rf"(?<![A-Z][a-z] ){re.escape(last)}\b", text):
            people[last] = name
    for name in dict.fromkeys(_ALONE.findall(text)):
        if not re.search(rf"\b(?:in|at|from|to|of the|[Tt]he) {name}\b", text):
            people.setdefault(name, name)
    return people


def _bare(name: str) -> str:
    return _without_possessive(re.sub("^(?:BC|AD|BCE|CE) ", "", name))


def _without_possessive(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def _is_person(name: str, text: str) -> bool:
    words = name.split()
    parts = read_words("nouns")[0]
    if words[0] in _NO_GIVEN_NAMES or " the " in name or name.endswith("s’"):
        return False
    if any(word.lower() in parts for word in words):
        return False
    if _NUMERAL.fullmatch(words[-1]):
        return words[0] not in _NO_KINGS
    this = re.escape(name)
    given, female = read_words("given_names")
    if words[0] in given | female and len(words) <= _MOST_WORDS:
        return not re.search(rf"\b[Tt]he (?:[a-z]+ing )?{this}\b(?! {_NOUN_AFTER})", text)
    if re.search(rf"\b(?:[Tt]he|in|at|on|near|to) {this}\b", text):
        return False
    return any(_is_person_at(found, text) for found in re.finditer(this, text))


def _is_person_at(name: re.Match[str], text: str) -> bool:
    """Return whether the words around a name are those around a person's name."""
    if _AFTER_PERSON.match(text, name.end()):
        return True
    near = max(0, name.start() - _LONGEST_TITLE)
    is_whole = _WORD_END.match(text, name.end())
    return bool(is_whole and _BEFORE_PERSON.search(text, near, name.start()))


def class_of(name: str) -> str:
    """Return the class that is a part of a name: “lake” for Lake Nyos; empty without one."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    if "v." in words:
        return "case"
    if len(words) == 1 or name == "Rhode Island":
        return ""
    known = (word.lower() for word in (words[-1], words[0]) if word[0].isupper())
    return next((word for word in known if word in read_words("nouns")[0]), "")
