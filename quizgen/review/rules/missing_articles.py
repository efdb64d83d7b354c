"""R62: a name keeps the article that it has in its quote.

What: Finds sentences that begin with, or ask about, a lower-case name without an article, although
the quote always has “a”, “an” or “the” before it. This is a warning.

Why: “Commission of scientists signed the certificate” is not English, and learners lose trust in
the deck.

Example: `{name: commission of scientists}`, where the quote says “A commission of scientists”.

Instead: Set `the: true`, or include the article in the name: `{name: a commission …}`. The help
says which of these fits the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck, Fact
from quizgen.languages.language import Language
from quizgen.languages.patterns import alternatives
from quizgen.questions.item import Item
from quizgen.review.rule_findings import is_sentence, warning
from quizgen.values.entities import Entity
from quizgen.values.texts import fold

CODE = "R62"
NAME = "missing-articles"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first item of each fact that lacks an article of the quote."""
    before = alternatives(deck.language.rules.before_subjects)
    bare = {fact.id: tuple(_find_bare_names(fact, deck.language)) for fact in _facts_of(items)}
    for item in items:
        names = bare[item.fact.id]
        found = next((name for name in names if _lacks_article(name, item.stem, before)), None)
        if found:
            bare[item.fact.id] = ()
            message = f"“{item.stem}” lacks the article that the quote has before “{found}”"
            yield warning(item.fact, CODE, message, _hint(item.fact, found, deck.language))


def _hint(fact: Fact, name: str, language: Language) -> str:
    """Return the help, with the article that the quote has before a name."""
    definite = language.nouns.articles[0]
    before = re.findall(rf"(\S+) {re.escape(fold(name))}(?!\w)", fold(fact.quote), re.IGNORECASE)
    article = before[0].lower() if before else definite
    is_speaker = fact.according_to is not None and fact.according_to.name == name
    if is_sentence(fact) and not is_speaker:
        return f"write it in the sentence: “{article} {name}”"
    return (
        "set `the: true` for the name" if article == definite else f"write `name: {article} {name}`"
    )


def _facts_of(items: Sequence[Item]) -> Iterable[Fact]:
    return {item.fact.id: item.fact for item in items}.values()


def _lacks_article(name: str, stem: str, before: str) -> bool:
    subject = rf"(?:^|\b{before} ){re.escape(name)}(?!\w)"
    return bool(re.search(subject, stem, re.IGNORECASE))


def _find_bare_names(fact: Fact, language: Language) -> Iterator[str]:
    """Yield the names without an article that have one wherever they occur in the quote."""
    any_article = alternatives(language.nouns.articles)
    for value in (*fact.values.values(), fact.according_to):
        if isinstance(value, Entity) and _is_bare(value):
            name = re.escape(fold(value.name))
            article = rf"(\b{any_article} )?(?<!\w){name}(?!\w| of )"
            articles = re.findall(article, fold(fact.quote), re.IGNORECASE)
            if articles and all(articles):
                yield value.name


def _is_bare(entity: Entity) -> bool:
    """Return whether a name is singular, lower-case and used without an article."""
    return not entity.the and not entity.is_plural and entity.name[:1].islower()
