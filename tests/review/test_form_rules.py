"""Each rule for forms finds its flaw, and nothing in the forms of our decks."""

from collections import Counter

import pytest
from conftest import ROOT
from msgspec.structs import replace

from quizgen.pipeline import check_deck, make_quiz
from quizgen.questions.interactions import Choice
from quizgen.questions.styles.choice import CHOICE
from quizgen.questions.styles.ordering import ORDERING
from quizgen.questions.styles.true_false import OPTIONS, TRUE_FALSE
from quizgen.quizzes.blueprints import DEFAULT_ITEMS
from quizgen.review.form_rules import FORM_RULES, answers_elsewhere, repeated_questions
from quizgen.review.form_rules import lopsided_forms as lopsided
from quizgen.review.overlap import Overlap


@pytest.fixture(scope="session")
def overlap(checked):
    """Return the overlap of the items of the article's deck."""
    return Overlap(checked.items)


def item_of(checked, name):
    """Return an item of the article's deck by its id."""
    return next(item for item in checked.items if item.id == f"kursk-engineers/{name}")


@pytest.mark.parametrize("path", sorted((ROOT / "decks").glob("*.yaml")), ids=lambda p: p.stem)
def test_forms_of_our_decks_have_no_findings(path):
    """The forms break no rule and have their full number of questions."""
    checked, (form,) = make_quiz(check_deck(path))
    assert checked.findings == ()
    assert len(form.questions) == DEFAULT_ITEMS


def test_answer_on_the_same_form_is_reported(checked, overlap, compare_findings):
    """“… under the plans that Sergei Shoigu announced” answers who announced them."""
    who = item_of(checked, "plan-announced/who/choice")
    revealing = item_of(checked, "engineers-planned/how-many/choice")
    (finding,) = answers_elsewhere.check(checked.deck, [revealing, who], overlap)
    assert (finding.code, finding.fact) == ("R08", "plan-announced")
    compare_findings("R08", [finding])
    harmless = item_of(checked, "deployed-in/where/choice")
    assert not list(answers_elsewhere.check(checked.deck, [harmless, who], overlap))


def test_event_of_an_ordering_task_can_answer(checked, overlap):
    """An event to be put in order counts as a sentence that may answer another item."""
    ordering = next(item for item in checked.items if item.style is ORDERING)
    who = item_of(checked, "kcna-confirmed/who/choice")
    assert "According to the Korean Central News Agency" in ordering.answer
    assert overlap.answers(ordering, who)
    assert not overlap.answers(who, ordering)
    other = item_of(checked, "explosives-destroyed/how-many")
    assert not overlap.answers(ordering, other)


def test_event_among_options_can_answer(checked, overlap):
    """An option of “Which of these happened?” is a true sentence that may answer another item."""
    who = item_of(checked, "kim-pledge/who")
    ordering = next(item for item in checked.items if item.style is ORDERING)
    events = Choice(ordering.options, 0, ordering.pool)
    what = replace(ordering, style=CHOICE, stem="Which of these?", interaction=events, others=())
    assert overlap.answers(what, who)
    cities = replace(events, pool="city")
    assert not overlap.answers(replace(what, interaction=cities), who)


@pytest.mark.parametrize("stem", ["said 120 days", "said 90 days"])
def test_true_value_answers_a_true_or_false_item(checked, overlap, stem):
    """Another item answers it with the true value, whether the statement is true or false."""
    length = item_of(checked, "deployment-length/how-long")
    stem = length.rationale.replace("lasted 120 days", stem)
    claim = replace(length, stem=stem, style=TRUE_FALSE, interaction=Choice(OPTIONS, 0))
    card = item_of(checked, "area-demined/how-many")
    revealing = replace(card, stem="Which deployment to Kursk lasted 120 days?")
    silent = replace(card, stem="Which deployment to Kursk lasted for months?")
    quoting = replace(silent, fact=claim.fact)
    assert overlap.answers(revealing, claim)
    assert not overlap.answers(silent, claim)
    assert not overlap.answers(quoting, claim)


def test_fact_asked_twice_is_reported(checked, overlap, compare_findings):
    """A flashcard and a cloze of the same fact count as two questions about it."""
    card = item_of(checked, "drone-attacks/who")
    cloze = item_of(checked, "drone-attacks/object/cloze")
    (finding,) = repeated_questions.check(checked.deck, [card, cloze], overlap)
    assert (finding.code, finding.fact) == ("R37", "drone-attacks")
    compare_findings("R37", [finding])


def test_questions_with_nearly_the_same_words_are_reported(checked, overlap):
    """Questions about different facts count as repeated if their words are nearly the same."""
    card = item_of(checked, "area-demined/how-many")
    other = item_of(checked, "deployment-length/how-long")
    twin = replace(other, stem=card.stem.replace("hectares", "acres"))
    assert not list(repeated_questions.check(checked.deck, [card, other], overlap))
    (finding,) = repeated_questions.check(checked.deck, [card, twin], overlap)
    assert finding.code == "R37"


def test_form_on_one_section_is_lopsided(checked, overlap, compare_findings):
    """Each section that is skipped or asked too often is reported with its numbers."""
    demining = [item for item in checked.items if item.fact.section == "demining"][:10]
    found = list(lopsided.check(checked.deck, demining, overlap))
    assert {finding.code for finding in found} == {"R38"}
    facts = Counter(fact.section for fact in checked.deck.facts)
    large_sections = {name for name, count in facts.items() if count * 10 >= 54}
    assert len(found) == len(large_sections) >= 5
    assert any("10 of 10 questions on a form, but 10 of 54 facts" in f.message for f in found)
    compare_findings("R38", found[:1])


def test_short_form_may_differ_by_one_question(checked, overlap):
    """On a short form a section may have one question more or less than its share."""
    first = {item.fact.section: item for item in reversed(checked.items)}
    assert not list(lopsided.check(checked.deck, list(first.values())[:5], overlap))


@pytest.mark.parametrize("rule", FORM_RULES, ids=lambda rule: rule.CODE)
def test_form_rules_are_named_for_what_they_find(rule):
    """The module has the name of the rule."""
    assert rule.__name__.rpartition(".")[2] == rule.NAME.replace("-", "_")
