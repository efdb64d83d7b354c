"""Sentence facts: marks are typed, questions are named by their order, and items read well."""

import re
from textwrap import indent

import pytest

from quizgen.pipeline import check_deck, load_deck
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity

ARTICLE = """How leaves work

Leaves have tiny pores called stomata that let in carbon dioxide and give off oxygen. Plants fix
more than 100 billion tonnes of carbon a year. About 71 percent of the surface is water.
Mitochondria release energy from sugar; the pores of mitochondria are small. Melvin Calvin received
the Nobel Prize in 1961. In 1779, Jan Ingenhousz showed that plants need light. The treaty of
4 May 1900 was signed in Bonn. The garden of Bonn opened in about 1850. The Paris Botany Society
says that leaves are beautiful.
"""
HEAD = """deck: leaves
title: Leaves
sources:
  article: {file: seeds/leaves.txt, title: How leaves work, cite: an introduction to leaves}
types:
  chemist: {ask: who}
entities:
  calvin: {type: chemist, name: Melvin Calvin, aliases: [Calvin]}
  society: {name: Paris Botany Society, the: true, ask: which society}
facts:
"""
CALVIN = "quote: Melvin Calvin received the Nobel Prize in 1961"
LET_IN = "quote: tiny pores called stomata that let in carbon dioxide and give off oxygen"


def write(project, *facts):
    """Write a project with the facts, each as the lines of its keys, and return its deck."""
    (project / "seeds").mkdir()
    (project / "decks").mkdir()
    (project / "seeds" / "leaves.txt").write_text(ARTICLE, "utf-8")
    deck = project / "decks" / "leaves.yaml"
    entries = (
        f"  - id: f{number}\n{indent(fact, '    ')}\n" for number, fact in enumerate(facts, 1)
    )
    deck.write_text(HEAD + "".join(entries), "utf-8")
    return deck


def load(project, *facts):
    """Return the facts of a deck without findings."""
    deck, findings = load_deck(write(project, *facts))
    assert not findings
    return deck.facts


def items_of(project, *facts):
    """Return the items of a deck without errors, by the rest of their ids."""
    checked = check_deck(write(project, *facts))
    assert not [finding for finding in checked.findings if finding.severity == "error"]
    return {item.id.removeprefix("leaves/"): item for item in checked.items}


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        ("Melvin Calvin received the Nobel Prize in [1961].", PartialDate(1961)),
        ("A treaty was signed on [4 May 1900].", PartialDate(1900, month=5, day=4)),
        ("[Calvin] received the Nobel Prize in 1961.", "calvin"),
        ("[Calvin](calvin) received the Nobel Prize in 1961.", "calvin"),
        ("[Melvin Calvin](chemist) received the Nobel Prize in 1961.", "calvin"),
        ("Stomata let in [carbon dioxide](gas).", ("gas", "carbon dioxide", "which gas")),
        ("Stomata let in [carbon dioxide].", "carbon dioxide"),
        ("Water makes up [about 71 percent] of the surface.", (71, "percent", "about")),
        ("Plants fix [more than 100 billion tonnes] of carbon.", (10**11, "tonne", "more than")),
        ("Plants fix [more than 100 billion](tonne) tonnes.", (10**11, "tonne", "more than")),
        ("A treaty was signed on [May 4, 1900].", PartialDate(1900, month=5, day=4)),
        ("The garden of Bonn opened in [about 1850].", "about 1850"),
    ],
)
def test_the_value_of_a_mark_follows_from_its_tag_or_words(tmp_path, say, expected):
    """A tag is an entity, a type or a unit; words are an entity, a date, a quantity or a text."""
    quotes = {
        "1961": CALVIN,
        "garden": "quote: The garden of Bonn opened in about 1850",
        "treaty": "quote: The treaty of 4 May 1900 was signed",
        "Stomata": LET_IN,
    }
    quotes["Water"] = "quote: About 71 percent of the surface is water"
    quotes["Plants"] = "quote: Plants fix more than 100 billion tonnes of carbon"
    quote = next(quote for words, quote in quotes.items() if words in say)
    (fact,) = load(tmp_path, f'say: "{say}"\nask: What is it?\n{quote}')
    value = fact.values["answer"]
    match value:
        case Entity(id="calvin"):
            assert expected == "calvin"
        case Entity():
            assert (value.type, value.name, value.ask) == expected
        case Quantity():
            assert (value.number.value, value.unit, value.hedge) == expected
        case _:
            assert value == expected


def test_questions_are_named_by_their_order(tmp_path):
    """A question that is added at the end changes no id; a mark without a question comes last."""
    items = items_of(
        tmp_path,
        """say: "[Melvin Calvin] received [the Nobel Prize](prize) in [1961]."
ask:
  1961: In which year did Melvin Calvin receive the Nobel Prize?
  melvin calvin: Who received the Nobel Prize in 1961?
"""
        + CALVIN,
    )
    flashcards = {id_: item.answer for id_, item in items.items() if item.style.name == "flashcard"}
    assert flashcards == {"f1/ask": "1961", "f1/ask-2": "Melvin Calvin"}
    assert items["f1/answer-3/cloze"].stem == "Melvin Calvin received _____ in 1961."


def test_no_gap_has_the_answer_of_a_flashcard(tmp_path):
    """A value that is asked for in words is not blanked out as well."""
    items = items_of(
        tmp_path,
        "say: Tiny pores called stomata let in [carbon dioxide].\n"
        f"ask: What do stomata let in?\n{LET_IN}",
    )
    assert {item.style.name for item in items.values()} == {"flashcard"}


@pytest.mark.parametrize(
    ("say", "ask", "answer"),
    [
        ("[Mitochondria](organelle) release energy.", "What releases energy?", "mitochondria"),
        ("[Melvin Calvin](person) received a prize.", "Who received a prize?", "Melvin Calvin"),
        (
            "[Small Melvin Calvin](person) received a prize.",
            "Who received a prize?",
            "Small Melvin Calvin",
        ),
        (
            "[The Nobel Prize](prize) went to Melvin Calvin.",
            "What went to Melvin Calvin?",
            "the Nobel Prize",
        ),
    ],
)
def test_only_a_name_keeps_its_capital_in_an_answer(tmp_path, say, ask, answer):
    """A word at the start of the sentence that the source has in lower case is no name."""
    quote = CALVIN if "Calvin" in say else "quote: Mitochondria release energy from sugar"
    items = items_of(tmp_path, f'say: "{say}"\nask: {ask}\n{quote}')
    assert items["f1/ask"].answer == answer
    assert items["f1/ask"].rationale == re.sub(r"[\[\]]|\(\w+\)", "", say)


@pytest.mark.parametrize(
    ("say", "ask", "sentence", "question"),
    [
        (
            "The Nobel Prize went to [Melvin Calvin].",
            "To whom did the Nobel Prize go?",
            "the Nobel Prize went to Melvin Calvin.",
            "to whom did the Nobel Prize go?",
        ),
        (
            "Pores of mitochondria are [small].",
            "Pores of what size do mitochondria have?",
            "pores of mitochondria are small.",
            "pores of what size do mitochondria have?",
        ),
        (
            "Melvin Calvin received [the Nobel Prize].",
            "Melvin Calvin received which prize?",
            "Melvin Calvin received the Nobel Prize.",
            "Melvin Calvin received which prize?",
        ),
    ],
)
def test_only_a_name_keeps_its_capital_after_an_attribution(tmp_path, say, ask, sentence, question):
    """What begins a sentence no longer does after “According to …”."""
    quote = CALVIN if "Calvin" in say else "quote: the pores of mitochondria are small"
    items = items_of(tmp_path, f"say: {say}\nask: {ask}\naccording_to: article\n{quote}")
    assert items["f1/ask"].rationale == f"According to an introduction to leaves, {sentence}"
    assert items["f1/ask"].stem == f"According to an introduction to leaves, {question}"


def test_own_distractors_are_listed_by_answer(tmp_path):
    """A fact with several answers gives the distractors of each."""
    items = items_of(
        tmp_path,
        """say: "[Melvin Calvin] received the Nobel Prize in [1961]."
ask:
  Melvin Calvin: Who received the Nobel Prize in 1961?
  1961: In which year did Melvin Calvin receive the Nobel Prize?
distractors:
  Melvin Calvin: [Hans Krebs, Peter Mitchell, Otto Hahn]
  1961: [1951, 1957, 1970]
"""
        + CALVIN,
    )
    assert items["f1/ask-2/choice"].options == ("1951", "1957", "1961", "1970")
    assert set(items["f1/ask/choice"].options) == {
        "Melvin Calvin", "Hans Krebs", "Peter Mitchell", "Otto Hahn"
    }  # fmt: skip


def test_sentences_that_end_or_begin_with_a_date_are_put_in_order(tmp_path):
    """The events are told without their dates, and without “in” and “on”."""
    calvin = f"say: Melvin Calvin received the Nobel Prize in [1961].\nask: In what year?\n{CALVIN}"
    light = "Jan Ingenhousz showed that plants need light"
    ingenhousz = f"say: In [1779], {light}.\nask: In which year?\nquote: In 1779, {light}"
    treaty = (
        "say: The treaty was signed in Bonn, on [4 May 1900].\nask: On which date?\n"
        "quote: The treaty of 4 May 1900 was signed in Bonn"
    )
    items = items_of(tmp_path, calvin, ingenhousz, treaty)
    (ordering,) = (item for item in items.values() if item.style.name == "ordering")
    assert ordering.answer == (
        "Jan Ingenhousz showed that plants need light → The treaty was signed in Bonn → "
        "Melvin Calvin received the Nobel Prize"
    )


@pytest.mark.parametrize(
    ("speaker", "say", "stem"),
    [
        (
            "society",
            "Leaves are [beautiful].",
            "According to the Paris Botany Society, what are leaves?",
        ),
        (
            "society",
            "The Paris Botany Society calls leaves [beautiful].",
            "What does the Paris Botany Society call leaves?",
        ),
        (
            "article",
            "Leaves are [beautiful].",
            "According to an introduction to leaves, what are leaves?",
        ),
    ],
)
def test_a_claim_names_its_speaker_once(tmp_path, speaker, say, stem):
    """“According to …” leads unless the sentence itself names the speaker."""
    ask = (
        "What does the Paris Botany Society call leaves?" if "calls" in say else "What are leaves?"
    )
    quote = "quote: The Paris Botany Society says that leaves are beautiful"
    items = items_of(tmp_path, f"say: {say}\nask: {ask}\naccording_to: {speaker}\n{quote}")
    assert items["f1/ask"].stem == stem
    assert not [item for item in items.values() if item.style.name == "true-false"]


def test_braces_in_a_sentence_are_no_template(tmp_path):
    """A sentence is printed as it is, whatever its words mean elsewhere."""
    items = items_of(
        tmp_path,
        'say: "Stomata let in {{ answer }} and {% if %} [carbon dioxide](gas)."\n'
        'ask: "What {# do #} stomata let in?"\n' + LET_IN,
    )
    assert items["f1/ask"].stem == "What {# do #} stomata let in?"
    assert items["f1/ask"].rationale == "Stomata let in {{ answer }} and {% if %} carbon dioxide."


def test_pairs_of_typed_answers_are_matched(tmp_path):
    """Five facts with the same two types give four premises and a response to spare."""
    pairs = {"stomata": "let in air", "roots": "drink", "stems": "carry", "leaves": "eat"}
    facts = [
        f'say: "[{part}](organ) can [{does}](function)."\n'
        f"ask: {{{part}: Which organ can {does}?}}\n{LET_IN}"
        for part, does in {**pairs, "buds": "grow"}.items()
    ]
    items = items_of(tmp_path, *facts)
    (matching,) = (item for item in items.values() if item.style.name == "matching")
    assert matching.stem.startswith("Match each organ with the right function: ")
    assert (len(matching.interaction.premises), len(matching.options)) == (4, 5)


def test_an_article_before_a_mark_is_not_doubled(tmp_path):
    """A false statement puts the Nile after “the” without the article of its own."""
    marks = ("the [Nile]", "the [Rhine]", "the [Po]", "[the Rhône]", "[the Don]", "[the Ebro]")
    facts = [
        f"say: Plants need light and the water of {mark}(river).\nask: Where are {letter} plants?\n"
        f'quote: plants need light\nderived: {{say: "the map shows {mark.strip("[]")} here"}}'
        for letter, mark in zip("abcdef", marks, strict=True)
    ]
    items = items_of(tmp_path, *facts)
    judged = [item.stem for item in items.values() if item.style.name == "true-false"]
    assert judged
    assert not [stem for stem in judged if "the the" in stem]


def test_quotation_marks_of_an_answer_stay(tmp_path):
    """The words of a mark are printed as written, not as they are compared."""
    items = items_of(
        tmp_path, f"say: Stomata let in [the plants’ gas].\nask: What do stomata let in?\n{LET_IN}"
    )
    assert items["f1/ask"].answer == "the plants’ gas"


@pytest.mark.parametrize(
    ("say", "reason", "codes"),
    [
        ("The pores of all mitochondria are [small].", "the pores are theirs", ["G05"]),
        ("The pores of all mitochondria are [small].", "all have them", []),
        ("Tiny [pores] are called stomata.", "they let in gas", ["G04"]),
        ("Before stomata, they are called [pores].", "the article has this order", []),
        ("Calvin says that mitochondria release [energy].", "Calvin said so", []),
        ("Calvin says that all mitochondria release [energy].", "Calvin said so", ["G05"]),
    ],
)
def test_a_reason_explains_the_words_that_change_a_claim(tmp_path, say, reason, codes):
    """“All” in a sentence must be in the quote, or in the reason for what the quote lacks."""
    quotes = {
        "pores of": "the pores of mitochondria are small",
        "called": "tiny pores called stomata",
        "Calvin": "Mitochondria release energy from sugar",
    }
    quote = next(quote for words, quote in quotes.items() if words in say)
    fact = f"say: {say}\nask: What is it?\nquote: {quote}\nderived: {{say: {reason}}}"
    assert [finding.code for finding in load_deck(write(tmp_path, fact))[1]] == codes


def test_an_indefinite_article_fits_a_false_answer(tmp_path):
    """After “an”, no answer that needs “a” is put in a false statement."""
    trees = {"an": ("oak", "elm", "ash", "alder"), "a": ("lime", "beech", "birch", "maple")}
    facts = [
        f"say: In {article}{letter}, plants need {article} [{tree}](tree).\n"
        f"ask: Which tree do plants need in {article}{letter}?\n"
        "distractors: [poplar, acacia, willow, aspen]\nquote: plants need light"
        for article, names in trees.items()
        for letter, tree in zip("cdef", names, strict=True)
    ]
    items = items_of(tmp_path, *facts)
    judged = [item.stem for item in items.values() if item.style.name == "true-false"]
    assert judged
    assert not [stem for stem in judged if re.search(r"\b(?:an [^aeiou]|a [aeiou])", stem)]


def test_the_last_name_of_a_person_may_be_typed(tmp_path):
    """Learners need not type the first name."""
    items = items_of(
        tmp_path,
        'say: "[Jan Ingenhousz](chemist) showed that plants need light."\n'
        "ask: Who showed that plants need light?\n"
        "quote: Jan Ingenhousz showed that plants need light",
    )
    assert items["f1/ask/typed"].interaction.accepted == ("Jan Ingenhousz", "Ingenhousz")


def test_a_byname_is_no_last_name(tmp_path):
    """“Great” is not enough for Jan the Great."""
    items = items_of(
        tmp_path,
        'say: "[Jan the Great](chemist) showed that plants need light."\n'
        "ask: Who showed that plants need light?\nquote: plants need light\n"
        "derived: {say: the text calls him Jan the Great elsewhere}",
    )
    assert items["f1/ask/typed"].interaction.accepted == ("Jan the Great",)


def test_a_question_for_the_speaker_does_not_name_him(tmp_path):
    """“According to …” would give the answer away."""
    items = items_of(
        tmp_path,
        "say: The [Paris Botany Society](society) says that leaves are beautiful.\n"
        "ask: Who says that leaves are beautiful?\naccording_to: society\n"
        "quote: The Paris Botany Society says that leaves are beautiful",
    )
    assert items["f1/ask"].stem == "Who says that leaves are beautiful?"


def test_the_reason_for_a_sentence_may_name_the_speaker(tmp_path):
    """The speaker needs no reason of its own."""
    load(
        tmp_path,
        "say: The Paris Botany Society says that plants need [light].\n"
        "ask: What do plants need, in the words of the Paris Botany Society?\n"
        "according_to: society\nquote: plants need light\n"
        "derived: {say: the sentence goes on to name the Paris Botany Society}",
    )


def test_other_true_answers_are_typed_only_where_they_fit(tmp_path):
    """A name listed under `also_true` is no answer to the question for the date."""
    items = items_of(
        tmp_path,
        """say: "[Melvin Calvin](chemist) received the Nobel Prize in [1961]."
ask:
  1961: In which year did Melvin Calvin receive the Nobel Prize?
  Melvin Calvin: Who received the Nobel Prize in 1961?
also_true: [M. Calvin, the year 1961, "1961"]
"""
        + CALVIN,
    )
    assert items["f1/ask/typed"].interaction.accepted == ("1961",)
