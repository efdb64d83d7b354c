"""Every code is explained, and findings can be chosen by what they are."""

import ast
import re

import pytest
from conftest import ROOT

from quizgen.diagnostics import Finding, Place
from quizgen.explanations import SECTIONS
from quizgen.review.finding_codes import find_explanations, list_explanations, select_findings

CODE = "[A-Z][0-9][0-9]"


def raised_codes():
    """Return every code that stands as a text of its own anywhere in the package."""
    return {
        node.value
        for path in (ROOT / "quizgen").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(CODE, node.value)
    }


def test_every_code_is_explained_and_raised():
    """A new code comes with its explanation, and one that is gone takes it along."""
    assert {one.code for one in list_explanations()} == raised_codes()


@pytest.mark.parametrize("one", list_explanations(), ids=lambda one: one.code)
def test_every_explanation_is_whole(one):
    """A sentence, then what, why, an example and what to do instead, in this order."""
    assert one.summary.endswith(".")
    assert tuple(one.sections) == SECTIONS
    assert all(text.strip() for text in one.sections.values())


def test_codes_and_names_are_unique():
    """Each means one thing."""
    found = list_explanations()
    assert len({one.code for one in found}) == len({one.name for one in found}) == len(found)


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("R07", ["R07"]),
        ("r07", ["R07"]),
        ("Revealing-Stems", ["R07"]),
        ("R7", ["R07"]),
        ("r1", ["R10", "R11", "R12", "R13", "R15", "R16", "R17", "R18", "R19"]),
        ("y", ["Y01", "Y02", "Y03", "Y04", "Y05", "Y06"]),
    ],
)
def test_codes_are_found_by_code_name_or_beginning(word, codes):
    """In any case."""
    assert [one.code for one in find_explanations([word])] == codes


@pytest.mark.parametrize("word", ["R99", "reveling-stems", ""])
def test_an_unknown_word_is_refused(word):
    """With a sentence for whoever typed it."""
    with pytest.raises(KeyError, match="unknown code"):
        find_explanations([word])


def test_a_word_that_is_nearly_right_is_put_right():
    """What is like none is told where all of them stand."""
    with pytest.raises(KeyError, match="did you mean “revealing-stems”"):
        find_explanations(["reveling-stems"])
    with pytest.raises(KeyError, match="quizgen explain --all"):
        find_explanations(["zzz"])


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ([], [], ["D01", "R07", "R42"]),
        (["R"], [], ["R07", "R42"]),
        ([], ["long-answers"], ["D01", "R07"]),
        (["R"], ["R4"], ["R07"]),
    ],
)
def test_findings_are_selected_and_ignored(select, ignore, left):
    """Ignoring comes after selecting; neither leaves all as it is."""
    findings = [Finding(Place("a"), code, "m") for code in ("D01", "R07", "R42")]
    assert [finding.code for finding in select_findings(findings, select, ignore)] == left
