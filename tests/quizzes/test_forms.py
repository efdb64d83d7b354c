"""A form is the same for ever, asks no fact twice and answers none of its own questions."""

from collections import Counter

from quizgen.quizzes.forms import BLUEPRINT, make_form


def test_a_form_follows_the_blueprint(examined):
    """Every style has its part, in order, with numbers running through."""
    form = make_form(examined.deck, examined.items)
    assert [part.style for part in form.parts] == list(BLUEPRINT)
    for part in form.parts:
        assert 1 <= len(part.questions) <= BLUEPRINT[part.style]
    assert len(form.questions) >= 18
    numbers = [question.number for question in form.questions]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_form_is_the_same_for_ever(examined):
    """The choice hangs on ids alone, not on the order of items."""
    form = make_form(examined.deck, examined.items)
    again = make_form(examined.deck, tuple(reversed(examined.items)))
    assert again == form
    assert make_form(examined.deck, examined.items[:-1]).id.startswith("A-")


def test_no_fact_is_asked_twice(examined):
    """Each fact stands in one question at most."""
    form = make_form(examined.deck, examined.items)
    facts = Counter(fact.id for question in form.questions for fact in question.item.facts)
    assert set(facts.values()) == {1}


def test_all_sections_are_asked(examined):
    """A form spreads over the deck."""
    form = make_form(examined.deck, examined.items)
    assert {question.item.fact.section for question in form.questions} == set(
        examined.deck.sections
    )


def test_letters_point_at_the_key(examined):
    """The letter on the answer key is that of the right option on the sheet."""
    for question in make_form(examined.deck, examined.items).parts[0].questions:
        assert question.item.options["ABCD".index(question.marks)] == question.item.answer


def test_a_form_does_not_answer_itself(examined):
    """“… by the plans that Sergei Shoigu announced” stands on no form that asks who did."""
    by_id = {item.id.split("/", 1)[1]: item for item in examined.items}
    who = by_id["plan-announced/who/choice"]
    telling = by_id["engineers-planned/how-many/true-false"]
    assert len(make_form(examined.deck, (who, telling)).questions) == 1
    harmless = by_id["deployed-in/where/true-false"]
    assert len(make_form(examined.deck, (who, harmless)).questions) == 2


def test_marks_of_matching_and_ordering(examined):
    """One letter for each premise, one rank for each event, and they solve the item."""
    marks = {q.item.style: q for q in make_form(examined.deck, examined.items).questions}
    matching, ordering = marks["matching"], marks["ordering"]
    letters = matching.marks.split()
    pairs = zip(matching.item.premises, letters, strict=True)
    written = [
        f"{premise} — {matching.item.options[ord(letter) - ord('A')]}" for premise, letter in pairs
    ]
    assert "; ".join(written) == matching.item.answer
    ranks = map(int, ordering.marks.split())
    ranked = sorted(zip(ranks, ordering.item.options, strict=True))
    assert " → ".join(label for _, label in ranked) == ordering.item.answer
