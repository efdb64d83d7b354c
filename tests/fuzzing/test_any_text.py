"""Any file is a deck or findings, with places inside the file; never an exception."""

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from mutations import mutate
from promises import answer_to_deck, write_project
from rounds import examples

from quizgen.diagnostics import has_errors

BAD_DECKS = ROOT / "tests" / "bad_decks"
CASES = ("good-for-comparison", "several-mistakes-in-one-run", "quiz-with-too-many-items",
         "equal-options", "good-for-comparison")  # fmt: skip
DECKS = [(BAD_DECKS / case / "deck.yaml").read_text("utf-8") for case in CASES]
KINDS = [path.read_text("utf-8") for path in sorted((ROOT / "templates/kinds").glob("*.yaml"))]
OWN = DECKS[0].partition("  - id:")[0]
OWN += "  - {id: own, kind: own, section: trees, what: oaks, quote: half of them oaks}\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the article of the bad decks."""
    folder = tmp_path_factory.mktemp("any")
    write_project(folder, (BAD_DECKS / "article.txt").read_text("utf-8"))
    return folder


@examples(60)
@given(st.sampled_from(DECKS), st.randoms(use_true_random=False))
def test_a_deck_with_mistakes(project, text, random):
    """Lines lost, doubled and moved, values out of place: a deck, or errors that stand in it."""
    examined = answer_to_deck(project, mutate(text, random).encode())
    assert examined.deck or has_errors(examined.findings)


@examples(20)
@given(st.sampled_from(KINDS), st.randoms(use_true_random=False))
def test_a_kind_with_mistakes(project, text, random):
    """The same of the file of a kind, of which the deck has a fact."""
    examined = answer_to_deck(project, OWN.encode(), kind=mutate(text, random).encode())
    assert examined.deck or has_errors(examined.findings)
    (project / "templates" / "kinds" / "own.yaml").unlink()
