"""A value without a question is chosen to complete its sentence."""

import pytest

from quizgen.pipeline import check_deck

PORTS = {
    "Ann Lee": "Bonn",
    "Bo Ray": "Kyiv",
    "Cy Fox": "Oslo",
    "Di Ito": "Rome",
    "Ed Poe": "Lyon",
    "Flo Orr": "Nice",
}


@pytest.fixture
def generate(deck_project):
    """Return the items of a deck, which must have no errors, by id."""

    def generated(facts, article, **parts):
        checked = check_deck(deck_project("\n".join(facts), article=article, **parts))
        assert not checked.has_errors, checked.findings
        return {item.id.partition("/")[2]: item for item in checked.items}

    return generated


def sail(name, port, verb="sailed home to"):
    """Write a sentence fact without a question."""
    id_ = name.split()[0].lower()
    said = f"{name} {verb} {port}"
    return f"- {{id: {id_}, say: '{name} {verb} [{port}](port).', quote: {said}}}"


def write_article(verb="sailed home to"):
    """Write the source of all facts."""
    return "\n".join(f"{name} {verb} {port}." for name, port in PORTS.items())


def test_a_marked_answer_without_a_question_has_options(generate):
    """The stem is “Complete:” and the sentence with a gap."""
    items = generate((sail(*pair) for pair in PORTS.items()), write_article())
    choices = {id_: item for id_, item in items.items() if item.style.name == "choice"}
    assert len(choices) == len(PORTS)
    item = choices["ann/answer/choice"]
    assert item.stem == "Complete: Ann Lee sailed home to _____."
    assert item.answer == "Bonn"
    assert set(item.options) <= set(PORTS.values())


def test_a_question_is_asked_instead_if_there_is_one(generate):
    """No value is both asked for and completed."""
    facts = [sail(*pair) for pair in PORTS.items()]
    facts[0] = facts[0].replace(", quote", ", ask: Which port did Ann Lee reach?, quote")
    items = generate(facts, write_article())
    assert "ann/answer/choice" not in items
    assert items["ann/ask/choice"].stem == "Which port did Ann Lee reach?"


def test_no_gap_follows_an_indefinite_article(generate):
    """“A” before the gap would rule out options that begin with a vowel."""
    verb = "came home with a"
    items = generate((sail(*pair, verb) for pair in PORTS.items()), write_article(verb))
    assert not any(id_.endswith("/choice") for id_ in items)


def test_the_article_of_a_name_stays_before_the_gap(generate):
    """All options then follow it: names with and without an article are not mixed."""
    facts = [sail(name, f"the {port}") for name, port in PORTS.items()]
    facts += [sail("Gus Ash", "Pisa"), sail("Hal Oak", "Metz")]
    article = write_article().replace(" to ", " to the ")
    article += "\nGus Ash sailed home to Pisa.\nHal Oak sailed home to Metz."
    items = generate(facts, article)
    assert items["ann/answer/choice"].stem == "Complete: Ann Lee sailed home to the _____."
    assert set(items["ann/answer/choice"].options) <= set(PORTS.values())


def test_a_list_of_distractors_belongs_to_the_only_answer(generate):
    """Without siblings, the author's distractors are the options."""
    fact = sail("Ann Lee", "Bonn").replace("}", ", distractors: [Kyiv, Oslo]}")
    items = generate([fact], write_article())
    assert sorted(items["ann/answer/choice"].options) == ["Bonn", "Kyiv", "Oslo"]
