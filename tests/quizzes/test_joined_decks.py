"""A quiz over several decks is drawn from all of them."""

from collections import Counter

import pytest
from conftest import ROOT
from msgspec.structs import replace

from quizgen.facts.deck import Blueprint
from quizgen.pipeline import check_deck, make_quiz, remake_form
from quizgen.publishing.quiz_build import find_decks_of_form, join_checked
from quizgen.quizzes.blueprints import QuizRequest, share_sections
from quizgen.quizzes.form_ids import code_of_deck, read_form_id


@pytest.fixture(scope="module")
def pair():
    """Two decks of different sizes."""
    return [check_deck(ROOT / "decks" / f"{name}.yaml") for name in ("insulin", "volcanoes")]


def rename(checked, deck):
    """Return a checked deck under another id."""
    items = (replace(item, id=item.id.replace(checked.deck.id, deck, 1)) for item in checked.items)
    return replace(checked, deck=replace(checked.deck, id=deck), items=tuple(items))


def test_decks_share_a_quiz_in_proportion_to_their_facts(pair):
    """Each deck has its share of the items, and each of its sections its share of these."""
    joined = join_checked(pair)
    facts = [len(checked.deck.facts) for checked in pair]
    found, (form,) = make_quiz(joined, QuizRequest("40"))
    assert found.findings == ()
    decks = Counter(question.item.deck for question in form.questions)
    assert abs(decks["insulin"] - 40 * facts[0] / sum(facts)) <= 1.5
    assert decks.total() == 40
    wanted = share_sections(Blueprint("40", 40), joined.deck)
    assert sum(wanted.values()) == 40
    assert {name.partition("/")[0] for name in wanted} == {"insulin", "volcanoes"}


def test_many_small_sections_do_not_lose_their_deck(checked):
    """A deck of one section and one of many sections with the same facts get equal shares."""
    split = rename(checked, "split")
    facts = (replace(fact, section=fact.id) for fact in split.deck.facts)
    split = replace(split, deck=replace(split.deck, facts=tuple(facts)))
    wanted = share_sections(Blueprint("10", 10), join_checked([checked, split]).deck)
    assert sum(count for name, count in wanted.items() if name.startswith("split/")) == 5


def test_what_two_decks_ask_alike_appears_once(checked):
    """Facts with the same id in two decks are different facts, but their questions are alike."""
    joined = join_checked([checked, rename(checked, "twin")])
    assert len({fact.id for fact in joined.deck.facts}) == 2 * len(checked.deck.facts)
    found, (form,) = make_quiz(joined, QuizRequest("12"))
    assert found.findings == ()
    assert len(form.questions) == 12
    facts = [fact.id.partition("/")[2] for entry in form.questions for fact in entry.item.facts]
    assert len(facts) == len(set(facts))


def test_a_form_id_stands_for_its_decks(pair, tmp_path):
    """The id recreates the form from the same decks in the same order, and from no others."""
    joined = join_checked(pair)
    _, forms = make_quiz(joined, QuizRequest("12", seed=7, forms=2))
    codes = tuple(map(code_of_deck, ("insulin", "volcanoes")))
    assert read_form_id(forms[1].id).decks == codes
    assert remake_form(joined, forms[1].id)[1] == forms[1:]
    for others in (pair[::-1], pair[:1]):
        found, none = remake_form(join_checked(others), forms[1].id)
        assert not none
        assert found.findings[-1].code == "F03"
    paths = [tmp_path / f"{name}.yaml" for name in ("volcanoes", "kursk-engineers", "insulin")]
    assert find_decks_of_form(forms[1].id, paths) == [(paths[2], paths[0])]
    assert find_decks_of_form(forms[1].id, paths[:2]) == []


def test_decks_with_the_same_code_are_all_tried(tmp_path):
    """Two decks in a thousand have the same code; then the checksum decides."""
    first = code_of_deck("a")
    twin = next(name for name in map(str, range(10_000)) if code_of_deck(name) == first)
    paths = [tmp_path / f"{name}.yaml" for name in ("a", twin, "b")]
    form_id = f"A0-20:{first}{code_of_deck('b')}-4F2K"
    assert find_decks_of_form(form_id, paths) == [(paths[0], paths[2]), (paths[1], paths[2])]


def test_a_quiz_of_one_deck_can_be_drawn_from_several(pair):
    """Its numbers for sections are those of its own deck; the rest comes from all decks."""
    insulin, volcanoes = pair
    section = next(iter(insulin.deck.sections))
    blueprint = Blueprint("final", 12, title="Final", sections={section: 3}, minutes=30)
    named = replace(insulin, deck=replace(insulin.deck, quizzes={"final": blueprint}))
    _, (form,) = make_quiz(join_checked([volcanoes, named]), QuizRequest("final"))
    assert (form.title, form.minutes, len(form.questions)) == ("Final", 30, 12)
    sections = Counter((entry.item.deck, entry.item.fact.section) for entry in form.questions)
    assert sections["insulin", f"insulin/{section}"] == 3
    _, (form,) = make_quiz(join_checked([volcanoes, named]))
    assert form.id.startswith("A0-20:")


def test_a_broken_deck_gives_no_quiz(checked, pair):
    """The findings of all decks are reported."""
    joined = join_checked([*pair, replace(checked, deck=None)])
    assert make_quiz(joined) == (joined, ())
