"""Asked questions: the questions of facts, filled in with their values, before any style.

A list is asked about one member at a time: the question is named after the member, such as
`which.saiga`, and its field holds only that member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.deck import Fact
from quizgen.facts.fields import PICTURE, SPEAKER
from quizgen.facts.kinds import Question, Wording
from quizgen.facts.marked_sentences import SentenceText
from quizgen.facts.media.media_values import Media, Side
from quizgen.languages.language import Language
from quizgen.questions.alike_questions import is_field, name_alike
from quizgen.questions.item import Front, make_front
from quizgen.questions.open_comparisons import is_open_comparison
from quizgen.questions.options import Option, make_option
from quizgen.questions.phrasing import ALL, NEXT, PREVIOUS, Phrasing
from quizgen.values.entities import Entity, Member, Members, Value
from quizgen.values.pictures import Picture
from quizgen.values.rounding import round_value
from quizgen.values.texts import fold_case

POOLED_STYLE = "choice"
"""The name of the style whose distractors are drawn from pools."""
PHRASE = 4
"""The number of words from which the last word and the commas of a text do not stand out."""
_NUMBER = re.compile(r"\.(?:be|was)\b")


class AskedQuestion(Struct, frozen=True):
    """A question of a fact, filled in with the fact's values.

    `question` is its name in the kind; `name` also has the member asked for, if it is about a list.
    `option` is the answer as an option of multiple choice; None if it cannot be an option.
    `within` is the list of which the question asks for one member; None for other questions.
    """

    fact: Fact
    name: str
    question: str
    spec: Question
    phrasing: Phrasing
    stem: str
    answer: str
    statement: str
    tags: tuple[str, ...]
    deck_id: str
    option: Option | None
    within: Members | None = None

    @property
    def media(self) -> tuple[Media, ...]:
        """The pictures and sounds of the question. One that it asks for is not shown."""
        shown = self.fact.media_on(Side.QUESTION)
        answer = self.fact.picture if isinstance(self.value, Picture) else None
        return tuple(media for media in shown if media != answer)

    @property
    def front(self) -> Front:
        """What learners see and hear of the question, by which questions are compared."""
        is_placed = self.within is not None and self.within.is_placed
        return make_front(self.stem, self.media, self.item_id() if is_placed else "")

    @property
    def folded_stem(self) -> str:
        """The stem with case and spacing folded, for a search for words."""
        return fold_case(self.stem)

    @property
    def values(self) -> Mapping[str, Value]:
        """The fact's values; a list that is asked about has one member."""
        return self.phrasing.values

    @property
    def value(self) -> Value:
        """The value asked for."""
        return self.values[self.spec.asks]

    @property
    def listed(self) -> Members | None:
        """The list that the question asks for as a whole; None if it asks for a single value."""
        value = self.value
        return value if isinstance(value, Members) else None

    def is_wanted(self, style: str, across: str = "") -> bool:
        """Return whether the kind and the fact's `without:` allow this question in a style.

        `across` names a question over several facts. It has one style only, so `without:` lists it
        by its name alone.
        """
        without = self.fact.without
        if self.spec.styles and not across and style not in self.spec.styles:
            return False
        return not without or {style, across or f"{self.question}/{style}"}.isdisjoint(without)

    def item_id(self, style: str = "") -> str:
        """Return the id of an item that asks this question: deck/fact/question[/style]."""
        own = f"{self.deck_id}/{self.fact.id}/{self.name}"
        return f"{own}/{style}" if style else own

    def ids_of_members(self, style: str) -> Iterator[str]:
        """Yield the ids of the items that ask for each member of the list, this one included."""
        for member in self.within.members if self.within else ():
            is_named = self.name != self.question
            name = f"{self.question}.{member.id}" if is_named else member.id
            yield replace(self, name=name).item_id(style)


def ask_fact(fact: Fact, deck_id: str, language: Language) -> Iterator[AskedQuestion]:
    """Yield the asked questions of a fact, in the order of its kind. Raises PhrasingError."""
    tags, whole = make_tags(fact, deck_id), Phrasing(fact, collect_values(fact, language), language)
    for question, spec in fact.kind.questions.items():
        if question in fact.without or spec.asks not in whole.values:
            continue
        for member, phrasing in _split_members(whole, spec):
            stem, listed = phrasing.render_stem(question), whole.values[spec.asks]
            if not stem:
                continue
            within = listed if member and isinstance(listed, Members) else None
            alike = name_alike(fact, question, spec, stem)
            option = make_member_option(phrasing.values[spec.asks], within, language, alike)
            yield AskedQuestion(
                fact=fact,
                name=f"{question}.{member.id}" if member else question,
                question=question,
                spec=spec,
                phrasing=phrasing,
                stem=stem,
                answer=phrasing.render_answer(question),
                statement=phrasing.statement,
                tags=tags,
                deck_id=deck_id,
                option=option and _limit_options(option, phrasing, spec, stem),
                within=within,
            )


def _limit_options(option: Option, phrasing: Phrasing, spec: Question, stem: str) -> Option:
    """Return an option that fits only beside those that share what its kind says (`alike`).

    It has no pool if answers of other facts may be right as well. A text fits only beside texts of
    its number.
    """
    fact, language = phrasing.fact, phrasing.language
    alike = fact.values.get(spec.alike)
    shared = alike.id if isinstance(alike, Entity) else alike
    if option.pool and isinstance(shared, str):
        option = replace(option, pool=f"{option.pool}, {fold_case(shared)}", is_narrow=True)
    if not spec.pooled or (option.pool and is_open_comparison(phrasing, spec.asks, stem)):
        option = replace(option, pool="")
    if isinstance(option.value, str):
        number = _find_number(option.value, fact, spec, language)
        option = replace(option, shape=(number, *option.shape))
    return option


def _find_number(text: str, fact: Fact, spec: Question, language: Language) -> tuple[bool, ...]:
    """Return what learners see of the number of a text: whether it is a plural, and is a list.

    A text that says what “is” something does not fit beside those that say what “are”. Of other
    questions of kinds, the number of the answer is open. Questions of facts may show it in any way.
    """
    if not _is_own_wording(spec.stem):
        subject = fact.values.get(fact.kind.subject)
        return (isinstance(subject, Entity) and subject.is_plural and _agrees(spec.stem),)
    is_phrase = len(text.split()) >= PHRASE
    last = text.casefold().rpartition(" ")[2]
    return () if is_phrase else (language.nouns.looks_plural(last), "," in text)


def _agrees(stem: Wording) -> bool:
    """Return whether a question agrees in number with its subject: “what are stomata?”."""
    return bool(_NUMBER.search(str(stem)))


def _is_own_wording(stem: Wording) -> bool:
    """Return whether each fact words a question itself: a sentence, or a field with a question."""
    return isinstance(stem, SentenceText) or is_field(stem)


def collect_values(fact: Fact, language: Language) -> dict[str, Value]:
    """Return the values that a fact's questions can ask for: its fields, speaker and picture.

    Numbers are rounded if the fact asks for that.
    """
    speaker = {SPEAKER: fact.according_to} if fact.according_to else {}
    values = {**_find_picture(fact), **fact.values, **speaker}
    if not fact.ask_rounded:
        return values
    digits, about = fact.ask_rounded, language.numbers.about
    return {name: round_value(value, digits, about) for name, value in values.items()}


def _find_picture(fact: Fact) -> Mapping[str, Value]:
    picture = fact.picture if fact.media else None
    return {PICTURE: Picture(fact.id, picture.path, picture.sha256)} if picture else {}


def _split_members(whole: Phrasing, spec: Question) -> Iterator[tuple[Member | None, Phrasing]]:
    """Yield the members of a list that a question asks for one by one, with their phrasing."""
    listed = whole.values[spec.asks]
    if not isinstance(listed, Members) or spec.whole:
        yield None, whole
        return
    joint = listed.entities if whole.fact.kind.fields[spec.asks].joint else ()
    for member in listed.members:
        beside = {PREVIOUS: listed.beside(member, -1), NEXT: listed.beside(member, 1)}
        steps = {name: step.value for name, step in beside.items() if step and listed.is_ordered}
        value = member.value
        asked = replace(value, joint=joint) if isinstance(value, Entity) else value
        values = {**whole.values, spec.asks: asked}
        yield member, replace(whole, values=values, around={**steps, ALL: listed})


def make_member_option(
    value: Value, within: Members | None, language: Language, alike: str = ""
) -> Option | None:
    """Return a value as an option; a member of a list is only an option beside values of its type.

    Steps, regions, and members of an open list, are in no pool: others may be members as well.
    """
    if within is None:
        return make_option(value, language, alike)
    option = make_option(value, language)
    is_alone = within.is_exclusive or within.is_open
    return replace(option, pool="") if option and is_alone else option


def make_tags(fact: Fact, deck_id: str) -> tuple[str, ...]:
    """Return the tags of the items of a fact: section, kind, whether it is a claim, and its own."""
    section = (f"{deck_id}::{fact.section}",) if fact.section else (deck_id,)
    claim = ("claim",) if fact.according_to else ()
    return (*section, f"kind::{fact.kind.name}", *claim, *fact.tags)
