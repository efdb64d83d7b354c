"""Find flaws of finished sentences, given as patterns of the language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from quizgen.diagnostics import Finding
from quizgen.languages.language import Language
from quizgen.languages.rule_words import Flaw
from quizgen.questions.item import Item
from quizgen.review.item_text import in_words, unquoted, words_in
from quizgen.review.rule_findings import error, warning

MAX_LENGTH = 1000
"""Maximum length of a text that is searched, in characters."""
_Match = tuple[Flaw, str]
"""A flaw, and the words of a text that have it."""


def find_flaws(
    items: Iterable[Item], flaws: Sequence[Flaw], code: str, language: Language
) -> Iterator[Finding]:
    """Yield the first flaw of each stem. Equal stems are searched once."""
    chosen = tuple(items) if flaws else ()
    found = _find_flaws_by_text({item.stem for item in chosen}, flaws, language)
    for item in chosen if found else ():
        if item.stem in found:
            yield _report(item, item.stem, found, code)


def find_flaws_in_answers(
    items: Sequence[Item], flaws: Sequence[Flaw], code: str, language: Language
) -> Iterator[Finding]:
    """Yield the first flaw of each answer and each option."""
    items = tuple(in_words(items))
    texts = {item.answer for item in items}.union(*(item.options for item in items))
    found = _find_flaws_by_text(texts, flaws, language)
    for item in items if found else ():
        for text in dict.fromkeys((item.answer, *item.options)):
            if text in found:
                yield _report(item, text, found, code)


def _find_flaws_by_text(
    texts: AbstractSet[str], flaws: Sequence[Flaw], language: Language
) -> Mapping[str, _Match]:
    searched = texts if flaws else ()
    return {text: match for text in searched if (match := find_flaw(text, flaws, language))}


def _report(item: Item, text: str, found: Mapping[str, _Match], code: str) -> Finding:
    flaw, words = found[text]
    message = f"“{text}” {flaw.problem.format(words)}"
    return (error if flaw.certain else warning)(item.fact, code, message, flaw.remedy)


def find_flaw(text: str, flaws: Sequence[Flaw], language: Language) -> _Match | None:
    """Return the first flaw of a text, with the words that have it.

    Quoted words and attributions are not searched, nor is a text so long that some patterns would
    take a second: other rules report it for its length.
    """
    if len(text) > MAX_LENGTH:
        return None
    words = words_in(text) if any(flaw.signs for flaw in flaws) else frozenset[str]()
    possible = [flaw for flaw in flaws if not flaw.signs or not flaw.signs.isdisjoint(words)]
    if not possible:
        return None
    plain = unquoted(language.sentences.without_attribution(text))
    matches = ((flaw, flaw.pattern.search(plain)) for flaw in possible)
    return next(((flaw, match[0].strip(" ,")) for flaw, match in matches if match), None)
