"""Properties of all items of the article's deck, and options of facts that change items."""

from collections import Counter

import pytest
from conftest import ROOT

from quizgen.pipeline import check_deck, generate_deck, load_deck
from quizgen.questions.item import BLANK
from quizgen.questions.styles import STYLE_NAMES
from quizgen.values.texts import has_words


def test_the_articles_deck_has_every_style(checked):
    """It has at least forty facts and no findings."""
    assert not checked.findings
    assert len(checked.deck.facts) >= 40
    styles = Counter(item.style.name for item in checked.items)
    assert set(styles) == set(STYLE_NAMES.every) - {"odd-one-out", "listing", "hotspot"}


def test_every_paragraph_is_covered(checked):
    """Each of the five paragraphs of the article has a fact."""
    assert {fact.paragraph for fact in checked.deck.facts} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda path: path.stem
)
def test_shipped_decks_are_clean_and_complete(path):
    """They have no findings, and facts in every paragraph except “Post a Comment”.

    A deck of tables has no article.
    """
    checked = check_deck(path)
    assert not checked.findings
    for source in checked.deck.sources.values():
        numbers = {part.number for part in source.paragraphs if "comment" not in part.text.lower()}
        facts = [f for f in checked.deck.facts if f.source == source and not f.is_row]
        assert numbers == {fact.paragraph for fact in facts}


def test_ids_are_unique_and_made_of_authored_ids(checked):
    """They have the form deck/fact/question[/style]."""
    ids = [item.id for item in checked.items]
    assert len(ids) == len(set(ids))
    facts = {fact.id for fact in checked.deck.facts}
    for item in checked.items:
        deck, fact, _, *style = item.id.split("/")
        assert deck == "kursk-engineers"
        assert set(fact.split("+")) <= facts
        assert not style or style == [item.style.name]


def test_the_last_paragraph_is_all_claims(checked):
    """Its items are attributed to the report."""
    for item in checked.items:
        if item.fact.paragraph == 5:
            assert item.fact.according_to.id == "article"
            assert "a report on the regiment’s return" in item.stem


def test_tags_name_section_kind_and_claim(checked):
    """This holds in every style; an item over several facts has the tags of one of them."""
    for item in checked.items:
        wanted = [
            {f"kursk-engineers::{fact.section}", f"kind::{fact.kind.name}"}
            | ({"claim"} if fact.according_to else set())
            for fact in item.facts
        ]
        assert set(item.tags) in wanted, item.id


def test_the_key_of_every_choice_is_its_answer(checked):
    """Its position among the options varies."""
    choices = [item for item in checked.items if item.style.name == "choice"]
    assert len({item.interaction.key for item in choices}) > 1
    assert all(item.options[item.interaction.key] == item.answer for item in choices)


def test_claims_are_never_true_or_false(checked):
    """Items do not ask whether a claim is true."""
    judged = [item for item in checked.items if item.style.name == "true-false"]
    assert {item.answer for item in judged} == {"True", "False"}
    assert not [item for item in judged if item.fact.according_to]


def test_clozes_have_one_gap_and_hide_their_answer(checked):
    """The blank has a constant width, and the answer is nowhere else in the stem."""
    clozes = [item for item in checked.items if item.style.name == "cloze"]
    assert clozes
    for item in clozes:
        assert item.stem.count(BLANK) == 1
        assert item.stem.replace(BLANK, item.answer) == item.rationale
        assert not has_words(item.stem, item.answer, same_case=False)


def test_hedges_are_kept(checked):
    """“Over 1.5 million” and “nearly half” keep their hedges in flashcards and typed answers."""
    answers = {item.id.split("/", 1)[1]: item.answer for item in checked.items}
    assert answers["explosives-destroyed/how-many"] == "over 1.5 million explosives"
    assert answers["explosives-destroyed/how-many/typed"] == "over 1.5 million"
    assert answers["rounds-share/how-large"] == "nearly half"


def test_numeric_options_ascend(checked):
    """Options that are numbers are sorted by size."""
    choices = [item for item in checked.items if item.style.name == "choice"]
    ordered = [item for item in choices if item.interaction.ordered]
    assert ordered
    for item in ordered:
        numbers = [int(option.replace(",", "")) for option in item.options]
        assert numbers == sorted(numbers)


SPANS = """
- {id: siege, kind: duration, event: the siege of Molde, span: {value: 43, unit: day},
   quote: The siege of Molde lasted 43 days}
- {id: flood, kind: quantity, actor: {name: flood, the: true, ask: what}, amount: {value: 47,
   unit: day}, verb: {base: take, past: took}, quote: The flood took 47 days}
- {id: reign, kind: duration, event: the government of Molde, span: {value: 43, unit: man,
   units: men}, quote: The government of Molde lasted 43 men}
"""


def test_numbers_have_a_unit_unless_the_question_names_it(deck_project):
    """“How long?” offers days, “how many days” offers numbers; “government” is not “men”."""
    article = "The siege of Molde lasted 43 days. The flood took 47 days. "
    items = generate(
        deck_project(SPANS, article=f"{article}The government of Molde lasted 43 men.")
    )
    assert items["siege/how-long/choice"].answer == "43 days"
    assert all(option.endswith(" days") for option in items["siege/how-long/choice"].options)
    assert all(option.isdigit() for option in items["flood/how-many/choice"].options)
    assert items["reign/how-long/choice"].answer == "43 men"
    assert items["reign/how-long/typed"].interaction.accepted[0] == "43 men"


SIGNERS = """
- {id: signers, kind: member, owner: the protest, verb: {aux: was, main: signed by},
   members: [gounod, pope, rifle], quote: Gounod and Pope Leo signed the protest with an AK-74M}
"""
SIGNING = """
  gounod: {type: person, name: Gounod, ask: which composer}
  pope: {type: person, name: Pope Leo, the: true}
  rifle: {type: rifle, name: AK-74M}
"""


def test_people_keep_their_names_in_statements(deck_project):
    """A person asked for as “which composer” does not become “Gounod composers”."""
    head = "types:\n  person: {ask: who}\n  rifle: {ask: which rifle}\n"
    article = "Gounod and Pope Leo signed the protest with an AK-74M."
    items = generate(deck_project(SIGNERS, head=head, entities=SIGNING, article=article))
    assert items["signers/which.gounod"].stem == "Which composer was the protest signed by?"
    members = ("gounod", "pope", "rifle")
    statements = [items[f"signers/which.{member}"].rationale for member in members]
    assert [text.removeprefix("The protest was signed by ") for text in statements] == [
        "Gounod.",
        "the Pope Leo.",
        "AK-74M rifles.",
    ]


FACTS = """
- {id: opened, kind: event, subject: lee, verb: {base: open, past: opened}, rest: 3 parks,
   when: 2020-05, quote: Ann Lee opened 3 parks in May 2020}
- {id: said, kind: statement, according_to: article, subject: lee, verb: {base: open, past: opened},
   object: {name: 3 parks, number: plural, ask: what}, quote: Ann Lee opened 3 parks in May 2020}
"""


def generate(path):
    """Return the items of a deck by id, without the deck's id."""
    deck, findings = load_deck(path)
    assert deck, findings
    return {item.id.split("/", 1)[1]: item for item in generate_deck(deck).items}


def test_a_fact_can_reword_one_question(deck_project):
    """`wording` replaces one template; a claim keeps its attribution."""
    facts = FACTS.replace(
        "object:", 'wording: {what: "what was it that Ann Lee opened?"},\n   object:'
    )
    items = generate(deck_project(facts, entities="  lee: {name: Ann Lee, ask: who}"))
    assert (
        items["said/what"].stem
        == "According to a report on parks, what was it that Ann Lee opened?"
    )


def test_a_fact_can_reword_its_statement(deck_project):
    """The rationale uses the new statement."""
    facts = FACTS.replace(
        "object:", 'wording: {statement: "it was {{ subject }} who came"},\n   object:'
    )
    items = generate(deck_project(facts, entities="  lee: {name: Ann Lee, ask: who}"))
    assert items["said/what"].rationale.endswith("it was Ann Lee who came.")


def test_a_fact_can_leave_questions_out(deck_project):
    """`without` lists questions of the kind, or styles."""
    facts = FACTS.replace("object:", "without: [who, cloze],\n   object:")
    items = generate(deck_project(facts, entities="  lee: {name: Ann Lee, ask: who}"))
    assert [key for key in items if key.startswith("said")] == ["said/what"]


TWO_CITIES = """
- {id: ann, kind: statement, subject: lee, verb: {base: visit, past: visited}, object: rome,
   quote: Ann Lee visited Rome and Bath}
- {id: ann-too, kind: statement, subject: lee, verb: {base: visit, past: visited}, object: bath,
   wording: {what: "which city did Ann Lee visit besides Rome?"},
   quote: Ann Lee visited Rome and Bath}
"""
CITIES = """
  lee: {name: Ann Lee, ask: who}
  rome: {type: city, name: Rome}
  bath: {type: city, name: Bath}
"""


def two_cities(deck_project, facts=TWO_CITIES):
    """Return the items of two facts whose statements differ only in the city."""
    head = "types:\n  city: {ask: which city, extra_distractors: [Pisa, Bonn, Kyiv]}\n"
    article = "Ann Lee visited Rome and Bath."
    return generate(deck_project(facts, head=head, entities=CITIES, article=article))


def test_false_statements_are_not_other_facts(deck_project):
    """Their questions differ by a wording, but the false statement of one must not be the other."""
    items = two_cities(deck_project).values()
    statements = [item for item in items if item.style.name == "true-false"]
    true = {"Ann Lee visited Rome.", "Ann Lee visited Bath."}
    assert statements
    assert all((item.stem in true) == (item.answer == "True") for item in statements)


def test_a_fact_can_leave_a_style_out(deck_project):
    """`without: [true-false]` affects only that fact and that style."""
    facts = TWO_CITIES.replace("object: rome,", "object: rome, without: [true-false, typed],")
    before, after = two_cities(deck_project), two_cities(deck_project, facts)
    assert before.keys() - after.keys() <= {"ann/what/true-false", "ann/what/typed"}
    assert "ann/what/typed" in before
    assert "ann-too/what/typed" in after
    facts = TWO_CITIES.replace("object: rome,", "object: rome, without: [what/choice],")
    assert two_cities(deck_project).keys() - two_cities(deck_project, facts).keys() == {
        "ann/what/choice"
    }


def test_the_number_one_is_not_a_cloze(deck_project):
    """The singular in “Ann Lee opened _____ park” would reveal the answer."""
    facts = """
    - {id: parks, kind: quantity, actor: {name: Ann Lee, ask: who}, rest: in the town,
       verb: {base: open, past: opened}, amount: {value: one, unit: park},
       quote: Ann Lee opened one park}
    """
    items = generate(deck_project(facts, article="Ann Lee opened one park."))
    assert "parks/how-many" in items
    assert "parks/amount/cloze" not in items


def test_reverse_needs_a_unique_answer(deck_project):
    """If two people did the same, there is no question who did it."""
    facts = """
    - {id: ann, kind: statement, subject: lee, verb: {base: open, past: opened},
       object: {name: parks, ask: what}, quote: Ann Lee and Bo Diaz opened parks}
    - {id: bo, kind: statement, subject: bo, verb: {base: open, past: opened},
       object: {name: parks, ask: what}, quote: Ann Lee and Bo Diaz opened parks}
    """
    entities = "  lee: {name: Ann Lee, ask: who}\n  bo: {name: Bo Diaz, ask: who}"
    items = generate(
        deck_project(facts, entities=entities, article="Ann Lee and Bo Diaz opened parks.")
    )
    assert "ann/what" in items
    assert "ann/who" not in items


def test_a_project_can_add_a_kind(deck_project):
    """A kind of the project is one file."""
    path = deck_project(
        "- {id: a, kind: opening, what: 3 parks, quote: Ann Lee opened 3 parks in May 2020}"
    )
    kinds = path.parent.parent / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "opening.yaml").write_text(
        "kind: opening\nabout: What opened.\nfields:\n  what: {type: text}\n"
        'statement: {de: "auf", en: "{{ what }} opened"}\n'
        'questions:\n  what: {asks: what, stem: {en: "what opened in 2020?", de: "was?"},\n'
        '    answer: {de: "{{ what }}, ja", en: "{{ what }}, indeed"}}\n',
        encoding="utf-8",
    )
    item = generate(path)["a/what"]
    assert item.stem == "What opened in 2020?"
    assert (item.answer, item.rationale) == ("3 parks, indeed", "3 parks opened.")


def test_items_do_not_depend_on_the_hash_seed():
    """The same deck gives the same items for every PYTHONHASHSEED."""
    from conftest import run_quizgen

    shown = run_quizgen("show", "--json", PYTHONHASHSEED="0").stdout
    assert shown == run_quizgen("show", "--json", PYTHONHASHSEED="42").stdout


def test_a_fact_without_choice_has_true_false_items(deck_project):
    """Its answer is not an option of other items."""
    facts = TWO_CITIES.replace("object: rome,", "object: rome, without: [choice],")
    items = two_cities(deck_project, facts)
    assert "ann/what/true-false" in items
    assert "Rome" not in items["ann-too/what/choice"].options
