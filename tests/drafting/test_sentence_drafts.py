"""Sentences of many shapes become facts: the sentence with its answer marked, and a question."""

import pytest
from conftest import ROOT

from quizgen.drafting.deck_head import read_text_source
from quizgen.drafting.rule_drafts import propose_facts
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.marked_sentences import remove_marks
from quizgen.languages import language_of

ENGLISH = language_of("en")
KINDS = load_kinds(ROOT)[0]


def draft(folder, text, title="A title"):
    """Return the facts proposed from the body of an article."""
    (folder / "seeds").mkdir(parents=True)
    path = folder / "seeds" / "article.txt"
    path.write_text(f"{title}\n\n{text}\n", "utf-8")
    return propose_facts([read_text_source(path, ENGLISH)], KINDS, ENGLISH).facts


@pytest.mark.parametrize(
    ("sentence", "say", "ask"),
    [
        # definitions
        (
            "A long crack in the ground from which lava pours out is called a fissure.",
            "A long crack in the ground from which lava pours out is called a [fissure].",
            "What is a long crack in the ground from which lava pours out called?",
        ),
        (
            "A ballad is a poem or song that tells a story in short stanzas.",
            "[A ballad] is a poem or song that tells a story in short stanzas.",
            "What is the term for a poem or song that tells a story in short stanzas?",
        ),
        (
            "Ablation refers to the loss of ice from the surface of a glacier.",
            "[Ablation] refers to the loss of ice from the surface of a glacier.",
            "Which term refers to the loss of ice from the surface of a glacier?",
        ),
        (
            "The snout of a glacier is the end at which it melts.",
            "[The snout of a glacier] is the end at which it melts.",
            "What is the end at which it melts?",
        ),
        # dates
        (
            "The old bridge over the Avon collapsed in 1815.",
            "The old bridge over the Avon collapsed in [1815].",
            "In which year did the old bridge over the Avon collapse?",
        ),
        (
            "In May 2020 the University of Bath opened a park for students.",
            "In [May 2020] [the University of Bath](university) opened a park for students.",
            {
                "May 2020": "In which month and year did the University of Bath open a park for"
                " students?",
                "the University of Bath": "Which university opened a park for students in May"
                " 2020?",
            },
        ),
        (
            "The city of Bath grew in the 18th century.",
            "The city of Bath grew in [the 18th century].",
            "In which century did the city of Bath grow?",
        ),
        # numbers
        (
            "The telescope on Mauna Kea weighs about 300 tonnes.",
            "The telescope on Mauna Kea weighs [about 300 tonnes].",
            "How many tonnes does the telescope on Mauna Kea weigh?",
        ),
        (
            "The siege of Candia lasted for 21 years.",
            "The siege of Candia lasted for [21 years].",
            "For how many years did the siege of Candia last?",
        ),
        (
            "The volcano Parícutin grew 424 m high.",
            "The volcano Parícutin grew [424 m] high.",
            "How high did the volcano Parícutin grow?",
        ),
        (
            "About 2,300 people died in the flood of Lisbon.",
            "[About 2,300 people] died in the flood of Lisbon.",
            "How many people died in the flood of Lisbon?",
        ),
        (
            "The crust of the moon Rhea is typically about 6 kilometres thick.",
            "The crust of the moon Rhea is typically [about 6 kilometres] thick.",
            "How thick is the crust of the moon Rhea typically?",
        ),
        (
            "There are 43 muscles of the face.",
            "There are [43 muscles] of the face.",
            "How many muscles of the face are there?",
        ),
        # causes, superlatives, comparisons
        (
            "The bridges of Venice sink because their piles rot.",
            "The bridges of Venice sink because [their piles rot].",
            "Why do the bridges of Venice sink?",
        ),
        (
            "Basalt is the most common volcanic rock on the planet.",
            "[Basalt] is the most common volcanic rock on the planet.",
            "What is the most common volcanic rock on the planet?",
        ),
        (
            "Lava flows kill fewer people than pyroclastic flows.",
            "[Lava flows] kill fewer people than pyroclastic flows.",
            "Which flows kill fewer people than pyroclastic flows?",
        ),
        # people, passives, classes of names
        (
            "The harbour of Bath was first surveyed by Alice Moll.",
            "The harbour of Bath was first surveyed by [Alice Moll].",
            "Who first surveyed the harbour of Bath?",
        ),
        (
            "The engineer Alice Moll designed dams for the city of Bonn.",
            "The engineer [Alice Moll] designed dams for the city of Bonn.",
            "Who designed dams for the city of Bonn?",
        ),
        (
            "The Fifth Amendment forbids double jeopardy.",
            "[The Fifth Amendment](amendment) forbids double jeopardy.",
            "Which amendment forbids double jeopardy?",
        ),
        # no good question: a gap, with the class of a year that a place could fill as well
        (
            "The chapel of Bonn belongs to a charity founded in 1901 by sailors.",
            "The chapel of Bonn belongs to a charity founded in the year [1901] by sailors.",
            None,
        ),
        (
            "The treaty of Wellington regulates mining south of Cape Horn.",
            "The treaty of Wellington regulates mining south of [Cape Horn](cape).",
            None,
        ),
    ],
)
def test_sentence_gives_a_fact(tmp_path, sentence, say, ask):
    """The best answer of a sentence is marked, and its verb has the right form in the question."""
    fact = draft(tmp_path, sentence)[0]
    assert (fact["say"], fact.get("ask")) == (say, ask)
    assert (fact["quote"], fact["draft"]) == (sentence, "true")


@pytest.mark.parametrize(
    ("sentence", "sentences"),
    [
        (
            "However, fresh basalt contains 50 per cent silica and erupts at about 1,100 °C.",
            ["Fresh basalt contains 50 per cent silica.", "Fresh basalt erupts at about 1,100 °C."],
        ),
        (
            "Krakatau, which lies in the Sunda Strait, exploded in August 1883.",
            ["Krakatau lies in the Sunda Strait.", "Krakatau exploded in August 1883."],
        ),
        (
            "The spleen weighs 150 g in adults; the thymus weighs 40 g in children.",
            ["The spleen weighs 150 g in adults.", "The thymus weighs 40 g in children."],
        ),
        (
            "Juba II (a king) was the husband of Cleopatra Selene, a daughter of Antony.",
            [
                "Juba II was the husband of Cleopatra Selene, a daughter of Antony.",
                "Cleopatra Selene was a daughter of Antony.",
            ],
        ),
        (
            "The Eighteenth Amendment, ratified in 1919, prohibited alcohol in the 48 states.",
            [
                "The Eighteenth Amendment was ratified in 1919.",
                "The Eighteenth Amendment prohibited alcohol in the 48 states.",
            ],
        ),
        (
            "The engineer Alice Moll, born in Bonn in 1901, designed nine dams in Spain.",
            [
                "The engineer Alice Moll was born in Bonn in 1901.",
                "The engineer Alice Moll designed nine dams in Spain.",
            ],
        ),
    ],
)
def test_sentence_is_taken_apart(tmp_path, sentence, sentences):
    """Clauses, coordinated verbs, relative clauses, appositions and participles are own facts."""
    assert set(sentences) <= {remove_marks(fact["say"]) for fact in draft(tmp_path, sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "It has 39 lines in six stanzas.",
        "This led to 3 wars in Europe.",
        "They opened 3 parks in Bath in 1901.",
        "The treaty was signed in 1901.",
        "The treaty bans weapons in 12 states.",
        "The others were kept in Rome until 1901.",
        "In September Pompey fled to Egypt.",
        "Two years later Ann Lee opened 3 parks.",
        "The oldest is in the museum of Bath.",
        "A conference opened in October 1959.",
        "Ann Lee gave him 3 parks in Bath.",
        "We now know 3 reasons for the fall of Rome.",
        "Did Ann Lee open 3 parks in Bath?",
        "Basalt is denser.",
        "Our calculations show that glaciers lose 3 metres of ice in 10 years.",
        "Consider how glaciers lose 3 metres of ice in 10 years.",
        "Glaciers lose 3 metres of the ice below that layer in 10 years.",
        "The preeminent example covers 3 hectares of Bavaria.",
        "In a storm of 9 hours, our station lost 3 masts.",
        "Making enough of it was another matter.",
        "Glaciers would have lost 3 metres of ice in 10 years.",
    ],
)
def test_sentence_that_needs_its_context_gives_nothing(tmp_path, sentence):
    """Pronouns, “the treaty”, dates without a year and the like are never guessed."""
    assert draft(tmp_path, sentence) == ()


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        # a term that the sentence names
        ("", "Sailors without fruit can develop a condition called [scurvy], a weakness of gums."),
        # technical terms of the article
        (
            "Glacial erosion shapes valleys. Glacial erosion is slow.",
            "The steep walls of fjords are mostly the work of [glacial erosion].",
        ),
        # “an” would give the answer away
        (
            "A nerve carries an electrical impulse.",
            "The touch of a hot stove causes [an electrical impulse] in the skin.",
        ),
        # the pronoun stands for the subject of the clause before it
        ("", "When a glacier melts in the sun, it leaves behind thick deposits of [boulder clay]."),
        # “other” follows its example
        (
            "",
            "Glaciers need steady snow and other features of cold areas to survive [3 years].",
        ),
    ],
)
def test_prose_of_a_textbook_gives_gaps(tmp_path, before, sentence):
    """General statements ask for the technical terms in them."""
    text = f"{before} {remove_marks(sentence)}".strip()
    assert sentence in [fact["say"] for fact in draft(tmp_path, text)]


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        # one kind of a thing that the article has in general
        (
            "Many cells are round. Cone cells detect the colours of bright objects.",
            "Which cells detect the colours of bright objects?",
        ),
        (
            "There is ice on land. Glacial ice covers the mountains of the Antarctic peninsula.",
            "Which kind of ice covers the mountains of the Antarctic peninsula?",
        ),
    ],
)
def test_kind_of_a_thing_is_asked_for(tmp_path, text, ask):
    """The noun of a subject is a part of its question: “Which cells …?”, not “What …?”."""
    assert ask in [fact.get("ask") for fact in draft(tmp_path, text)]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # a small number
        (
            "By offering two ferries for tourists, the harbour gave its sailors a rest.",
            "two ferries",
        ),
        # what many others did not do either
        ("Robert Lee did not find the lakes below the ice.", "Robert Lee"),
        # a noun that needs what follows it
        ("Villages of the Alps depend on the conservation of snow.", "conservation"),
    ],
)
def test_poor_answer_is_not_marked(tmp_path, text, answer):
    """A gap that many answers fill is worse than no draft."""
    facts = draft(tmp_path, text)
    assert not any(f"[{answer}]" in fact["say"] for fact in facts)


def test_sentences_that_say_the_same_are_one_fact(tmp_path):
    """A summary repeats what the article said before."""
    text = "The Rhone Glacier lost 20 metres of ice in June 1901. "
    again = "In June 1901, the Rhone Glacier lost 20 metres of ice."
    assert len(draft(tmp_path, text + again)) == 1


def test_question_about_two_clauses_is_left_out(tmp_path):
    """A question asks for one thing, and its words belong to one clause."""
    text = "The isle of Bonn became free in 1947 and the queen of Wales remained its head of state."
    assert [fact.get("ask") for fact in draft(tmp_path, text)] == [None]


@pytest.mark.parametrize(
    ("text", "say"),
    [
        (
            "Such studies reveal that glaciers carry rocks of 30 tonnes.",
            "Glaciers carry rocks of [30 tonnes].",
        ),
        (
            "A century ago, the geologist Alice Moll found the lakes below the ice of Greenland.",
            "The geologist [Alice Moll] found the lakes below the ice of Greenland.",
        ),
        (
            "Farmers of the valley believe in accretion, the process of growth of a glacier.",
            "[Accretion] is the process of growth of a glacier.",
        ),
        (
            "Southern villages, known as “Ice Towns,” sold 40 tonnes of ice.",
            "Southern villages sold [40 tonnes] of ice.",
        ),
    ],
)
def test_part_of_a_sentence_is_a_fact(tmp_path, text, say):
    """How something is known or called is left out, and an apposition defines its noun."""
    assert say in [fact["say"] for fact in draft(tmp_path, text)]


def test_repeated_sentence_is_one_fact(tmp_path):
    """Its quote goes on until it occurs only once."""
    text = "The Rhone Glacier lost 20 metres of ice. It had been in balance before.\n\n"
    facts = draft(tmp_path, text + "The Rhone Glacier lost 20 metres of ice.")
    quotes = [fact["quote"] for fact in facts if "20 metres" in fact["say"]]
    assert quotes == ["The Rhone Glacier lost 20 metres of ice. It had been in"]


def test_thing_is_asked_by_the_name_that_the_sentence_gives_it(tmp_path):
    """“This zone, called …” needs no context."""
    text = "This zone, called the ablation zone, is defined as the part of a glacier that melts."
    says = [fact["say"] for fact in draft(tmp_path, text)]
    assert says == ["[The ablation zone] is defined as the part of a glacier that melts."]


def test_pronoun_is_replaced_if_it_is_certain_what_it_means(tmp_path):
    """The reason says what the pronoun refers to."""
    facts = draft(
        tmp_path, "The villanelle is a poem of French origin. It has 19 lines in six stanzas."
    )
    assert remove_marks(facts[-1]["say"]) == "The villanelle has 19 lines in six stanzas."
    assert facts[-1]["derived"] == {"say": "“it” refers to the villanelle in the sentence before"}


@pytest.mark.parametrize(
    "first",
    [
        "The villanelle resembles the sestina.",
        "The villanelle is a poem, the sestina a longer one.",
        "The villanelle and the sestina are poems of French origin.",
    ],
)
def test_pronoun_with_two_possible_meanings_is_not_replaced(tmp_path, first):
    """“It” may be the object of the sentence before, and a plural is never “it”."""
    facts = draft(tmp_path, f"{first} It has 19 lines in six stanzas.")
    assert not any("19" in fact["say"] for fact in facts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The causes of the flood of Bath include 3 storms and 2 broken dams.",
            "The causes of the flood of Bath include 3 storms and 2 broken dams.",
        ),
        (
            "In a report published in 1901, Ann Lee described 40 glaciers of Tibet.",
            "In a report published in 1901, Ann Lee described 40 glaciers of Tibet.",
        ),
        (
            (
                "Alice Lee was born in Bath. Alice Lee’s work ended in 1901."
                " She founded 3 schools in Wales."
            ),
            "Alice Lee founded 3 schools in Wales.",
        ),
        (
            "Basalt from Tibet has a density that is 3 times higher than that of ice.",
            "Basalt from Tibet has a density that is 3 times higher than that of ice.",
        ),
    ],
)
def test_sentence_is_read(tmp_path, text, said):
    """Verbs far from their plural, leads with a participle, the only person of a sentence."""
    assert said in [remove_marks(fact["say"]) for fact in draft(tmp_path, text)]


def test_she_is_not_a_man(tmp_path):
    """A first name decides whether “she” can be a person."""
    text = "{} was a chemist in Bath. She found 3 elements in the sands of Wales."
    for name, is_woman in (("Alice Lee", True), ("Robert Lee", False)):
        facts = draft(tmp_path / name, text.format(name))
        said = [remove_marks(fact["say"]) for fact in facts]
        assert (f"{name} found 3 elements in the sands of Wales." in said) == is_woman


def test_class_is_replaced_by_the_only_name_with_it(tmp_path):
    """“The treaty” is the Antarctic Treaty, unless the article has “a treaty” too."""
    text = "Twelve states signed the Antarctic Treaty in {}. The treaty bans weapons in 12 states."
    for place, is_certain in (("Rome", True), ("Rome, and a treaty of peace in Bonn", False)):
        facts = draft(tmp_path / place, text.format(place))
        said = [remove_marks(fact["say"]) for fact in facts]
        assert ("The Antarctic Treaty bans weapons in 12 states." in said) == is_certain


def test_thing_of_the_title_needs_no_name(tmp_path):
    """In an article about a bridge, “the bridge” is that one."""
    text = "The bridge opened in 1815. The bridge collapsed in 1901. The bridge carried 40 carts."
    said = [remove_marks(fact["say"]) for fact in draft(tmp_path / "a", text, "The bridge of Bath")]
    assert "The bridge collapsed in 1901." in said
    assert draft(tmp_path / "b", text, "A town") == ()
