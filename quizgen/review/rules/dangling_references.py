"""R26: an item can be understood by itself.

What: Finds questions and statements that open with a pronoun, templates that contain he, it, this,
now, today, recently, the article or above, and attributions to just “the article”. A pronoun may
refer to a picture or sound of the question: “Whose flag is this?”

Why: A card is reviewed alone, months later, among cards from other decks. By then it is unclear who
“they” were or when “now” was.

Example: What did they do in early September?

Instead: Use names instead of pronouns, give dates their year, and give the source a distinctive
`cite:`: “a report on the regiment’s return”. If “this” is a picture or a sound, name it under
`media:` with `show: question`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.facts.marked_sentences import SentenceText
from quizgen.facts.media.media_values import Side
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.questions.recall import FLASHCARD, LISTING, TYPED
from quizgen.review.item_text import find_in_stems, unquoted, value_names, words_in
from quizgen.review.rule_findings import error
from quizgen.review.template_words import Wording, find_in_wordings

CODE = "R26"
NAME = "dangling-references"
_HINT = "name what it refers to: cards are reviewed alone, months later"
_SHOW = "if it is the picture or sound, add `show: question` to it; else name what it refers to"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each template, item and source that refers to something outside the item."""
    language, reported, names = deck.language, set[str](), _find_names(deck)
    refers = partial(_refers_outside, language=language)
    for wording, word in find_in_wordings(deck, language.rules.pointers, refers):
        reported.add(wording.fact.id)
        message = f"{wording.noun} contains “{word}”: “{wording.shown}”"
        yield error(wording.fact, CODE, message, _HINT, wording.place)
    for item, found in find_in_stems(items, partial(_find_pronoun, language=language)):
        word = found[0].split()[-1]
        is_name = word in names and not item.stem.startswith(word)
        is_shown = bool(item.media_on(Side.QUESTION))  # “Whose flag is this?”
        if item.fact.id not in reported and not is_shown and not is_name:
            message = f"“{item.stem}” does not say what “{word}” refers to"
            yield error(item.fact, CODE, message, _SHOW if item.fact.media else _HINT)
    yield from _find_bare_sources(items, language)


def _refers_outside(wording: Wording, word: str, *, language: Language) -> bool:
    """Return whether a word of a template refers to something that its items do not show.

    A pronoun in a sentence refers to a noun before it. At the start of a stem, it is found there.
    """
    if _refers_to_options(wording, language):
        return False
    is_pronoun = word.lower() in language.rules.pronouns
    is_sentence = isinstance(wording.template, SentenceText)
    return not (is_pronoun and (is_sentence or wording.fact.media_on(Side.QUESTION)))


def _refers_to_options(wording: Wording, language: Language) -> bool:
    """Return whether a template has “which of these”, and is asked with options only."""
    name = wording.steps[1] if len(wording.steps) > 1 else ""
    spec = wording.fact.kind.questions.get(name)
    styles = spec.styles if spec else ()
    has_options = bool(styles) and {FLASHCARD, TYPED, LISTING}.isdisjoint(styles)
    return has_options and bool(language.rules.refers_to_options.search(wording.template))


def _find_names(deck: Deck) -> frozenset[str]:
    """Return the names and texts that are values of a deck: “The symbol of helium is He”."""
    names = chain.from_iterable(map(value_names, deck.facts))
    return frozenset(name for name in names if name[:1].isupper())


def _find_pronoun(stem: str, language: Language) -> re.Match[str] | None:
    """Return a pronoun without a noun. It may refer to the lines below a question, such as code."""
    if "\n" in stem or words_in(stem).isdisjoint(language.rules.pronouns):
        return None
    return language.rules.pronoun_subjects.search(
        unquoted(language.sentences.without_attribution(stem))
    )


def _find_bare_sources(items: Sequence[Item], language: Language) -> Iterator[Finding]:
    """Yield the first item of each source whose citation would fit any source."""
    first: dict[str, Item] = {}
    for item, found in find_in_stems(items, language.rules.bare_sources.match):
        first.setdefault(found[0], item)
    for words, item in first.items():
        message = f"“{words} …” could be any source: “{item.stem}”"
        yield error(item.fact, CODE, message, "give the source a distinctive `cite:`")
