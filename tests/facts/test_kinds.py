"""Kinds: what follows from their templates and fields."""

from conftest import ROOT

from quizgen.facts.kinds import load_kinds

KINDS = {name: file.kind for name, file in load_kinds(ROOT)[0].items()}


def test_what_is_printed_as_a_quotation_is_known():
    """Its words are held against the source one by one."""
    assert {name: kind.quoted for name, kind in KINDS.items() if kind.quoted} == {
        "quotation": {"words"}
    }


def test_kinds_that_place_their_teller_say_so():
    """Elsewhere “According to …” leads the sentence."""
    assert {name for name, kind in KINDS.items() if kind.places_teller} == {
        "announcement",
        "quotation",
    }


def test_what_a_fact_may_do_without():
    """Questions, those across facts where the kind has them, styles, and questions in a style."""
    names = set(KINDS["event"].without_names)
    assert names >= {"when", "what-happened", "cloze", "when/choice"}
    assert names.isdisjoint({"most", "who/most", "event"})
    assert "most" in KINDS["quantity"].without_names
    assert "what-happened" not in KINDS["quantity"].without_names
