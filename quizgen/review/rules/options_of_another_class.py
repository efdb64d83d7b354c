"""R77: every option belongs to the class that the question names.

What: Finds multiple-choice items that ask “which gas” and offer something that the deck itself
calls by another class only, “which sugar”. Questions for persons are not checked: a person has many
classes. This is a warning.

Why: Learners rule the option out by its class.

Example: “Which gas do stomata let in?” A. carbon dioxide  B. glucose, in a deck that asks “Which
sugar do cells burn?”

Instead: Give the two classes types of their own, or the fact `distractors:`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.languages.language import Language
from quizgen.questions.item import Item
from quizgen.review.item_text import asked_value, in_words, questions, worded_choices
from quizgen.review.rule_findings import warning
from quizgen.values.entities import Entity

CODE = "R77"
NAME = "options-of-another-class"


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield each choice item with an option that the deck only calls by another class."""
    language = deck.language
    classes: dict[str, set[str]] = defaultdict(set)
    for item in in_words(questions(items)):
        if class_ := _find_class(item, language):
            classes[_bare(item.answer, language)].add(class_)
    for item, choice in worded_choices(items):
        class_ = _find_class(item, language)
        for option in choice.distractors if class_ else ():
            others = classes.get(_bare(option, language), {class_})
            if class_ not in others:
                message = f"“{item.stem}” offers “{option}”, which the deck calls “{min(others)}”"
                hint = "give the two classes types of their own, or the fact `distractors:`"
                yield warning(item.fact, CODE, message, hint)
                break


def _find_class(item: Item, language: Language) -> str:
    """Return the noun that a question asks for, “gas”; empty for persons and other questions."""
    value = asked_value(item)
    if isinstance(value, Entity) and not value.name.islower():
        return ""
    question = language.sentences.without_attribution(item.stem)
    found = language.rules.classes_asked_for.match(question)
    return found[1].casefold() if found else ""


def _bare(text: str, language: Language) -> str:
    _, name = language.nouns.split_article(text)
    return name
