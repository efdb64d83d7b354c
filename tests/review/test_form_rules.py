"""The rules for forms: each finds what it is for, and nothing in the forms of our decks."""

from collections import Counter

import pytest
from conftest import ROOT
from msgspec.structs import replace

from quizgen.facts.styles import Style
from quizgen.pipeline import check_deck, make_quiz
from quizgen.review.form_rules import FORM_RULES, answers_elsewhere, repeated_questions
from quizgen.review.form_rules import lopsided_forms as lopsided
from quizgen.review.overlap import Overlap


@pytest.fixture(scope="session")
def overlap(examined):
    """What compares the items of the article's deck."""
    return Overlap(examined.items)


def item_of(examined, name):
    """Return an item of the article's deck by its id."""
    return next(item for item in examined.items if item.id == f"kursk-engineers/{name}")


@pytest.mark.parametrize("path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda p: p.stem)
def test_forms_of_ours_keep_every_rule(path):
    """Nothing is found in them, and they are not short for it."""
    examined, (form,) = make_quiz(check_deck(path))
    assert examined.findings == ()
    assert len(form.questions) == 20


def test_an_answer_on_the_same_form_is_found(examined, overlap, compare_findings):
    """“… under the plans that Sergei Shoigu announced” answers who announced them."""
    who = item_of(examined, "plan-announced/who/choice")
    telling = item_of(examined, "engineers-planned/how-many/true-false")
    (finding,) = answers_elsewhere.check(examined.deck, [telling, who], overlap)
    assert (finding.code, finding.fact) == ("R08", "plan-announced")
    compare_findings("R08", [finding])
    harmless = item_of(examined, "deployed-in/where/choice")
    assert not list(answers_elsewhere.check(examined.deck, [harmless, who], overlap))


def test_a_listed_event_answers_like_any_sentence(examined, overlap):
    """A line of what is to be put in order says who was dispatched by whose word."""
    ordering = next(item for item in examined.items if item.style is Style.ORDERING)
    who = item_of(examined, "kcna-confirmed/who/choice")
    assert "According to the Korean Central News Agency" in ordering.answer
    assert overlap.answers(ordering, who)
    assert not overlap.answers(who, ordering)
    other = item_of(examined, "explosives-destroyed/how-many")
    assert not overlap.answers(ordering, other)


def test_an_event_among_options_answers_like_any_sentence(examined, overlap):
    """“Which of these happened?” offers what is true, whenever it was."""
    who = item_of(examined, "kim-pledge/who")
    ordering = next(item for item in examined.items if item.style is Style.ORDERING)
    what = replace(ordering, style=Style.CHOICE, stem="Which of these happened?", others=())
    assert overlap.answers(what, who)
    assert not overlap.answers(replace(what, pool="city"), who)


@pytest.mark.parametrize("stem", ["said 120 days", "said 90 days"])
def test_what_is_true_decides_a_true_or_false_one(examined, overlap, stem):
    """Whichever it says: a sentence with the right number tells, and one without it does not."""
    claim = item_of(examined, "deployment-length/how-long/true-false")
    claim = replace(claim, stem=claim.stem.replace("lasted 120 days", stem))
    card = item_of(examined, "area-demined/how-many")
    telling = replace(card, stem="Which deployment to Kursk lasted 120 days?")
    silent = replace(card, stem="Which deployment to Kursk lasted for months?")
    quoting = replace(silent, fact=claim.fact)
    assert [overlap.answers(one, claim) for one in (telling, silent, quoting)] == [
        True,
        False,
        False,
    ]


def test_a_fact_asked_twice_is_found(examined, overlap, compare_findings):
    """Once as a card and once as a cloze is twice."""
    card = item_of(examined, "area-demined/how-many")
    cloze = item_of(examined, "area-demined/amount/cloze")
    (finding,) = repeated_questions.check(examined.deck, [card, cloze], overlap)
    assert (finding.code, finding.fact) == ("R37", "area-demined")
    compare_findings("R37", [finding])


def test_nearly_the_same_words_are_found(examined, overlap):
    """Another fact in the same words is the same question to whoever answers it."""
    card = item_of(examined, "area-demined/how-many")
    other = item_of(examined, "deployment-length/how-long")
    twin = replace(other, stem=card.stem.replace("hectares", "acres"))
    assert not list(repeated_questions.check(examined.deck, [card, other], overlap))
    assert [f.code for f in repeated_questions.check(examined.deck, [card, twin], overlap)] == [
        "R37"
    ]


def test_a_form_on_one_section_is_lopsided(examined, overlap, compare_findings):
    """Each section that is skipped or asked too much is named, with its figures."""
    demining = [item for item in examined.items if item.fact.section == "demining"][:10]
    found = list(lopsided.check(examined.deck, demining, overlap))
    assert {finding.code for finding in found} == {"R38"}
    facts = Counter(fact.section for fact in examined.deck.facts)
    a_question_s_worth = {name for name, count in facts.items() if count * 10 >= 54}
    assert len(found) == len(a_question_s_worth) >= 5
    assert any("10 of 10 questions on a form, but 10 of 54 facts" in f.message for f in found)
    compare_findings("R38", found[:1])


def test_a_short_form_may_be_off_by_one_question(examined, overlap):
    """Five questions cannot be shared out more evenly than by whole ones."""
    first = {item.fact.section: item for item in reversed(examined.items)}
    assert not list(lopsided.check(examined.deck, list(first.values())[:5], overlap))


@pytest.mark.parametrize("rule", FORM_RULES, ids=lambda rule: rule.CODE)
def test_form_rules_are_named_for_what_they_find(rule):
    """The module bears the rule's name."""
    assert rule.__name__.rpartition(".")[2] == rule.NAME.replace("-", "_")
