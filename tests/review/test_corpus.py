"""Rules find what reading found, and little else.

The corpus has bad items, each with the rule that should find it, and good items. The items of our
decks are good items too.
"""

from itertools import chain

import pytest
import yaml
from conftest import ROOT
from msgspec.structs import replace

from quizgen.pipeline import check_deck
from quizgen.questions.interactions import Choice, Gap, Recall, TextEntry
from quizgen.questions.item import BLANK
from quizgen.questions.styles.choice import CHOICE
from quizgen.questions.styles.cloze import CLOZE
from quizgen.questions.styles.flashcard import FLASHCARD
from quizgen.questions.styles.true_false import TRUE_FALSE
from quizgen.questions.styles.typed import TYPED
from quizgen.review.item_text import read_option
from quizgen.review.rules import RULES
from quizgen.values.answer_folding import literal
from quizgen.values.entities import Entity
from quizgen.values.partial_dates import PartialDate

CORPUS = ROOT / "tests" / "review" / "corpus"
RECALL = 0.8
"""Minimum share of the bad items of each part of the corpus that the expected rule finds."""
FALSE_ALARMS = 1 / 200
"""Maximum share of good items with a finding."""
OF_DECKS = {"R13", "R15", "R16", "R22", "R30", "R44"}
"""Rules about the items of a whole deck, which a single item breaks."""

SENTENCE_RULES = [rule for rule in RULES if "R66" <= rule.CODE <= "R78"]
"""The rules about sentences: their messages are shown for the corpus instead of bad decks."""


def read_corpus(name):
    """Return the parts of a file of the corpus."""
    text = (CORPUS / name).read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts


BAD, GOOD = read_corpus("bad_items.yaml"), read_corpus("good_items.yaml")


@pytest.fixture(scope="session")
def make_items(checked):
    """Return a function that makes the items of an entry, on the model of the article's deck."""
    model = next(
        item
        for item in checked.items
        if item.style is FLASHCARD and item.fact.kind.name == "location"
    )

    def make(entry, number=0):
        interaction, style = interaction_of(entry)
        question, spec = next(iter(model.fact.kind.questions.items()))
        values = {spec.asks: value_of(entry, checked.deck.language)}
        if related := entry.get("related"):
            values["related"] = Entity("related", "thing", related, "which thing", the=True)
        fact = replace(
            model.fact,
            id=f"fact-{number}",
            values=values,
            according_to=None,
            wording={},
            quote=entry.get("quote", "a quote of the source with enough words"),
        )
        item = replace(
            model,
            fact=fact,
            id=f"{model.id}-{number}",
            question=spec.asks if style is CLOZE else question,
            rationale=entry["stem"],
            style=style,
            stem=entry["stem"],
            answer=entry["answer"],
            interaction=interaction,
        )
        return item, *chain.from_iterable(
            make(other, number + step) for step, other in enumerate(entry.get("beside", ()), 1)
        )

    return make


def interaction_of(entry):
    """Return the interaction of an entry, and its style."""
    if options := entry.get("options"):
        is_ordered = "ordered" in entry
        return Choice(tuple(options), options.index(entry["answer"]), "pool", is_ordered), CHOICE
    if entry.get("true_false"):
        return Choice(("True", "False"), 0), TRUE_FALSE
    if BLANK in entry["stem"]:
        return Gap(entry.get("hint", "")), CLOZE
    if entry.get("typed"):
        return TextEntry((entry["answer"],), literal(entry["answer"])), TYPED
    return Recall(), FLASHCARD


def value_of(entry, language):
    """Return the value that an entry asks for: a date, an entity with an `ask`, or a text."""
    answer = entry["answer"]
    if ask := entry.get("ask"):
        return Entity("answer", "thing", answer, ask)
    date = read_option(answer, language)
    return date if isinstance(date, PartialDate) else answer


def deck_of(deck, items):
    """Return a deck that has only the facts of some items."""
    facts = tuple(item.fact for item in items)
    return replace(deck, title="", facts=facts, entities={}, sections={})


def entries_of(code):
    """Return the entries of all parts that a rule should find."""
    return [entry for entry in chain.from_iterable(BAD.values()) if entry["finds"] == code]


def find_codes(deck, items):
    """Return the codes of the findings about items outside a deck."""
    found = chain.from_iterable(rule.check(deck_of(deck, items), items) for rule in RULES)
    return {finding.code for finding in found} - OF_DECKS


def is_found(entry, deck, items):
    """Return whether the expected rule finds an entry."""
    return entry["finds"] in find_codes(deck, items)


@pytest.mark.parametrize("part", BAD)
def test_rules_find_bad_items(part, checked, make_items):
    """Most bad items of each part are found by the rule that is there for them."""
    missed = [e for e in BAD[part] if not is_found(e, checked.deck, make_items(e))]
    share = 1 - len(missed) / len(BAD[part])
    assert share >= RECALL, "\n".join(entry["stem"] for entry in missed)


@pytest.mark.parametrize("code", sorted({e["finds"] for part in BAD.values() for e in part}))
def test_corpus_is_right_about_what_rules_find(code, checked, make_items):
    """Each entry is found by its rule; where the corpus says that nothing is found, that is so."""
    for entry in entries_of(code):
        codes = find_codes(checked.deck, make_items(entry))
        assert codes == set() if code == "nothing" else code in codes, entry["stem"]


@pytest.mark.parametrize("rule", SENTENCE_RULES, ids=lambda rule: rule.CODE)
def test_messages_about_sentences_are_as_expected(rule, checked, make_items, compare_findings):
    """The messages about the bad items of each rule say what is wrong and what to do."""
    found = [
        rule.check(deck_of(checked.deck, items), items)
        for items in map(make_items, entries_of(rule.CODE))
    ]
    compare_findings(rule.CODE, chain.from_iterable(found))


def test_rules_find_nothing_in_good_items(checked, make_items):
    """Good items of all fields have no findings."""
    found = {}
    for entry in chain.from_iterable(GOOD.values()):
        if codes := find_codes(checked.deck, make_items(entry)):
            found[entry["stem"]] = codes
    assert len(found) <= FALSE_ALARMS * sum(map(len, GOOD.values())), found


def test_few_items_of_our_decks_have_findings():
    """Even if a new finding about our decks were wrong, there are few of them."""
    decks = [check_deck(path) for path in sorted((ROOT / "decks").glob("*.yaml"))]
    found = [finding.message for deck in decks for finding in deck.findings]
    assert len(found) <= FALSE_ALARMS * sum(len(deck.items) for deck in decks), found
