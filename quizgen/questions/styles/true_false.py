"""True or false: the statement of a fact, in half of the items with one value made false."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.languages.language import Language
from quizgen.questions.asked_questions import AskedQuestion
from quizgen.questions.context import GenerationContext
from quizgen.questions.hashing import unit_hash
from quizgen.questions.interactions import Choice
from quizgen.questions.item import Item
from quizgen.questions.style import Practice, SheetPart, Stem, Style

OPTIONS = ("True", "False")
_HALF = 0.5


def make_items(style: Style, context: GenerationContext) -> Iterator[Item]:
    """Yield at most one statement for each fact; a hash decides whether it is true or false.

    Claims are left out: a card cannot say whether a claim is true. So are statements with a
    negation, which test logic rather than knowledge, vague ones (“some …”), questions, and facts
    without a fair false value, because learners would recognise such statements as always true.
    """
    done: set[str] = set()
    for asked in context.answerable:
        if asked.fact.id in done or not _is_fit(asked, style, context.deck.language):
            continue
        item_id = asked.item_id(style.name)
        if false := context.distractors.make_false_statement(asked, item_id):
            done.add(asked.fact.id)
            is_true = unit_hash(asked.deck_id, item_id, "true") < _HALF
            yield _item(style, asked, asked.statement if is_true else false, key=int(not is_true))


def _is_fit(asked: AskedQuestion, style: Style, language: Language) -> bool:
    is_claim = asked.fact.according_to is not None
    is_negated = bool(language.rules.negations.search(asked.statement))
    is_vague = any(flaw.pattern.search(asked.statement) for flaw in language.rules.vague_statements)
    has_question = asked.stem in asked.statement  # of the kind `card`: “Who came? Ann.”
    is_asked = not (is_claim or is_negated or is_vague or has_question or asked.spec.reverse)
    return is_asked and asked.is_wanted(style.name)


def _item(style: Style, asked: AskedQuestion, stem: str, key: int) -> Item:
    return Item(
        id=asked.item_id(style.name),
        fact=asked.fact,
        question=asked.name,
        style=style,
        stem=stem,
        answer=OPTIONS[key],
        rationale=asked.statement,
        tags=asked.tags,
        interaction=Choice(OPTIONS, key, ordered=True),
    )


TRUE_FALSE = Style(
    "true-false",
    interaction=Choice,
    stem=Stem.STATEMENT,
    sheet=SheetPart(position=20, share=3, fills_up=True),
    practice=Practice(position=20),
    has_label_options=True,
)
