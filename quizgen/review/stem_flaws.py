"""Find flaws of finished sentences, given as patterns of the language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.languages.language import Language
from quizgen.languages.rule_words import Flaw
from quizgen.questions.item import Item
from quizgen.review.item_text import unquoted, words_in
from quizgen.review.rule_findings import error, warning


def find_flaws(
    items: Iterable[Item], flaws: Sequence[Flaw], code: str, language: Language
) -> Iterator[Finding]:
    """Yield the first flaw of each stem."""
    yield from find_flaws_in_texts(((item, item.stem) for item in items), flaws, code, language)


def find_flaws_in_texts(
    texts: Iterable[tuple[Item, str]], flaws: Sequence[Flaw], code: str, language: Language
) -> Iterator[Finding]:
    """Yield the first flaw of each text of an item. Equal texts are searched once."""
    found: dict[str, tuple[Flaw, str] | None] = {}
    for item, text in texts if flaws else ():
        if text not in found:
            found[text] = find_flaw(text, flaws, language)
        if match := found[text]:
            flaw, words = match
            message = f"“{text}” {flaw.problem.format(words)}"
            yield (error if flaw.certain else warning)(item.fact, code, message, flaw.remedy)


def find_flaw(text: str, flaws: Iterable[Flaw], language: Language) -> tuple[Flaw, str] | None:
    """Return the first flaw of a text, with the words that have it.

    Quoted words and attributions are not searched.
    """
    words = words_in(text)
    possible = [flaw for flaw in flaws if not flaw.signs or not flaw.signs.isdisjoint(words)]
    if not possible:
        return None
    plain = unquoted(language.sentences.without_attribution(text))
    matches = ((flaw, flaw.pattern.search(plain)) for flaw in possible)
    return next(((flaw, match[0].strip(" ,")) for flaw, match in matches if match), None)
