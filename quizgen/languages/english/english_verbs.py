"""Forms of English verbs, inferred from one form.

A past gives “did … clear” and “cleared”, a present “does … clear” and “clears”, which agree with
their subject. A base form means the simple past. Other tenses and the passive have their auxiliary:
“was founded”, “has cleared”, “will send”. Words after the verb belong to it: “broke out”.
"""

from __future__ import annotations

import re

from quizgen.languages.english.irregular_verbs import (
    base_of_participle,
    irregular_base,
    irregular_past,
)
from quizgen.languages.english.regular_verbs import (
    base_of_present,
    base_of_regular_past,
    regular_past,
)
from quizgen.languages.verbs import Verbs
from quizgen.values.entities import Verb

_PLURALS = {"is": "are", "was": "were", "has": "have", "does": "do"}
"""Auxiliaries in the singular, and in the plural."""
_FORMS_OF_BE = ("is", "are", "was", "were")
_MODALS = ("will", "would", "can", "could", "may", "might", "must", "shall", "should")
_AUXILIARIES = frozenset((*_FORMS_OF_BE, *_MODALS, "did", "does", "do"))
_PERFECT = ("has", "have", "had")
_HAVE = {"has": "does", "have": "do", "had": "did"}
_HAS_NO_FORM = ("be", "been", "being", "am")
_OTHER_WORDS = frozenset((
    "a", "an", "the", "to", "of", "in", "on", "at", "by", "for", "from", "with", "and", "or", "not",
    "no", "it", "he", "she", "they", "we", "his", "her", "its", "their", "this", "that", "who",
    "which", "what", "when", "as", "than", "very", "more",
))  # fmt: skip
_NOUN = re.compile(r"(?:tion|ment|ness|ity|ism|[ae]nce|ship)$|(?:ous|ful|[ai]ble|ive)$")
"""Endings of nouns and adjectives, which few verbs have."""
_VERBS_LIKE_NOUNS = (
    "achieve advance arrive augment balance believe cable caution cement commence comment"
    " commission complement conceive condition convince dance deprive derive disable distance dive"
    " document drive enable enhance experience experiment finance forgive fragment function give"
    " glance implement influence lament licence license live mention perceive petition position"
    " question receive reference relieve relive revive sentence ship silence stable station strive"
    " supplement survive table thrive torment worship"
)
_AMBIGUOUS = {"lie": "lay or lied"}
"""Bases with two verbs, and what to write instead."""
_WORDS = re.compile(r"[A-Za-z][\w'’-]*(?: \S+)*")
_ADVERBS = re.compile(r"^((?:[a-z]+ly|first|also|then|later|soon|once|often|never) )+")


class _EnglishVerbs(Verbs):
    def read(self, text: str) -> Verb:
        first, _, rest = text.partition(" ")
        if not _WORDS.fullmatch(text) or first in _OTHER_WORDS or first in _HAS_NO_FORM:
            raise ValueError(f"“{text}” is not a verb form; write a form such as cleared or clears")
        return _read_composed(first, rest) or _read_simple(text)

    def from_forms(self, base: str, past: str) -> Verb:
        first = past.partition(" ")[0]
        if base.partition(" ")[0] in (*_HAS_NO_FORM, *_FORMS_OF_BE):
            raise ValueError(f"questions would ask “did … {base}”; {_instead(past, first)}")
        if base == past and base.endswith("ed") and not irregular_past(base):
            inferred = base_of_regular_past(base)
            raise ValueError(
                f"“{base}” is not a base form; write {past}, or {{base: {inferred}, past: {past}}}"
            )
        return Verb("did", base, past)


def _instead(past: str, first: str) -> str:
    """Return the help for a form of “be”, which takes no “did” in a question."""
    main = past.removeprefix(first).strip()
    if first not in _FORMS_OF_BE:
        return f"write was {past}, or {{aux: was, main: {past}}}"
    return f"write {past}, or {{aux: {first}, main: {main}}}" if main else f"write {past}"


def _read_composed(first: str, rest: str) -> Verb | None:
    """Return a verb with an auxiliary, or None if the first word is not one."""
    if first == "cannot" and rest:
        return Verb("can", f"not {rest}", f"cannot {rest}")
    if (first == "used" or first in _HAVE) and rest.startswith("to "):
        auxiliary = _HAVE.get(first, "did")
        base = "use" if first == "used" else "have"
        return _agreeing(Verb(auxiliary, f"{base} {rest}", f"{first} {rest}"))
    is_perfect = first in _PERFECT and _is_participle(rest)
    if is_perfect or first in _FORMS_OF_BE or (first in _AUXILIARIES and rest):
        return _agreeing(Verb(first, rest, f"{first} {rest}".strip()))
    return None


def _is_participle(words: str) -> bool:
    first, _, rest = _ADVERBS.sub("", words).partition(" ")
    if first == "not":
        return _is_participle(rest)
    return first == "been" or first.endswith("ed") or bool(base_of_participle(first))


def _agreeing(verb: Verb) -> Verb:
    """Return a verb with its plural, if its auxiliary has one."""
    first, _, rest = verb.past.partition(" ")
    auxiliary = _PLURALS.get(verb.auxiliary, verb.auxiliary)
    past = f"{_PLURALS.get(first, first)} {rest}".strip()
    if (auxiliary, past) == (verb.auxiliary, verb.past):
        return verb
    return Verb(verb.auxiliary, verb.main, verb.past, Verb(auxiliary, verb.main, past))


def _read_simple(text: str) -> Verb:
    """Return a verb in the past, in the present or in its base form, with the words after it."""
    adverbs = _ADVERBS.match(text)
    before = adverbs[0] if adverbs else ""
    word, space, after = text.removeprefix(before).partition(" ")
    rest = space + after
    if base := irregular_base(word) or base_of_regular_past(word):
        return Verb("did", f"{before}{base}{rest}", text)
    if base := base_of_present(word):
        main = f"{before}{base}{rest}"
        return Verb("does", main, text, Verb("do", main, main))
    _check_base(word)
    past = irregular_past(word) or regular_past(word)
    return Verb("did", text, f"{before}{past}{rest}")


def _check_base(word: str) -> None:
    """Raise ValueError if a word is not the base form of a verb, or the base of two verbs."""
    if word in _AMBIGUOUS:
        raise ValueError(f"“{word}” is the base of two verbs; write {_AMBIGUOUS[word]}")
    if (base := base_of_participle(word)) and irregular_past(word) == "":
        past = irregular_past(base)
        raise ValueError(f"“{word}” is a participle; write {past}, was {word} or has {word}")
    if word.endswith("ing") and not irregular_past(word) and re.search("[aeiouy].*ing$", word):
        raise ValueError(f"“{word}” is not a finite form; write was {word}, or the past")
    is_other = _NOUN.search(word) and word not in _VERBS_LIKE_NOUNS.split()
    if is_other or _ADVERBS.match(f"{word} ") or not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word):
        raise ValueError(
            f"the forms of “{word}” are not certain; write {{base: …, past: …}} if it is a verb"
        )


VERBS: Verbs = _EnglishVerbs()
