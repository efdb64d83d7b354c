"""A finding is shown with its place, line, caret and help."""

from quizgen.diagnostics import (
    Finding,
    Place,
    Severity,
    did_you_mean,
    format_finding,
    sort_findings,
)


def test_finding_shows_line_and_caret():
    """The carets are under the value and as long as the value."""
    finding = Finding(Place("a.yaml", 2, 7, 4), "D03", "no date", "write 2024")
    shown = format_finding(finding, {"a.yaml": "one: 1\nwhen: soon\n"})
    assert shown == (
        "a.yaml:2:7: error D03: no date\n    2 | when: soon\n      |       ^^^^\n  help: write 2024"
    )


def test_caret_counts_wide_and_combining_characters():
    """A Hangul syllable takes two columns, a combining accent none."""
    shown = format_finding(Finding(Place("a", 1, 4, 2), "X", "m"), {"a": "한e\u0301글자"})
    assert shown.splitlines()[2] == "      |    ^^^^"


def test_finding_without_its_file_has_no_line():
    """If its file cannot be read, a finding shows only its message."""
    assert format_finding(Finding(Place("gone"), "D06", "m"), {}) == "gone:1:1: error D06: m"


def test_findings_are_sorted_by_place():
    """Authors fix a file from top to bottom."""
    late, early = Finding(Place("a", 9), "A", "m"), Finding(Place("a", 2), "B", "m")
    assert sort_findings([late, early]) == (early, late)


def test_did_you_mean_suggests_the_nearest_or_lists_all():
    """A typo gets the nearest word, any other word the list."""
    assert did_you_mean("quantitty", ["quantity", "role"]) == "did you mean “quantity”?"
    assert did_you_mean("zzz", ["quantity", "role"]) == "use one of quantity, role"
    assert did_you_mean("zzz", ["role"]) == "use role"
    assert did_you_mean("zzz", []) == ""


def test_severity_prints_as_a_word():
    """A severity formats as its value."""
    assert f"{Severity.WARNING}" == "warning"


def test_message_is_one_line():
    """A message that quotes a text of several lines is printed on one line."""
    finding = Finding(Place("a.yaml", 1), "R27", "“if x:\n    y” is no question")
    assert format_finding(finding, {}) == "a.yaml:1:1: error R27: “if x: y” is no question"
