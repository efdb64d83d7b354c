"""English phrases of all values, and questions about them."""

from __future__ import annotations

from quizgen.languages.english.date_phrases import EnglishDatePhrase
from quizgen.languages.english.english_nouns import QUESTION_WORD
from quizgen.languages.english.entity_phrases import EnglishEntityPhrase
from quizgen.languages.english.list_phrases import ListPhrase
from quizgen.languages.english.quantity_phrases import EnglishQuantityPhrase
from quizgen.languages.english.quantity_questions import ask_roughly, hint_at
from quizgen.languages.english.text_phrases import EnglishTextPhrase
from quizgen.languages.english.verb_phrases import EnglishVerbPhrase
from quizgen.languages.phrases import Mark, Phrase, Phrases, unmarked
from quizgen.values.entities import Entity, Members, Value, Verb
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity

_PEOPLE_TYPES = ("who", "person", "people")


class _EnglishPhrases(Phrases):
    question_for_source = "which source"
    question_for_thing = "what"
    questions_for_people = ("who", "whom")

    def ask_roughly(self, question: str) -> str:
        return ask_roughly(question)

    def text(self, text: str, mark: Mark = unmarked) -> Phrase:
        return EnglishTextPhrase(text, mark)

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
