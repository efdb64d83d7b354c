"""English."""

from __future__ import annotations

from functools import cached_property

from quizgen.languages.answer_patterns import AnswerPatterns
from quizgen.languages.dates import Dates
from quizgen.languages.drafting import Drafting
from quizgen.languages.grounding_words import GroundingWords
from quizgen.languages.language import Language
from quizgen.languages.nouns import Nouns
from quizgen.languages.numbers import Numbers
from quizgen.languages.phrases import Phrases
from quizgen.languages.rule_words import RuleWords
from quizgen.languages.sentences import Sentences
from quizgen.languages.units import Units
from quizgen.languages.verbs import Verbs


class English(Language):
    """English."""

    tag = "en"

    @cached_property
    def numbers(self) -> Numbers:
        """Reading and writing of numbers, and hedges."""
        from quizgen.languages.english.english_numbers import NUMBERS

        return NUMBERS

    @cached_property
    def dates(self) -> Dates:
        """Reading and writing of dates."""
        from quizgen.languages.english.english_dates import DATES

        return DATES

    @cached_property
    def nouns(self) -> Nouns:
        """Articles, plurals, sorting."""
        from quizgen.languages.english.english_nouns import NOUNS

        return NOUNS

    @cached_property
    def verbs(self) -> Verbs:
        """Forms of verbs."""
        from quizgen.languages.english.english_verbs import VERBS

        return VERBS

    @cached_property
    def phrases(self) -> Phrases:
        """Values as templates print them."""
        from quizgen.languages.english.english_phrases import PHRASES

        return PHRASES

    @cached_property
    def sentences(self) -> Sentences:
        """Finishing and splitting of sentences."""
        from quizgen.languages.english.english_sentences import SENTENCES

        return SENTENCES

    @cached_property
    def grounding(self) -> GroundingWords:
        """Words for comparing facts with their quotes."""
        from quizgen.languages.english.english_grounding_words import GROUNDING_WORDS

        return GROUNDING_WORDS

    @cached_property
    def rules(self) -> RuleWords:
        """Words that the rules for items look for."""
        from quizgen.languages.english.english_rule_words import RULE_WORDS

        return RULE_WORDS

    @cached_property
    def drafting(self) -> Drafting:
        """Reading of candidate facts from sentences, and the prompt for an assistant."""
        from quizgen.languages.english.drafting import DRAFTING

        return DRAFTING

    @cached_property
    def units(self) -> Units:
        """Units of measurement."""
        from quizgen.languages.english.unit_reading import UNITS

        return UNITS

    @cached_property
    def answers(self) -> AnswerPatterns:
        """The ways in which people type values."""
        from quizgen.languages.english.english_answers import ANSWERS

        return ANSWERS
