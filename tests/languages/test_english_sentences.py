"""English phrases and sentences."""

import pytest

from quizgen.languages import language_of
from quizgen.languages.english.english_nouns import possessive
from quizgen.languages.phrases import CLOSE, OPEN, Absent
from quizgen.values.entities import Entity, Member, Members
from quizgen.values.quantities import Quantity

ENGLISH = language_of("en")
PHRASES = ENGLISH.phrases
SENTENCES = ENGLISH.sentences


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("hectare", "hectares"),
        ("mine clearance expert", "mine clearance experts"),
        ("army", "armies"),
        ("day", "days"),
        ("box", "boxes"),
        ("loss", "losses"),
        ("millimole per litre", "millimoles per litre"),
        ("milligram per 100 millilitres", "milligrams per 100 millilitres"),
        ("unit of insulin a week", "units of insulin a week"),
        ("percent", "percent"),
        ("person", "people"),
        ("people", "people"),
        ("man-of-war", "men-of-war"),
        ("mother-in-law", "mothers-in-law"),
        ("eight-year-old child", "eight-year-old children"),
        ("German", "Germans"),
        ("woman in office", "women in office"),
        ("", ""),
        *(("man", "men"), ("child", "children"), ("foot", "feet"), ("tooth", "teeth")),
        *(("half", "halves"), ("life", "lives"), ("loaf", "loaves"), ("mouse", "mice")),
        *(("goose", "geese"), ("ox", "oxen"), ("series", "series"), ("species", "species")),
        *(("aircraft", "aircraft"), ("spacecraft", "spacecraft"), ("sheep", "sheep")),
        *(("fish", "fish"), ("church", "churches"), ("brush", "brushes"), ("topaz", "topazes")),
        *(("criterion", "criteria"), ("phenomenon", "phenomena"), ("nucleus", "nuclei")),
        *(("bacterium", "bacteria"), ("analysis", "analyses"), ("axis", "axes"), ("alga", "algae")),
        *(("matrix", "matrices"), ("leaf", "leaves"), ("knife", "knives"), ("hero", "heroes")),
        *(("photo", "photos"), ("roof", "roofs"), ("album", "albums"), ("virus", "viruses")),
        *(("museum", "museums"), ("electron", "electrons"), ("iris", "irises")),
        *(("chairman", "chairmen"), ("talisman", "talismans"), ("grandchild", "grandchildren")),
        *(("stomach", "stomachs"), ("quiz", "quizzes"), ("midwife", "midwives")),
        *((symbol, symbol) for symbol in ("kg", "nm", "°C", "km²", "m/s", "ATP", "ppm", "hertz")),
        *(("NGO", "NGOs"), ("kg of rice", "kg of rice")),
    ],
)
def test_plurals(noun, plural):
    """The last word of the head of a noun phrase is inflected, except “percent” and symbols."""
    assert ENGLISH.nouns.plural(noun) == plural


NOUNS = """
    hectare army box loss church brush house size case disease rose purpose series sheep person
    man chairman grandchild criterion nucleus alga analysis hypothesis crisis diagnosis leaf knife
    hero stomach calorie movie headache shoe wave gas lens virus bus quiz kg °C percent NGO
"""


@pytest.mark.parametrize("noun", [*NOUNS.split(), "litre of milk", "man-of-war", "calorie a day"])
def test_singular_of_a_plural(noun):
    """The singular of the plural of a noun is that noun."""
    assert ENGLISH.nouns.singular(ENGLISH.nouns.plural(noun)) == noun


@pytest.mark.parametrize("word", ["hectare", "killed", "", "larger"])
def test_word_that_is_no_plural_has_no_singular(word):
    """A singular noun and other words are not plurals."""
    assert ENGLISH.nouns.singular(word) == ""


def test_possessives():
    """A plural in s takes only an apostrophe."""
    assert possessive("James") == "James’s"
    assert possessive("the United States", is_plural=True) == "the United States’"


@pytest.mark.parametrize(
    ("value", "unit", "hedge", "text"),
    [
        ("42400", "hectare", "", "42,400 hectares"),
        ("1.5 million", "explosive", "over", "over 1.5 million explosives"),
        ("1", "day", "", "1 day"),
        ("1", "", "", "1"),
        ("half", "", "nearly", "nearly half"),
        ("999", "ship", "", "999 ships"),
        ("27", "percent", "about", "about 27 percent"),
        ("1", "percent", "", "1 percent"),
        ("28.9", "millimole per litre", "", "28.9 millimoles per litre"),
    ],
)
def test_quantities(value, unit, hedge, text):
    """Thousands are grouped, the unit of 1 is singular, and the hedge is kept."""
    quantity = Quantity(ENGLISH.numbers.parse(value), unit, "", hedge)
    assert str(PHRASES.quantity(quantity)) == text


@pytest.mark.parametrize(
    ("value", "unit", "asked"),
    [
        ("42400", "hectare", "how many hectares"),
        ("1", "dollar", "how many dollars"),
        ("40", "percent", "what percentage"),
        ("three quarters", "", "what fraction"),
        ("5", "", "how much"),
    ],
)
def test_question_for_a_quantity(value, unit, asked):
    """Percentages and fractions have their own question phrases."""
    assert PHRASES.quantity(Quantity(ENGLISH.numbers.parse(value), unit)).asked == asked


def test_irregular_units():
    """The plural of an author takes precedence."""
    assert (
        PHRASES.quantity(Quantity(ENGLISH.numbers.parse("3"), "aircraft", "aircraft")).units
        == "aircraft"
    )


@pytest.mark.parametrize(
    ("date", "text", "on", "asked", "asked_of_a_given_year"),
    [
        ("2024", "2024", "in 2024", "in which year", "in which year"),
        (
            "2024-08",
            "August 2024",
            "in August 2024",
            "in which month and year",
            "in which month of 2024",
        ),
        (
            "2024-08-06",
            "6 August 2024",
            "on 6 August 2024",
            "on which date",
            "on which date in 2024",
        ),
        ("early 2025-08", "early August 2025", "in early August 2025", "when", "when in 2025"),
        ("mid 1922-08", "mid-August 1922", "in mid-August 1922", "when", "when in 1922"),
        (
            "2025-Q2",
            "the second quarter of 2025",
            "in the second quarter of 2025",
            "in which quarter of which year",
            "in which quarter of which year",
        ),
        ("44 BC", "44 BC", "in 44 BC", "in which year", "in which year"),
        (
            "March 44 BC",
            "March 44 BC",
            "in March 44 BC",
            "in which month and year",
            "in which month of 44 BC",
        ),
        (
            "15 March 44 BC",
            "15 March 44 BC",
            "on 15 March 44 BC",
            "on which date",
            "on which date in 44 BC",
        ),
        ("early May AD 9", "early May AD 9", "in early May AD 9", "when", "when in AD 9"),
        (
            "19 August AD 14",
            "19 August AD 14",
            "on 19 August AD 14",
            "on which date",
            "on which date in AD 14",
        ),
        ("AD 1066", "1066", "in 1066", "in which year", "in which year"),
    ],
)
def test_dates(date, text, on, asked, asked_of_a_given_year):
    """A date has its preposition; a question names a year that the quote lacks."""
    phrase = PHRASES.date(ENGLISH.dates.parse(date))
    assert (str(phrase), phrase.on, phrase.asked) == (text, on, asked)
    assert (
        PHRASES.date(ENGLISH.dates.parse(date), is_year_given=True).asked == asked_of_a_given_year
    )


def test_entities():
    """The entity determines article, plural and agreement."""
    rifle = PHRASES.entity(Entity("a", "rifle", "AK-74M", "which rifle"))
    states = PHRASES.entity(
        Entity("b", "state", "United States", "which state", the=True, is_plural=True)
    )
    assert (str(rifle), rifle.plural, rifle.be) == ("AK-74M", "AK-74M rifles", "is")
    assert (str(states), states.name, states.was) == ("the United States", "United States", "were")
    assert states.possessive == "the United States’"


def test_quotations_nest():
    """Quotation marks inside quotation marks become single."""
    assert SENTENCES.quote("a “wonder” of iron") == "“a ‘wonder’ of iron”"
    assert SENTENCES.quote('their "heroic" conduct') == "“their ‘heroic’ conduct”"


@pytest.mark.parametrize(
    ("text", "end", "finished"),
    [
        ("  the  river  rose ", ".", "The river rose."),
        ("who left , and when ?", "", "Who left, and when?"),
        ("she said “go.”", ".", "She said “go.”"),
        ("“go” was said", ".", "“go” was said."),
        ("élan won", "", "Élan won"),
        ("who led the men, who were tired, ?", "", "Who led the men, who were tired?"),
        ("he led the men, who were tired,", ".", "He led the men, who were tired."),
        ("Ann Lee , who led , left", ".", "Ann Lee, who led, left."),
        ("the river rose !", "", "The river rose!"),
        ("the river rose .", ".", "The river rose."),
        ("they came, or went,!", "", "They came, or went!"),
        ("at 5 .30 or ,5", ".", "At 5 .30 or ,5."),
        (f"{OPEN}ann{CLOSE} left", ".", f"{OPEN}Ann{CLOSE} left."),
        ("mRNA carries the code", ".", "mRNA carries the code."),
        (f"{OPEN}pH{CLOSE} fell", ".", f"{OPEN}pH{CLOSE} fell."),
    ],
)
def test_sentences_are_finished(text, end, finished):
    """Spacing, capital and full stop are corrected; quoted words are not changed."""
    assert SENTENCES.finish(text, end) == finished


def test_attribution_comes_first():
    """A question word loses its capital; a name keeps it."""
    report = Entity("article", "source", "a report", ask="")
    assert SENTENCES.attribute("How many came?", report) == "according to a report, how many came?"
    assert SENTENCES.attribute("Kursk fell", report) == "according to a report, Kursk fell"
    assert SENTENCES.attribute("Kursk fell", None) == "Kursk fell"


@pytest.mark.parametrize(
    "opener",
    """
    according at by following for from how in into of on to under what when where which who whom
    whose why with
    """.split(),  # noqa: SIM905 - a list of words reads better so
)
def test_opening_words_lose_their_capital(opener):
    """Prepositions and question words are lower-case after the attribution."""
    report = Entity("article", "source", "a report", ask="")
    sentence = SENTENCES.attribute(f"{opener.capitalize()} it was", report)
    assert sentence == f"according to a report, {opener} it was"


@pytest.mark.parametrize(
    ("date", "noun"),
    [
        ("2024", "year"),
        ("2025-Q2", "quarter and year"),
        ("2024-08", "month and year"),
        ("early 2024-08", "date"),
        ("2024-08-06", "date"),
    ],
)
def test_hint_names_the_kind_of_date(date, noun):
    """A cloze of a date has the kind of date as its hint."""
    assert PHRASES.date(ENGLISH.dates.parse(date)).noun == noun


def test_absent_fields_print_as_nothing():
    """A template may print an optional field, and may test it."""
    assert f"{Absent()}{Absent().on}" == ""
    assert not Absent()
    assert not hasattr(Absent(), "__html__")


@pytest.mark.parametrize(
    ("names", "text", "plurals"),
    [
        ([], "", ""),
        (["mortar"], "mortar", "mortars"),
        (["mortar", "drone"], "mortar and drone", "mortars and drones"),
        (["mortar", "drone", "mine"], "mortar, drone and mine", "mortars, drones and mines"),
    ],
)
def test_lists_of_entities(names, text, plurals):
    """“And” comes before the last entity; an empty list prints as nothing."""
    entities = (Entity(name, "", name, "what", plural=f"{name}s") for name in names)
    phrase = PHRASES.members(Members(tuple(Member(one.id, one) for one in entities)))
    assert str(phrase) == text
    assert phrase.plural == plurals


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("over 1.5 million mines", "over 1.5~million mines"),
        ("on 25 October 1923, not 24", "on 25~October 1923, not 24"),
        ("in 44 BC and AD 14", "in 44~BC and AD 14"),
        ("5 millionaires in 3 May Streets", "5 millionaires in 3~May Streets"),
        ("30 parks", "30 parks"),
    ],
)
def test_figures_are_kept_together(text, kept):
    """A no-break space keeps a figure with its scale, month or era."""
    assert SENTENCES.keep_together(text) == kept.replace("~", "\u00a0")


@pytest.mark.parametrize(
    "name",
    ["stomata", "grana", "thylakoids", "C4 plants", "light-dependent reactions", "gases", "bats"],
)
def test_plural_names(name):
    """A question about them has “are”."""
    assert ENGLISH.nouns.is_plural(name)


@pytest.mark.parametrize(
    "name",
    [
        "photosynthesis", "osmosis", "glucose", "gas", "virus", "diabetes", "physics", "genetics",
        "lens", "mass", "analysis", "Athens", "the radius of a circle", "DNA", "Massachusetts",
    ],
)  # fmt: skip
def test_singular_names(name):
    """Many singulars end in s; a proper name tells nothing."""
    assert not ENGLISH.nouns.is_plural(name)


@pytest.mark.parametrize(
    ("article", "names"),
    [
        ("a", ["unit", "unicorn", "user", "European", "one-way street", "ewe", "pore", "utility"]),
        ("an", ["hour", "honest man", "unusual cell", "uncle", "enzyme", "urn", "onion", "idea"]),
    ],
)
def test_indefinite_articles_follow_the_sound(article, names):
    """“A unit”, but “an hour”."""
    for name in names:
        fits = [tried for tried in ("a", "an") if ENGLISH.nouns.article_fits(tried, name)]
        assert fits == [article], name
