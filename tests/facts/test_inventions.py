"""Thirty subtle inventions, each added to a good deck, are all found."""

import pytest
import yaml
from conftest import ROOT, SAMPLE_DECK, copy_sample

from quizgen.diagnostics import Severity
from quizgen.pipeline import load_deck

INVENTIONS = yaml.safe_load((ROOT / "tests" / "facts" / "inventions.yaml").read_text("utf-8"))


def add_invention(text, invention):
    """Return a deck's text with an invention in the block that it names."""
    before, at, after = text.partition(f"{invention['at']}\n")
    block, gap, rest = after.partition("\n\n")
    assert block.count(invention["old"]) == 1, (
        f"“{invention['old']}” is not exactly once after “{at}”"
    )
    return before + at + block.replace(invention["old"], invention["new"]) + gap + rest


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of our decks and seeds for the inventions."""
    return copy_sample(tmp_path_factory.mktemp("project"))


def test_there_are_thirty_inventions():
    """Each is a different invention."""
    assert len({invention["what"] for invention in INVENTIONS}) == 30


@pytest.mark.parametrize("invention", INVENTIONS, ids=lambda invention: invention["what"])
def test_every_invention_is_found(invention, project):
    """The deck does not load, and all errors are from grounding."""
    deck = project / "decks" / "kursk-engineers.yaml"
    deck.write_text(add_invention(SAMPLE_DECK.read_text("utf-8"), invention), "utf-8")
    loaded, findings = load_deck(deck)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert loaded is None
    assert {error.code[0] for error in errors} == {"G"}


def test_decks_without_inventions_have_no_findings():
    """Grounding has no false positives on our decks."""
    for path in sorted((ROOT / "decks").glob("*.yaml")):
        assert load_deck(path)[1] == ()
