"""Completions: statements with a gap, for values that a fact states but no question asks for.

They are used where the answer is chosen from options: “Complete: Stomata let in _____.”
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from quizgen.facts.deck import Fact
from quizgen.facts.kinds import Question
from quizgen.facts.sentence_lists import ANSWERS, ASK
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import (
    AskedQuestion,
    collect_values,
    make_member_option,
    make_tags,
)
from quizgen.questions.gaps import GapParts, find_gap
from quizgen.questions.item import BLANK
from quizgen.questions.open_comparisons import is_open_comparison
from quizgen.questions.options import Option, make_option
from quizgen.questions.phrasing import Phrasing
from quizgen.values.entities import Entity, Members, Value


def complete_fact(fact: Fact, deck_id: str, language: Language) -> Iterator[AskedQuestion]:
    """Yield a completion for each field that the kind blanks out and no question asks for.

    Each is named after its field. Raises PhrasingError.
    """
    asked = {spec.asks for spec in fact.kind.questions.values()}
    phrasing = Phrasing(fact, collect_values(fact, language), language)
    if ANSWERS in asked:
        yield from _ask_for_members(phrasing, deck_id)
        return
    for field in fact.kind.cloze:
        if field in asked or field not in fact.values:
            continue
        value = phrasing.values[field]
        if completed := _complete(phrasing, field, value):
            stem, shown = completed
            option = make_option(value, language, f"{fact.kind.name}, {field}")
            if option and is_open_comparison(phrasing, field):
                option = replace(option, pool="")
            yield _ask(phrasing, field, stem, (shown, option), deck_id)


def _ask_for_members(phrasing: Phrasing, deck_id: str) -> Iterator[AskedQuestion]:
    """Yield a question for each answer of a sentence that has one question for all of them."""
    fact, language = phrasing.fact, phrasing.language
    listed = fact.values[ANSWERS]
    if ASK in fact.without or not isinstance(listed, Members):
        return
    which = language.sentences.which_is_one_of_them(phrasing.render_stem(ASK))
    for member in listed.members:
        option = make_member_option(member.value, listed, language)
        completed = _complete(phrasing, member.id, member.value)
        if option and is_open_comparison(phrasing, member.id, which):
            option = replace(option, pool="")
        if stem := which or (completed and completed[0]):
            asked = _ask(phrasing, member.id, stem, (member.words, option), deck_id)
            yield replace(asked, within=listed)


def _complete(phrasing: Phrasing, field: str, value: Value) -> tuple[str, str] | None:
    """Return the stem with a gap for a field, and the words for the gap; None if it is not fair."""
    language = phrasing.language
    parts = find_gap(phrasing, field, language)
    if parts is None or _hints_at_article(parts, language):
        return None
    return language.sentences.complete(_make_gap(parts, value)), parts[1]


def _ask(
    phrasing: Phrasing, field: str, stem: str, answer: tuple[str, Option | None], deck_id: str
) -> AskedQuestion:
    """Return a question that no template of a kind asks; it is named after its field."""
    return AskedQuestion(
        fact=phrasing.fact,
        name=field,
        question=field,
        spec=Question.model_construct(
            asks=field, stem=stem, answer=None, reverse=False, whole=False, styles=()
        ),
        phrasing=phrasing,
        stem=stem,
        answer=answer[0],
        statement=phrasing.statement,
        tags=make_tags(phrasing.fact, deck_id),
        deck_id=deck_id,
        option=answer[1],
    )


def _hints_at_article(parts: GapParts, language: Language) -> bool:
    """Return whether an article before a gap rules out options: “an _____”."""
    return parts[0].rstrip().rpartition(" ")[2].lower() in language.nouns.indefinite_articles


def _make_gap(parts: GapParts, value: Value) -> str:
    """Return a statement with a gap for a name. The article of the name stays before the gap."""
    before, shown, after = parts
    article = shown.removesuffix(value.name) if isinstance(value, Entity) else ""
    return f"{before}{article if article != shown else ''}{BLANK}{after}"
