"""Every code has an explanation, and findings can be selected by code."""

import ast
import re

import pytest
from conftest import ROOT

from quizgen.diagnostics import Finding, Place
from quizgen.explanations import SECTIONS
from quizgen.review.finding_codes import find_explanations, list_explanations, select_findings

CODE = "[A-Z][0-9][0-9]"


def find_codes_in_source():
    """Return all codes that are string constants in the package."""
    return {
        node.value
        for path in (ROOT / "quizgen").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(CODE, node.value)
    }


def test_every_code_is_explained_and_used():
    """The explanations cover exactly the codes that the package uses."""
    assert {explanation.code for explanation in list_explanations()} == find_codes_in_source()


@pytest.mark.parametrize("explanation", list_explanations(), ids=lambda found: found.code)
def test_every_explanation_is_complete(explanation):
    """An explanation has a summary, what, why, an example and what to do instead, in order."""
    assert explanation.summary.endswith(".")
    assert tuple(explanation.sections) == SECTIONS
    assert all(text.strip() for text in explanation.sections.values())


def test_codes_and_names_are_unique():
    """No two explanations share a code or a name."""
    found = list_explanations()
    codes = {explanation.code for explanation in found}
    names = {explanation.name for explanation in found}
    assert len(codes) == len(names) == len(found)


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("R07", ["R07"]),
        ("r07", ["R07"]),
        ("Revealing-Stems", ["R07"]),
        ("D7", ["D07"]),
        ("r1", ["R10", "R11", "R12", "R13", "R14", "R15", "R16", "R17", "R18", "R19"]),
        ("y", ["Y01", "Y02", "Y03", "Y04", "Y05", "Y06", "Y07"]),
    ],
)
def test_explanations_are_found_by_code_name_or_beginning(word, codes):
    """Codes, names and beginnings of codes are found in any case."""
    assert [explanation.code for explanation in find_explanations([word])] == codes


@pytest.mark.parametrize("word", ["R99", "reveling-stems", ""])
def test_unknown_code_is_an_error(word):
    """An unknown word raises KeyError with a message."""
    with pytest.raises(KeyError, match="unknown code"):
        find_explanations([word])


def test_unknown_code_gets_a_suggestion():
    """The message names the nearest name, or the command that lists all codes."""
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
    """Codes are selected first and ignored then; without both, all findings are kept."""
    findings = [Finding(Place("a"), code, "m") for code in ("D01", "R07", "R42")]
    assert [finding.code for finding in select_findings(findings, select, ignore)] == left
