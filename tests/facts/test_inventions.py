"""Thirty subtle inventions, planted one at a time into a good deck: none gets through."""

import pytest
import yaml
from conftest import ARTICLE_DECK, ROOT, copy_project

from quizgen.diagnostics import Severity
from quizgen.pipeline import load_deck

INVENTIONS = yaml.safe_load((ROOT / "tests" / "facts" / "inventions.yaml").read_text("utf-8"))


def plant(text, invention):
    """Return a deck's text with one invention in the block that it names."""
    before, at, after = text.partition(f"{invention['at']}\n")
    block, gap, rest = after.partition("\n\n")
    assert block.count(invention["old"]) == 1, f"not once “{invention['old']}” after “{at}”"
    return before + at + block.replace(invention["old"], invention["new"]) + gap + rest


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of our decks and seeds to lie in."""
    return copy_project(tmp_path_factory.mktemp("project"))


def test_there_are_thirty_of_them():
    """Each is an invention of its own."""
    assert len({invention["what"] for invention in INVENTIONS}) == 30


@pytest.mark.parametrize("invention", INVENTIONS, ids=lambda invention: invention["what"])
def test_every_invention_is_found(invention, project):
    """A build stops, because of what the sources do not show and of nothing else."""
    deck = project / "decks" / "kursk-engineers.yaml"
    deck.write_text(plant(ARTICLE_DECK.read_text("utf-8"), invention), "utf-8")
    loaded, findings = load_deck(deck)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    assert loaded is None
    assert {one.code[0] for one in errors} == {"G"}


def test_what_they_are_planted_in_is_good():
    """Without an invention nothing is found: the checks raise no false alarm on our decks."""
    for path in sorted((ROOT / "decks").glob("*.yaml")):
        assert load_deck(path)[1] == ()
