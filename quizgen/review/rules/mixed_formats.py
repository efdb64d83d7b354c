"""R10: options have one format.

What: Compares the case, digits, articles, brackets, decimals and final punctuation of options. A
key that differs from all other options is an error; other differences are a warning.

Why: Learners pick the odd one out before they read it.

Example: A. Ann Lee  B. bo diaz  C. cy fox

Instead: Write all names of a type in the same way, including `extra_distractors:`, and use separate
types for values that differ by nature.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.formulas import with_opaque_formulas
from quizgen.languages.language import Language
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.review.item_text import worded_choices
from quizgen.review.rule_findings import error, warning

CODE = "R10"
NAME = "mixed-formats"
_DIGIT, _BRACKET = re.compile(r"(?<!\w)\d"), re.compile(r"[()\[\]]")


@lru_cache(maxsize=1 << 12)
def _has_article(option: str, language: Language) -> bool:
    """Return whether an option starts with an article, also after a factor: “twice the mass”."""
    return language.nouns.starts_with_article(language.numbers.without_factor(option))


_FEATURES: Mapping[str, Callable[[str, Language], object]] = {
    "a lower-case first letter": lambda option, _: option[:1].islower(),
    "an article": _has_article,
    "digits": lambda option, _: _DIGIT.search(option),
    "brackets": lambda option, _: _BRACKET.search(option),
    "decimals": lambda option, language: language.numbers.has_decimals(option),
    "final punctuation": lambda option, _: option.endswith((".", "!", "?")),
}


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item whose options differ in format, with the first difference."""
    for item, choice in worded_choices(items):
        for feature, test in _FEATURES.items():
            with_feature = [
                option
                for option in choice.options
                if test(with_opaque_formulas(option), deck.language)
            ]
            if 0 < len(with_feature) < len(choice.options):
                yield _report(item, choice, feature, with_feature)
                break


def _report(item: Item, choice: Choice, feature: str, with_feature: list[str]) -> Finding:
    others = [option for option in choice.options if option not in with_feature]
    pair = f"“{with_feature[0]}” has {feature}, “{others[0]}” does not"
    message = f"the options of “{item.stem}” differ in format: {pair}"
    hint = "write all names of a type alike, or give the fact `distractors:` of one form"
    is_key_alone = [item.answer] in (with_feature, others)
    return (error if is_key_alone else warning)(item.fact, CODE, message, hint)
