"""Forms have the same items in orders of their own, and a key that fits what they print."""

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


def test_parts_stand_in_order_and_numbers_run_through(forms):
    """Every form is laid out alike."""
    for form in forms:
        assert [part.style for part in form.parts] == [
            style for style, part in SHEET_PARTS.items() if part.share
        ]
        numbers = [question.number for question in form.questions]
        assert numbers == list(range(1, len(numbers) + 1))


def test_forms_have_the_same_items_in_orders_of_their_own(forms):
    """Neighbours answer the same questions and cannot copy by number."""
    orders = [[question.item.id for question in form.questions] for form in forms]
    assert all(order != other for order, other in combinations(orders, 2))
    assert [sorted(order) for order in orders] == [sorted(orders[0])] * len(forms)


def test_a_form_hangs_on_what_stands_in_its_id_alone(checked, forms):
    """Neither the order of items nor the number of forms changes form A; a seed and a letter do."""
    again = make_forms(checked.deck, tuple(reversed(checked.items)))
    assert again == forms[:1]
    (other,) = make_forms(checked.deck, checked.items, seed=1)
    assert {q.item.id for q in other.questions} != {q.item.id for q in forms[0].questions}
    ids = sorted(form.id for form in (*forms, other))
    assert sorted(set(ids)) == ids


def test_options_are_mixed_unless_they_have_an_order(checked):
    """Numbers and dates ascend on every form, names stand otherwise on each."""
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


def test_what_is_true_or_matched_keeps_its_order(forms):
    """“True” always stands first, and columns stay sorted."""
    for form in forms:
        for style in (TRUE_FALSE, MATCHING):
            for question in questions_of(form, style):
                assert question.options == question.item.options


def test_letters_point_at_the_key(forms):
    """The letter on the answer key is that of the right option as this form prints it."""
    for form in forms:
        for question in questions_of(form, CHOICE):
            assert question.options["ABCD".index(question.marks)] == question.item.answer


def test_marks_of_matching(forms):
    """One letter for each premise, and they solve the item."""
    for form in forms:
        (question,) = questions_of(form, MATCHING)
        pairs = zip(question.item.interaction.premises, question.marks.split(), strict=True)
        written = [f"{premise} — {question.options['ABCDEFGHIJ'.index(x)]}" for premise, x in pairs]
        assert "; ".join(written) == question.item.answer


def test_marks_of_ordering(checked):
    """One rank for each event as printed; on no form do events stand in order already."""
    blueprint = Blueprint("x", 1, styles={"ordering": 1})
    for form in make_forms(checked.deck, checked.items, blueprint, count=26):
        (question,) = form.questions
        ranks = [int(rank) for rank in question.marks.split()]
        ranked = sorted(zip(ranks, question.options, strict=True))
        assert " → ".join(label for _, label in ranked) == question.item.answer
        assert ranks != sorted(ranks)


def test_events_never_stand_in_order_already(checked):
    """Three would, on one form of six; numbering them as they stand is no answer."""
    item = next(item for item in checked.items if item.style is ORDERING)
    short = replace(item, interaction=Order(item.options[:3], (1, 2, 3)))
    blueprint = Blueprint("x", 1, styles={"ordering": 1})
    for form in make_forms(checked.deck, (short,), blueprint, count=26):
        assert form.questions[0].marks != "1 2 3"


def test_points_are_those_of_the_blueprint(checked):
    """By default one for each letter or number to write; a style's own count for the question."""
    (form,) = make_forms(checked.deck, checked.items)
    (matching,) = questions_of(form, MATCHING)
    assert matching.points == len(matching.item.interaction.premises)
    assert {question.points for question in questions_of(form, CLOZE)} == {1}
    blueprint = Blueprint("x", 20, points={"matching": 3, "cloze": 2})
    (weighed,) = make_forms(checked.deck, checked.items, blueprint)
    assert [q.points for q in questions_of(weighed, MATCHING)] == [3]
    assert {q.points for q in questions_of(weighed, CLOZE)} == {2}
    assert weighed.points == sum(question.points for question in weighed.questions)


def test_a_form_carries_what_stands_above_it(checked):
    """Title, time and instructions are the quiz's; without a title of its own, the deck's."""
    blueprint = Blueprint("x", 20, title="Midterm", minutes=30, instructions="No phones.")
    (form,) = make_forms(checked.deck, checked.items, blueprint)
    assert (form.title, form.minutes, form.instructions) == ("Midterm", 30, "No phones.")
    (plain,) = make_forms(checked.deck, checked.items)
    assert plain.title == checked.deck.title


@pytest.mark.parametrize("field", ["stem", "answer", "rationale"])
def test_the_checksum_is_over_what_is_printed_and_marked(checked, forms, field):
    """A mended stem or answer is another form; what only the key explains is not."""
    changed = tuple(
        replace(item, **{field: getattr(item, field).swapcase()}) for item in checked.items
    )
    (form,) = make_forms(checked.deck, changed)
    assert [q.item.id for q in form.questions] == [q.item.id for q in forms[0].questions]
    assert (form.id == forms[0].id) is (field == "rationale")


@pytest.mark.parametrize("side", Side)
def test_the_checksum_is_over_pictures_that_are_asked_about(checked, side):
    """Another map on the sheet is another form; on the key it is not."""
    ids = set()
    for sha256 in ("1234", "5678"):
        picture = Media("media/map.svg", sha256, SVG, "a map", "", side)
        items = tuple(
            replace(item, fact=replace(item.fact, media=(picture,))) for item in checked.items
        )
        ids.add(make_forms(checked.deck, items)[0].id)
    assert len(ids) == (2 if side is Side.QUESTION else 1)
