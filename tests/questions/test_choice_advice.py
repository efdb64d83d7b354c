"""Every fact without multiple choice has a reason, and advice that helps."""

import pytest

from quizgen.pipeline import check_deck
from quizgen.questions.choice_advice import explain_missing_choices

HEAD = "types: {port: {ask: which port}}"
PORTS = {"Ann": "Bonn", "Bo": "Kyiv", "Cy": "Oslo", "Di": "Rome", "Ed": "Baden-Baden"}


def sail(name, more="", quote=""):
    """Write a fact that asks for a port."""
    port = PORTS[name]
    return (
        f"- {{id: {name.lower()}, kind: statement, subject: {{name: {name} Lee, ask: who}},"
        f" verb: {{base: reach, past: reached}}, object: {{name: {port}, type: port{more}}},"
        f" without: [who], quote: {quote or f'{name} Lee reached {port}'}}}"
    )


@pytest.fixture
def advise(deck_project):
    """Return the advice for each fact without multiple choice."""

    def advised(*facts):
        article = "\n".join(f"{name} Lee reached {port}." for name, port in PORTS.items())
        article += "\nAnn Lee saw over 30 parks. Ann Lee saw two bears."
        checked = check_deck(deck_project("\n".join(facts), head=HEAD, article=article))
        assert checked.context, checked.findings
        return dict(explain_missing_choices(checked.context, checked.items))

    return advised


def count(id_, amount, words):
    """Write a fact that asks for a number."""
    return (
        f"- {{id: {id_}, kind: quantity, actor: {{name: Ann Lee, ask: who}}, without: [who],"
        f" verb: {{base: see, past: saw}}, amount: {amount}, quote: Ann Lee saw {words}}}"
    )


def test_a_small_pool_says_how_many_values_to_ask_for(advise):
    """Four values are enough: with one more, three facts have multiple choice."""
    names = ["Ann", "Bo", "Cy", "Di"]
    advice = "3 values of type port; ask for 1 more, or give the fact `distractors:`"
    assert advise(*map(sail, names[:3])) == dict.fromkeys(("ann", "bo", "cy"), advice)
    assert not advise(*map(sail, names))


def test_a_small_group_needs_three_values(advise):
    """A smaller one is no pool of its own."""
    found = advise(*(sail(name, ", group: north") for name in ("Ann", "Bo")))
    assert found["ann"].startswith("2 values of type port; ask for 2 more")
    assert not advise(*(sail(name, ", group: north") for name in ("Ann", "Bo", "Cy")))


def test_a_narrower_question_is_named(advise):
    """An entity with another noun in its `ask:` has a pool of its own."""
    found = advise(sail("Ann", ", ask: which harbour"), *map(sail, ("Bo", "Cy", "Di", "Ed")))
    assert "1 value of type port, asked for as harbour; ask for 3 more" in found["ann"]


def test_an_option_that_does_not_fit_is_explained(advise):
    """The quote of a fact names the options that it cannot have."""
    quote = "Ann Lee reached Bonn. Bo Lee reached Kyiv. Cy Lee reached Oslo"
    found = advise(sail("Ann", quote=quote), *map(sail, ("Bo", "Cy", "Di")))
    assert "too few other values of type port fit beside “Bonn”" in found["ann"]


def test_numbers_without_options_are_explained(advise):
    """An open end has no wrong options, and a number in words no form."""
    over = count("over", "{value: 30, unit: park, hedge: over}", "over 30 parks")
    two = count("two", "{value: two, unit: bear}", "two bears")
    found = advise(over, two)
    assert found["over"] == "“over 30” has an open end, so no other number is certainly wrong"
    assert found["two"].startswith("“two” is a number in words")


def test_what_the_author_left_out_is_named(advise):
    """`without: [choice]` is the reason."""
    fact = sail("Ann").replace("without: [who]", "without: [who, choice]")
    assert advise(fact)["ann"] == "`without:` leaves it out: who, choice"


def test_an_answer_that_comes_too_often_is_named(advise):
    """A value is the answer to one question in three; the others have no choice."""
    again = sail("Bo").replace("id: bo", "id: again").replace("base: reach", "base: get to")
    found = advise(*map(sail, ("Ann", "Bo", "Cy", "Di")), again)
    (advice,) = found.values()
    assert advice.startswith("“Kyiv” is the answer too often; ask for other values of type port")
