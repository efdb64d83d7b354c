"""English phrases, with the forms that the templates of kinds use."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from quizgen.languages.english.english_dates import DATES, preposition_of, year_text
from quizgen.languages.english.english_nouns import NOUNS, QUESTION_WORD, possessive, question_noun
from quizgen.languages.english.english_numbers import NUMBERS
from quizgen.languages.english.english_plurals import PERCENT, is_plural, plural
from quizgen.languages.english.english_sentences import SENTENCES
from quizgen.languages.english.list_phrases import ListPhrase, join_names
from quizgen.languages.english.quantity_questions import (
    ask_for,
    ask_roughly,
    hint_at,
    is_currency,
    name_units,
)
from quizgen.languages.english.verb_phrases import EnglishVerbPhrase
from quizgen.languages.phrases import Mark, Phrase, Phrases, unmarked
from quizgen.values.entities import Entity, Members, Value, Verb
from quizgen.values.partial_dates import Granularity, PartialDate
from quizgen.values.quantities import Number, NumberKind, Quantity
from quizgen.values.texts import has_words

_ASKED_DATES = {
    Granularity.CENTURY: "which century",
    Granularity.PART_OF_CENTURY: "which part of which century",
    Granularity.DECADE: "which decade",
    Granularity.PART_OF_DECADE: "which part of which decade",
    Granularity.YEAR: "which year",
    Granularity.QUARTER: "which quarter of which year",
    Granularity.MONTH: "which month and year",
    Granularity.PART: "which part of which month",
    Granularity.DAY: "which date",
}
_DATE_NOUNS = {
    Granularity.CENTURY: "century",
    Granularity.PART_OF_CENTURY: "part of a century",
    Granularity.DECADE: "decade",
    Granularity.PART_OF_DECADE: "part of a decade",
    Granularity.YEAR: "year",
    Granularity.QUARTER: "quarter and year",
    Granularity.MONTH: "month and year",
    Granularity.PART: "date",
    Granularity.DAY: "date",
}
_ONE = Number(Fraction(1))
_PEOPLE_TYPES = ("who", "person", "people")


class EnglishEntityPhrase(Struct, frozen=True):
    """An entity: “the Korean People's Army”; one that shares a fact: “Watson and Crick”."""

    entity: Entity
    mark: Mark = unmarked

    def __str__(self) -> str:
        entities = self.entity.joint or (self.entity,)
        return self.mark(join_names([NOUNS.with_article(entity) for entity in entities]))

    @property
    def name(self) -> str:
        """The name without its article, as an option prints it."""
        return self.mark(self.entity.name)

    @property
    def asked(self) -> str:
        """The question phrase: “who”, “which weapon”; “who, together with James Watson,”."""
        if not self.entity.joint:
            return self.entity.ask
        others = [entity for entity in self.entity.joint if entity.id != self.entity.id]
        names = join_names([NOUNS.with_article(entity) for entity in others])
        return f"{self.entity.ask}, together with {names},"

    @property
    def noun(self) -> str:
        """The noun in its question phrase: “weapon”; empty for people."""
        return question_noun(self.entity)

    @property
    def plural(self) -> str:
        """The plural: “Saiga-12K shotguns”; for people, just the name."""
        name = NOUNS.with_article(self.entity)
        named = f"{self.entity.name} {plural(self.noun)}" if self.noun else name
        return self.mark(self.entity.plural or named)

    @property
    def is_proper(self) -> bool:
        """Whether it is a proper name: “the Alps”, but not “DNA” or “C4 plants”."""
        return self.entity.name[:1].isupper() and self.entity.name[1:2].islower()

    @property
    def possessive(self) -> str:
        """The possessive: “the Party’s”, “the United States’”."""
        name = NOUNS.with_article(self.entity)
        return self.mark(possessive(name, is_plural=self.entity.is_plural))

    @property
    def be(self) -> str:
        """“Is” or “are”."""
        return "are" if self._are_several else "is"

    @property
    def have(self) -> str:
        """“Has” or “have”."""
        return "have" if self._are_several else "has"

    @property
    def was(self) -> str:
        """“Was” or “were”."""
        return "were" if self._are_several else "was"

    @property
    def _are_several(self) -> bool:
        return self.entity.is_plural or bool(self.entity.joint)


class EnglishQuantityPhrase(Struct, frozen=True):
    """A quantity: “over 1.5 million explosives”."""

    quantity: Quantity
    mark: Mark = unmarked

    def __str__(self) -> str:
        unit = self.quantity.unit if self.is_singular else self.units
        if is_currency(self.quantity.unit):
            return self.mark(f"{self.quantity.hedge} {unit}{self._bare}".strip())
        of = "of " * (self.quantity.number.kind is NumberKind.MAGNITUDE and bool(unit))
        return f"{self.number} {of}{unit}".strip()

    @property
    def number(self) -> str:
        """The number with its hedge, without the unit."""
        return self.mark(f"{self.quantity.hedge} {self._bare}".strip())

    @property
    def units(self) -> str:
        """The unit in the plural."""
        return self.quantity.units or plural(self.quantity.unit)

    @property
    def asked(self) -> str:
        """The question phrase: “how many hectares”, “what percentage”, “what temperature”."""
        return ask_for(self.quantity, self.units)

    @property
    def is_singular(self) -> bool:
        """Whether the unit is in the singular."""
        return bool(self.quantity.unit) and self.quantity.number.meaning == _ONE.meaning

    def names_unit(self, stem: str) -> bool:
        """Return whether a question names the unit, so that the number alone answers it."""
        if self.quantity.unit == PERCENT:
            return PERCENT in stem
        spelled = name_units(self.quantity.unit)
        return bool(self.units) and (
            has_words(stem, self.units) or bool(spelled and has_words(stem, spelled))
        )

    def answer(self, stem: str) -> str:
        """Return the number, with its unit unless the question names the unit (“how long”)."""
        return self.number if self.names_unit(stem) else str(self)

    @property
    def _bare(self) -> str:
        return NUMBERS.text(self.quantity.number)


class EnglishDatePhrase(Struct, frozen=True):
    """A date: “the second quarter of 2025”.

    If the quote does not give the year, the question names it rather than asking for it.
    """

    date: PartialDate
    is_year_given: bool = False
    mark: Mark = unmarked

    def __str__(self) -> str:
        return self.mark(DATES.text(self.date))

    @property
    def on(self) -> str:
        """The date with its preposition: “in August 2024”, “on 6 August 2024”."""
        return str(self) if self.date.bound else f"{preposition_of(self.date)} {self}"

    @property
    def by(self) -> str:
        """The date as a deadline: “by the second quarter of 2025”."""
        return str(self) if self.date.bound else f"by {self}"

    @property
    def leading(self) -> str:
        """The date at the start of a sentence: “in June 2025,”."""
        return f"{self.on},"

    @property
    def which(self) -> str:
        """The date as a question asks for it: “which month and year”."""
        granularity = self.date.granularity
        if self.is_year_given and granularity is Granularity.MONTH:
            return f"which month of {self._year}"
        if self.is_year_given and granularity is Granularity.DAY:
            return f"which date in {self._year}"
        return _ASKED_DATES[granularity]

    @property
    def asked(self) -> str:
        """The question phrase: “in which month and year”."""
        if self.date.granularity is Granularity.PART:
            return f"when in {self._year}" if self.is_year_given else "when"
        return f"{preposition_of(self.date)} {self.which}"

    @property
    def noun(self) -> str:
        """The kind of date: “month and year”."""
        return _DATE_NOUNS[self.date.granularity]

    @property
    def _year(self) -> str:
        return year_text(self.date.year)


class _TextPhrase(Struct, frozen=True):
    """A text, printed unchanged."""

    text: str
    mark: Mark = unmarked

    def __str__(self) -> str:
        return self.mark(self.text)

    @property
    def indefinite(self) -> str:
        """The text after its indefinite article: “a melting point”."""
        return f"{'an' if NOUNS.article_fits('an', self.text) else 'a'} {self}"

    @property
    def quoted(self) -> str:
        """The text in quotation marks; those inside it become single."""
        return SENTENCES.quote(self.text, self.mark)

    @property
    def bare(self) -> str:
        """The text without “the” before it."""
        return NOUNS.split_article(self.text)[1]

    @property
    def be(self) -> str:
        """“Is” or “are”. A name in capitals is singular: “Mars is”."""
        noun = NOUNS.without_article(self.text)
        return "are" if noun[:1].islower() and is_plural(noun) else "is"


class _EnglishPhrases(Phrases):
    question_for_source = "which source"
    question_for_thing = "what"
    questions_for_people = ("who", "whom")

    def ask_roughly(self, question: str) -> str:
        return ask_roughly(question)

    def text(self, text: str, mark: Mark = unmarked) -> Phrase:
        return _TextPhrase(text, mark)

    def verb(self, verb: Verb, subject: Value | None = None) -> Phrase:
        return EnglishVerbPhrase(verb, subject)

    def entity(self, entity: Entity, mark: Mark = unmarked) -> EnglishEntityPhrase:
        return EnglishEntityPhrase(entity, mark)

    def members(self, members: Members, marked: str = "", mark: Mark = unmarked) -> Phrase:
        return ListPhrase(members, self, marked, mark)

    def quantity(self, quantity: Quantity, mark: Mark = unmarked) -> EnglishQuantityPhrase:
        return EnglishQuantityPhrase(quantity, mark)

    def date(
        self, date: PartialDate, *, is_year_given: bool = False, mark: Mark = unmarked
    ) -> EnglishDatePhrase:
        return EnglishDatePhrase(date, is_year_given, mark)

    def hint(self, value: Value, *, is_quotation: bool) -> str:
        match value:
            case Entity():
                return value.type or EnglishEntityPhrase(value).noun
            case PartialDate():
                return EnglishDatePhrase(value).noun
            case Quantity():
                return hint_at(value)
        return "words" if is_quotation else ""

    def question_for_type(self, type_: str) -> str:
        return "who" if type_ in _PEOPLE_TYPES else f"which {type_}"

    def noun_asked_for(self, question_phrase: str) -> str:
        noun, found = QUESTION_WORD.subn("", question_phrase)
        return noun.partition(",")[0] if found else ""


PHRASES: Phrases = _EnglishPhrases()
