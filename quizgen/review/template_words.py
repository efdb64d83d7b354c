"""The literal text of templates, without the values that facts fill in.

On filled text a word list is right only about half of the time: a “not” may be part of a name or a
quotation. On the literal text of a template it is nearly always right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct

from quizgen.diagnostics import Finding, Place
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.kinds import STATEMENT, in_language
from quizgen.facts.marked_sentences import SentenceText, without_places
from quizgen.review.item_text import unquoted, value_names
from quizgen.review.rule_findings import error
from quizgen.values.texts import has_words

_FIELD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


class Wording(Struct, frozen=True):
    """A template that a fact uses, its own or its kind's. `steps` are the keys that lead to it."""

    fact: Fact
    template: str
    steps: tuple[str, ...]

    @property
    def noun(self) -> str:
        """What a message calls it."""
        return "the sentence" if isinstance(self.template, SentenceText) else "the template"

    @property
    def shown(self) -> str:
        """Its text in a message."""
        return without_places(self.template)

    @property
    def place(self) -> Place:
        """The place of the template in the deck or in the file of the kind."""
        is_own = self.steps[0] == "wording"
        return self.fact.place(*self.steps) if is_own else self.fact.kind_file.place(*self.steps)


def _is_meant(wording: Wording, words: str) -> bool:
    del wording, words
    return True


def find_in_wordings(
    deck: Deck, pattern: re.Pattern[str], is_meant: Callable[[Wording, str], bool] = _is_meant
) -> Iterator[tuple[Wording, str]]:
    """Yield each template whose literal text matches a pattern, with the first words meant.

    A kind's template is yielded once for every fact that uses it, since each may suppress it.
    """
    searched = ((text, pattern.finditer(literal_text(text))) for text in _templates(deck))
    found = {template: matched for template, m in searched if (matched := [one[0] for one in m])}
    for wording in wordings(deck) if found else ():
        is_own = isinstance(wording.template, SentenceText)
        of_kind = found.get(wording.template, [])
        words = _find_own_words(wording, pattern) if is_own else iter(of_kind)
        meant = (word for word in words if is_meant(wording, word))
        yield from ((wording, word) for word in islice(meant, 1))


def _find_own_words(wording: Wording, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield the words of a sentence fact that match, other than those of its quote and its values.

    Other kinds have the words of the quote in their values, which are not searched either. A value
    may be a name such as “No”, the symbol of nobelium, which a question of the fact repeats.
    """
    names = frozenset(value_names(wording.fact))
    for match in pattern.finditer(literal_text(wording.template)):
        if match[0] not in names and not has_words(wording.fact.quote, match[0], same_case=False):
            yield match[0]


def findings_in_wordings(
    deck: Deck, pattern: re.Pattern[str], code: str, help_: str
) -> Iterator[Finding]:
    """Yield an error for each template whose literal text matches a pattern."""
    for wording, word in find_in_wordings(deck, pattern):
        message = f"{wording.noun} contains “{word}”: “{wording.shown}”"
        yield error(wording.fact, code, message, help_, wording.place)


def wordings(deck: Deck) -> Iterator[Wording]:
    """Yield the templates of every fact: its statement and its questions."""
    for fact in deck.facts:
        kind = fact.kind
        statement = in_language(kind.statement, deck.language.tag) or ""
        own = fact.wording.get(STATEMENT)
        yield Wording(fact, own or statement, ("wording", STATEMENT) if own else (STATEMENT,))
        for name, question in kind.questions.items():
            if name in fact.wording:
                yield Wording(fact, fact.wording[name], ("wording", name))
            elif name not in fact.without:
                stem = in_language(question.stem, deck.language.tag) or ""
                yield Wording(fact, stem, ("questions", name, "stem"))


def _templates(deck: Deck) -> set[str]:
    """Return all templates of the kinds and the facts of a deck."""
    kinds = {id(fact.kind): fact.kind for fact in deck.facts}.values()
    of_kinds = [
        in_language(template, deck.language.tag) or ""
        for kind in kinds
        for template in (kind.statement, *(question.stem for question in kind.questions.values()))
    ]
    return {*of_kinds, *(own for fact in deck.facts for own in fact.wording.values())}


def literal_text(template: str) -> str:
    """Return a template with `…` for its fields and its quoted words."""
    return unquoted(_FIELD.sub("…", without_places(template)))
