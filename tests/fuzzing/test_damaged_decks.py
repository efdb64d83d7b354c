"""A deck or kind with mistakes gives findings with places inside the file, not an exception."""

import pytest
from conftest import ROOT
from example_counts import examples
from hypothesis import given
from hypothesis import strategies as st
from mutations import mutate
from promises import try_deck, write_project

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
def test_deck_with_mistakes_loads_or_has_errors(project, text, random):
    """Lines are lost, repeated or moved, and values are in the wrong place."""
    checked = try_deck(project, mutate(text, random).encode())
    assert checked.deck or has_errors(checked.findings)


@examples(20)
@given(st.sampled_from(KINDS), st.randoms(use_true_random=False))
def test_kind_with_mistakes_loads_or_has_errors(project, text, random):
    """The kind is one of the project, and a fact uses it."""
    checked = try_deck(project, OWN.encode(), kind=mutate(text, random).encode())
    assert checked.deck or has_errors(checked.findings)
    (project / "templates" / "kinds" / "own.yaml").unlink()
