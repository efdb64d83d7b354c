"""Esperanto, as far as a flashcard needs it: the smallest language that can be registered."""

# ruff: noqa: D102, ARG002 - the interface documents what each method returns

import re
from fractions import Fraction
from functools import cached_property

from quizgen.languages.dates import Dates
from quizgen.languages.drafting import ArticleDrafts, Drafting, PromptTexts
from quizgen.languages.grounding_words import GroundingWords
from quizgen.languages.language import Language
from quizgen.languages.nouns import Nouns
from quizgen.languages.numbers import Numbers
from quizgen.languages.patterns import NOTHING
from quizgen.languages.phrases import Phrases, unmarked
from quizgen.languages.rule_words import RuleWords
from quizgen.languages.sentences import Sentences
from quizgen.languages.verbs import Verbs
from quizgen.values.entities import Verb
from quizgen.values.partial_dates import read_iso_date
from quizgen.values.texts import has_words


class EsperantoDates(Dates):
    """Dates in ISO form only."""

    examples = "2024-08-06"
    prepositions = ("en",)

    def read(self, text):
        return read_iso_date(text)

    def text(self, date):
        return "-".join(f"{part:02}" for part in (date.year, date.month, date.day) if part)

    def texts(self, date, *, with_year=True):
        return (self.text(date),)

    def evidence(self, date):
        return {"year": (str(date.year),)}

    def shows(self, text, words):
        return has_words(text, words)


class EsperantoNouns(Nouns):
    """Nouns with the article “la” and a plural in j."""

    articles = ("la",)
    indefinite_articles = ()
    percent = "procento"
    percent_signs = {}  # noqa: RUF012 - a mapping that nothing changes

    def plural(self, noun):
        return f"{noun}j" if noun else ""

    def irregular_plural(self, noun):
        return ""

    def singular(self, plural):
        return plural.removesuffix("j")

    def stem(self, word):
        return word.removesuffix("n").removesuffix("j")

    def is_plural(self, name):
        return name.endswith("j")

    def looks_plural(self, word):
        return word.endswith("j")

    def with_article(self, entity):
        return f"la {entity.name}" if entity.the else entity.name

    def split_article(self, name):
        return name.startswith("la "), name.removeprefix("la ")

    def without_article(self, name):
        return name.removeprefix("la ")

    def starts_with_article(self, text):
        return text.lower().startswith("la ")

    def article_fits(self, article, name):
        return True

    def sort_key(self, name):
        return name.casefold()


class EsperantoPhrase(str):
    """A phrase that prints as a text, with the forms that every language needs."""

    __slots__ = ()
    number = units = which = asked = noun = property(str)
    is_singular = False

    def names_unit(self, stem):
        return True

    def answer(self, stem):
        return str(self)


class EsperantoVerbs(Verbs):
    """Verbs with one form."""

    def read(self, text):
        return Verb("ĉu", text, text)

    def from_forms(self, base, past):
        return Verb("ĉu", base, past)


class EsperantoPhrases(Phrases):
    """Phrases with one form each."""

    question_for_source = "kiu fonto"
    question_for_thing = "kio"
    questions_for_people = ("kiu",)

    def text(self, text, mark=unmarked):
        return EsperantoPhrase(mark(text))

    def verb(self, verb, subject=None):
        return EsperantoPhrase(verb.past)

    def entity(self, entity, mark=unmarked):
        return EsperantoPhrase(mark(NOUNS.with_article(entity)))

    def members(self, members, marked="", mark=unmarked):
        marks = (mark if member.id == marked else unmarked for member in members.members)
        names = map(self.member, members.members, marks)
        return EsperantoPhrase(" kaj ".join(map(str, names)))

    def quantity(self, quantity, mark=unmarked):
        number = f"{quantity.hedge} {NUMBERS.text(quantity.number)}".strip()
        return EsperantoPhrase(f"{mark(number)} {NOUNS.plural(quantity.unit)}")

    def date(self, date, *, is_year_given=False, mark=unmarked):
        return EsperantoPhrase(mark(DATES.text(date)))

    def hint(self, value, *, is_quotation):
        return ""

    def question_for_type(self, type_):
        return f"kiu {type_}"

    def noun_asked_for(self, question_phrase):
        return question_phrase.removeprefix("kiu ")


class EsperantoSentences(Sentences):
    """Sentences with a capital and a final stop."""

    minor_words = frozenset(("la", "kaj"))
    put_in_order = "Ordigu ilin."

    def finish(self, text, end=""):
        text = " ".join(text.split())
        return text[:1].upper() + text[1:] + end

    def quote(self, text, mark=unmarked):
        return f"„{mark(text)}“"

    def attribute(self, sentence, speaker):
        return f"laŭ {NOUNS.with_article(speaker)}, {sentence}" if speaker else sentence

    def without_attribution(self, sentence):
        return re.sub("^Laŭ [^,]+, ", "", sentence)

    def keep_together(self, text):
        return text

    def split(self, text):
        yield text, 0

    def count(self, number):
        return str(number)

    def find_counts(self, question):
        return tuple(int(mention.number.value) for mention in NUMBERS.find(question))

    def asks_for_order(self, question):
        return False

    def which_is_one_of_them(self, question):
        return ""

    def match_each(self, premise, response):
        return f"trovu la {response} de ĉiu {premise}"

    def complete(self, statement):
        return f"Kompletigu: {statement}"

    def which_is_not(self, noun):
        return f"Kiu ne estas {noun}?"

    def compares(self, text):
        return False

    def which_happened(self, date):
        return f"Kio okazis en {DATES.text(date)}?"


class NoDrafting(Drafting):
    """A language that drafts nothing."""

    unnamed_source = "artikolo"
    prompt = PromptTexts(*[""] * 9)

    def draft_article(self, title, sentences):
        return ArticleDrafts()


DATES, NOUNS = EsperantoDates(), EsperantoNouns()
NUMBERS = Numbers(
    words={"duono": Fraction(1, 2)},
    scales={},
    lower_bounds=("pli ol",),
    upper_bounds=(),
    approximations=(),
    prepositions=frozenset(),
    articles=(),
    decimal_mark=",",
    group_marks=".",
    grouped_from=10_000,
    help="skribu 42400",
)
EMPTY = {"re.Pattern": NOTHING, "frozenset": frozenset(), "Mapping": {}, "tuple": ()}


def without_words(part):
    """Return grounding words or rule words that are all empty."""
    types = part.__annotations__.items()
    starts = {
        name: next(start for start in EMPTY if type_.startswith(start)) for name, type_ in types
    }
    return part(**{name: EMPTY[start] for name, start in starts.items()})


NO_RULE_WORDS, NO_GROUNDING_WORDS = without_words(RuleWords), without_words(GroundingWords)


class Esperanto(Language):
    """A language with the words that a flashcard needs, and no others."""

    tag = "eo"

    @cached_property
    def numbers(self):
        return NUMBERS

    @cached_property
    def dates(self):
        return DATES

    @cached_property
    def nouns(self):
        return NOUNS

    @cached_property
    def verbs(self):
        return EsperantoVerbs()

    @cached_property
    def phrases(self):
        return EsperantoPhrases()

    @cached_property
    def sentences(self):
        return EsperantoSentences()

    @cached_property
    def grounding(self):
        return NO_GROUNDING_WORDS

    @cached_property
    def rules(self):
        return NO_RULE_WORDS

    @cached_property
    def drafting(self):
        return NoDrafting()
