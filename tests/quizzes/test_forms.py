"""Forms have the same items in different orders, and marks that fit what they print."""

from itertools import combinations

import pytest
from msgspec.structs import replace

from quizgen.facts.deck import Blueprint
from quizgen.facts.media.media_types import SVG
from quizgen.facts.media.media_values import Media, Side
from quizgen.questions.interactions import Order
from quizgen.questions.styles import SHEET_PARTS
from quizgen.questions.styles.choice import CHOICE
from quizgen.questions.styles.cloze import CLOZE
from quizgen.questions.styles.matching import MATCHING
from quizgen.questions.styles.ordering import ORDERING
from quizgen.questions.styles.true_false import TRUE_FALSE
from quizgen.quizzes.forms import make_forms


@pytest.fixture(scope="session")
def forms(checked):
    """Three forms of the article's deck."""
    return make_forms(checked.deck, checked.items, count=3)


def questions_of(form, style):
    """Return a form's questions of one style."""
    return [question for question in form.questions if question.item.style is style]


def test_parts_are_in_order_and_items_are_numbered(forms):
    """The parts have the same order on every form."""
    for form in forms:
        assert [part.style for part in form.parts] == [
            style for style, part in SHEET_PARTS.items() if part.share
        ]
        numbers = [question.number for question in form.questions]
        assert numbers == list(range(1, len(numbers) + 1))


def test_forms_have_the_same_items_in_different_orders(forms):
    """Neighbours answer the same questions, but cannot copy by number."""
    orders = [[question.item.id for question in form.questions] for form in forms]
    assert all(order != other for order, other in combinations(orders, 2))
    assert [sorted(order) for order in orders] == [sorted(orders[0])] * len(forms)


def test_a_form_depends_only_on_the_parts_of_its_id(checked, forms):
    """The order of items and the number of forms do not change form A; another seed does."""
    again = make_forms(checked.deck, tuple(reversed(checked.items)))
    assert again == forms[:1]
    (other,) = make_forms(checked.deck, checked.items, seed=1)
    assert {q.item.id for q in other.questions} != {q.item.id for q in forms[0].questions}
    ids = sorted(form.id for form in (*forms, other))
    assert sorted(set(ids)) == ids


def test_options_are_shuffled_unless_ordered(checked):
    """Numbers and dates ascend on every form; other options differ between forms."""
    blueprint = Blueprint("x", 8, styles={"choice": 8})
    forms = make_forms(checked.deck, checked.items, blueprint, count=3)
    printed = {}
    for form in forms:
        for question in questions_of(form, CHOICE):
            assert sorted(question.options) == sorted(question.item.options)
            printed.setdefault(question.item.id, set()).add(question.options)
    items = {question.item.id: question.item for question in forms[0].questions}
    for id_, orders in printed.items():
        assert orders == {items[id_].options} if items[id_].interaction.ordered else len(orders) > 1
    assert {items[id_].interaction.ordered for id_ in printed} == {True, False}


def test_true_false_and_matching_keep_their_order(forms):
    """“True” is always first, and columns stay sorted."""
    for form in forms:
        for style in (TRUE_FALSE, MATCHING):
            for question in questions_of(form, style):
                assert question.options == question.item.options


def test_marks_of_choice(forms):
    """The mark is the letter of the key among the options as printed."""
    for form in forms:
        for question in questions_of(form, CHOICE):
            assert question.options["ABCD".index(question.marks)] == question.item.answer


def test_marks_of_matching(forms):
    """There is the letter of the right response for each premise."""
    for form in forms:
        (question,) = questions_of(form, MATCHING)
        pairs = zip(question.item.interaction.premises, question.marks.split(), strict=True)
        written = [f"{premise} — {question.options['ABCDEFGHIJ'.index(x)]}" for premise, x in pairs]
        assert "; ".join(written) == question.item.answer


def test_marks_of_ordering(checked):
    """There is the rank of each event as printed; events are never printed in order."""
    blueprint = Blueprint("x", 1, styles={"ordering": 1})
    for form in make_forms(checked.deck, checked.items, blueprint, count=26):
        (question,) = form.questions
        ranks = [int(rank) for rank in question.marks.split()]
        ranked = sorted(zip(ranks, question.options, strict=True))
        assert " → ".join(label for _, label in ranked) == question.item.answer
        assert ranks != sorted(ranks)


def test_events_are_never_printed_in_order(checked):
    """Three events would be in order on one of six forms, if they were only shuffled."""
    item = next(item for item in checked.items if item.style is ORDERING)
    short = replace(item, interaction=Order(item.options[:3], (1, 2, 3)))
    blueprint = Blueprint("x", 1, styles={"ordering": 1})
    for form in make_forms(checked.deck, (short,), blueprint, count=26):
        assert form.questions[0].marks != "1 2 3"


def test_points_are_those_of_the_blueprint(checked):
    """The default is a point for each answer; points of a style are for the whole item."""
    (form,) = make_forms(checked.deck, checked.items)
    (matching,) = questions_of(form, MATCHING)
    assert matching.points == len(matching.item.interaction.premises)
    assert {question.points for question in questions_of(form, CLOZE)} == {1}
    blueprint = Blueprint("x", 20, points={"matching": 3, "cloze": 2})
    (weighed,) = make_forms(checked.deck, checked.items, blueprint)
    assert [q.points for q in questions_of(weighed, MATCHING)] == [3]
    assert {q.points for q in questions_of(weighed, CLOZE)} == {2}
    assert weighed.points == sum(question.points for question in weighed.questions)


def test_a_form_has_title_time_and_instructions(checked):
    """They are those of the quiz; a quiz without a title has the deck's title."""
    blueprint = Blueprint("x", 20, title="Midterm", minutes=30, instructions="No phones.")
    (form,) = make_forms(checked.deck, checked.items, blueprint)
    assert (form.title, form.minutes, form.instructions) == ("Midterm", 30, "No phones.")
    (plain,) = make_forms(checked.deck, checked.items)
    assert plain.title == checked.deck.title


def test_a_student_number_does_not_change_the_form(checked):
    """A grid on the answer sheet changes neither the questions nor the id of a form."""
    with_grid, without = (
        make_forms(checked.deck, checked.items, Blueprint("x", 20, student_number=digits))[0]
        for digits in (7, 0)
    )
    assert (with_grid.student_number, without.student_number) == (7, 0)
    assert with_grid.id == without.id


@pytest.mark.parametrize("field", ["stem", "answer", "rationale"])
def test_the_checksum_covers_what_is_printed_and_marked(checked, forms, field):
    """A corrected stem or answer changes it; a corrected rationale does not."""
    changed = tuple(
        replace(item, **{field: getattr(item, field).swapcase()}) for item in checked.items
    )
    (form,) = make_forms(checked.deck, changed)
    assert [q.item.id for q in form.questions] == [q.item.id for q in forms[0].questions]
    assert (form.id == forms[0].id) is (field == "rationale")


@pytest.mark.parametrize("side", Side)
def test_the_checksum_covers_pictures_of_questions(checked, side):
    """Another picture on the sheet changes it; on the key it does not."""
    ids = set()
    for sha256 in ("1234", "5678"):
        picture = Media("media/map.svg", sha256, SVG, "a map", "", side)
        items = tuple(
            replace(item, fact=replace(item.fact, media=(picture,))) for item in checked.items
        )
        ids.add(make_forms(checked.deck, items)[0].id)
    assert len(ids) == (2 if side is Side.QUESTION else 1)
