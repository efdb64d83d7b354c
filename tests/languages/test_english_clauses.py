"""English sentences are taken apart into clauses, whose parts become questions."""

import pytest

from quizgen.languages.english.drafting.amount_spans import find_amounts
from quizgen.languages.english.drafting.answer_spans import find_names
from quizgen.languages.english.drafting.clause_splitting import shorten, split_clauses
from quizgen.languages.english.drafting.clauses import parse_clause
from quizgen.languages.english.drafting.finite_verbs import split_words
from quizgen.languages.english.drafting.known_names import Names, can_be, class_of, read_names
from quizgen.languages.english.drafting.main_verbs import find_main_verb
from quizgen.languages.english.drafting.question_forms import ask_behind, ask_for_subject


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Krakatau, which lies in the Sunda Strait, exploded in 1883", "exploded"),
        ("A sheet of magma that cuts across layers of rock is called a dyke", "is"),
        ("The first music written for the piano was printed in Florence", "was"),
        ("An inventory of the collection drawn up in 1700 mentions a keyboard", "mentions"),
        ("When magma meets water, steam escapes", "escapes"),
        ("Tiltmeters measure changes in the slope of the ground", "measure"),
        ("A steep cone of alternating layers of lava is called a stratovolcano", "is"),
        ("In his odes, two matching parts are followed by a third", "are"),
        ("Gas prices dropped after the war", "dropped"),
        ("The Fourteenth Amendment, ratified in 1868, guarantees equal protection", "guarantees"),
        ("Astronomers such as Huygens were building telescopes", "were"),
        ("Dendritic cells, which Cohn described, form a bridge between the arms", "form"),
        ("Most people notice inflation long before an official announces it", "notice"),
    ],
)
def test_main_verb_is_found(sentence, verb):
    """Verbs of relative clauses, participles and nouns in the plural are not the main verb."""
    words = split_words(sentence)
    assert words[find_main_verb(words)].text == verb


@pytest.mark.parametrize(
    ("sentence", "lead", "subject"),
    [
        ("In 1869 Paul Langerhans described cells", "In 1869", "Paul Langerhans"),
        ("In 1889, in Bonn, Oskar Minkowski left", "In 1889, in Bonn,", "Oskar Minkowski"),
        ("In Britain the exercise involved prices", "In Britain", "the exercise"),
        ("At a farm in Peoria, Illinois, people met", "At a farm in Peoria, Illinois,", "people"),
        ("About 50 people died in Rome", "", "About 50 people"),
        ("Fleming, Florey and Chain shared a prize", "", "Fleming, Florey and Chain"),
        ("Laurent Cassegrain in 1672 described a mirror", "in 1672", "Laurent Cassegrain"),
        ("To make enough of it, Ann and Bob went away", "To make enough of it,", "Ann and Bob"),
    ],
)  # fmt: skip
def test_words_before_the_subject_are_found(sentence, lead, subject):
    """Dates, places and clauses may come before the subject; a hedge is part of it."""
    clause = parse_clause(sentence)
    assert (clause.lead, clause.subject) == (lead, subject)


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Basalt is dark and contains iron.", ["Basalt is dark", "Basalt contains iron"]),
        ("Camels can eat hay and go far.", ["Camels can eat hay", "Camels can go far"]),
        ("Rome fell, but Milan grew.", ["Rome fell", "Milan grew"]),
        ("Ann met Bob, who led Rome.", ["Ann met Bob", "Bob led Rome"]),
        ("Etna, which Cohn saw in 1973, is high.", ["Cohn saw Etna in 1973", "Etna is high"]),
        ("Rome sold salt, lime and sand.", ["Rome sold salt, lime and sand"]),
        ("Acids melt or dissolve rock.", ["Acids melt or dissolve rock"]),
        ("Ole was held, but returned home.", ["Ole was held", "Ole returned home"]),
        ("Zhang was held and fed in Rome.", ["Zhang was held and fed in Rome"]),
    ],
)  # fmt: skip
def test_clauses_of_a_sentence(sentence, clauses):
    """Lists stay together, and so do verbs joined by “or”: one of them may not be true."""
    found = split_clauses(sentence, Names())
    assert [clause.text for clause in found if not clause.is_whole] == clauses


def test_conditions_and_lists_are_not_cut_off():
    """A clause may lose a remark at its end, but not “unless …” or half of a list."""
    (clause,) = split_clauses("The act bans sales, unless the state agrees.", Names())
    assert [each.rest for each in shorten(clause)] == ["sales, unless the state agrees"]
    (clause,) = split_clauses("The act bans tin, lead and iron, a metal.", Names())
    rests = [each.rest for each in shorten(clause)]
    assert rests == ["tin, lead and iron, a metal", "tin, lead and iron"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("weighs about 300 tonnes", ["about 300 tonnes"]),
        ("has 1,000 to 1,200 °C", ["1,000 to 1,200 °C"]),
        ("in 1815 it had two unstressed syllables", ["two unstressed syllables"]),
        ("with its two halves", ["two halves"]),
        ("the Twenty-first Amendment", []),
        ("under ten fingers", []),
        ("of the past 500 years", []),
        ("at 60° South", []),
        ("for one year", []),
        ("worth 4.2 trillion German marks", ["4.2 trillion German marks"]),
    ],
)
def test_numbers_with_their_units(text, amounts):
    """Years, names and “one” are no numbers to ask for."""
    found = [text[each.span.start : each.span.end] for each in find_amounts(text)]
    assert found == amounts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("saw the Roman town of Pompeii", ["Pompeii"]),
        ("by the Office for National Statistics", ["the Office for National Statistics"]),
        ("in October 1959", []),
        ("Earth’s crust below Java", ["Java"]),
    ],
)  # fmt: skip
def test_names_that_stand_alone(text, names):
    """A name before another noun is an adjective."""
    assert [text[span.start : span.end] for span in find_names(text)] == names


def test_people_and_classes_of_names():
    """A title, a role, a given name or what somebody does shows that a name is a person’s."""
    text = "The chemist Zork Moll left. Ann Lee, a poet, met Ole Bran. Mount Etna rose. Gray wrote."
    names = read_names([text])
    assert set(names.people.values()) == {"Zork Moll", "Ann Lee", "Gray"}
    assert names.full_name("Moll") == "Zork Moll"
    classes = [class_of(name) for name in ("Mount Etna", "the Fifth Amendment", "Etna")]
    assert classes == ["mount", "amendment", ""]
    people = ("Ann Lee", "Clara Moll", "Zork Moll")
    assert [can_be("she", name) for name in people] == [True, True, False]
    assert [can_be("he", name) for name in people] == [False, False, True]


@pytest.mark.parametrize(
    ("sentence", "phrase", "question"),
    [
        ("Seismometers record earthquakes", "what", "What records earthquakes?"),
        ("Lahars are mudflows of debris", "what", "What are mudflows of debris?"),
        ("Drones are larger than bees", "what", "What is larger than bees?"),
        ("Ann and Bob were heard in Rome", "who", "Who was heard in Rome?"),
        ("In 1901 Ann Lee left Rome", "who", "Who left Rome in 1901?"),
        ("When magma cools, glass appears", "what", "When magma cools, what appears?"),
    ],
)
def test_question_for_the_subject(sentence, phrase, question):
    """The verb becomes a singular, except before a plural noun."""
    clause = parse_clause(sentence)
    assert ask_for_subject(clause, phrase) == question


@pytest.mark.parametrize(
    ("sentence", "rest", "question"),
    [
        ("Ann left Rome in 1901", "Rome", "When did Ann leave Rome?"),
        ("The drug has been sold since 1901", "been sold", "When has the drug been sold?"),
        ("Ann had 3 cats in 1901", "3 cats", "When did Ann have 3 cats?"),
        ("Ann will leave Rome in 1901", "leave Rome", "When will Ann leave Rome?"),
        ("Rivers lead north in May", "north", "When do rivers lead north?"),
        ("The park was opened in 1901", "opened", "When was the park opened?"),
        ("Ann left in 1901, but came back", ", but came back", ""),
    ],
)
def test_question_behind_the_verb(sentence, rest, question):
    """Auxiliaries go before the subject; other verbs take “do”."""
    clause = parse_clause(sentence[:1].lower() + sentence[1:] if sentence[0] in "TR" else sentence)
    assert ask_behind(clause, "when", rest) == question
