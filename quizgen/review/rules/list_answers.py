"""R40: an answer is not a list.

What: Finds answers with three or more parts, “a, b and c”, and answers with semicolons. Quoted
titles, and definitions with an article (“a small, round and hard fruit”), are not lists.

Why: A learner who recalls three of four parts cannot grade the card, and never learns the missing
one.

Example: “What did they carry?” → “uniforms, shotguns and rifles”

Instead: Mark each part in the sentence, and ask one question that says how many there are:
“[Uniforms], [shotguns] and [rifles] …”, “Which three things did they carry?” This makes a list,
which is marked part by part. The kind `list` does the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.interactions import Listing
from quizgen.questions.item import Item
from quizgen.review.item_text import asks_for_definition, in_words, memory_cards, unquoted
from quizgen.review.rule_findings import error, is_sentence

CODE = "R40"
NAME = "list-answers"
_HINTS = {
    False: "use the kind `list`, or a sentence that marks each part, with one question for all",
    True: "mark each part by itself, and ask one question for all: “Which three …?”",
}
"""The help for facts of a kind, and for sentence facts."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each item whose answer is a list."""
    for item in in_words(memory_cards(items)):
        if _is_list(item, deck.language):
            message = f"the answer to “{item.stem}” is a list: “{item.answer}”"
            hint = _HINTS[is_sentence(item.fact)]
            yield error(item.fact, CODE, message, hint)


def _is_list(item: Item, language: Language) -> bool:
    """Return whether an answer has several parts. A phrase of a definition may have commas."""
    if isinstance(item.interaction, Listing):
        return False
    answer = unquoted(item.answer)
    if not language.rules.lists.search(answer):
        return False
    is_phrase = language.nouns.starts_with_article(answer) and ";" not in answer
    return not (is_phrase and asks_for_definition(item, language))
