"""Questions that are asked alike: their answers can be options of one another."""

from __future__ import annotations

import re

from quizgen.facts.deck import Fact
from quizgen.facts.fields import PICTURE
from quizgen.facts.kinds import Question, Wording
from quizgen.questions.item import BLANK
from quizgen.values.entities import Entity
from quizgen.values.texts import fold_case

WORDS_ALIKE = {"sentence": 2}
"""The number of words with which the questions of a kind begin alike, if facts word them."""
MANY_WORDS = 4
"""The same for kinds whose question is a field, in which facts may ask for anything."""
_FIELD = re.compile(r"\{\{ *\w+ *\}\}")


def is_field(stem: Wording) -> bool:
    """Return whether the question of a kind is a field, in which each fact words its own."""
    return bool(_FIELD.fullmatch(str(stem)))


def name_alike(fact: Fact, question: str, spec: Question, stem: str) -> str:
    """Return the name of questions that are asked alike: their answers can be options together.

    That is the question of the kind. If each fact has a wording of its own, as in the kind `card`,
    the first words count: “What is the capital …” asks for another answer than “What is the sum …”.
    A picture is asked for in the same words but for names: flags are no options beside maps.
    Empty for a gap, which may be anywhere in a sentence.
    """
    if BLANK in stem:
        return ""
    if spec.asks == PICTURE:
        return f"{fact.kind.name}, {_without_names(fact, stem)}"
    words = WORDS_ALIKE.get(fact.kind.name, MANY_WORDS if is_field(spec.stem) else 0)
    beginning = " ".join(fold_case(stem).split()[:words])
    return f"{fact.kind.name}, {beginning or question}"


def _without_names(fact: Fact, stem: str) -> str:
    """Return a question with “…” for the names and words of its fact."""
    names = [value.name for value in fact.values.values() if isinstance(value, Entity)]
    text = fold_case(stem)
    for words in sorted(map(fold_case, (*names, *fact.shown.values())), key=len, reverse=True):
        text = text.replace(words, "…")
    return text
