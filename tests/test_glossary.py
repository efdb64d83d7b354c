"""The glossary is in alphabetical order, and its terms are used in the documentation."""

import re

from conftest import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
TERM = re.compile(r"^- \*\*(.+?)\*\*: \S", re.MULTILINE)


def glossary_terms():
    """Return the terms of the glossary, in its order."""
    return TERM.findall(GLOSSARY.read_text("utf-8"))


def test_every_line_defines_a_term():
    """Each entry is one line: a term, a colon and its definition."""
    text = GLOSSARY.read_text("utf-8")
    assert len(glossary_terms()) == text.count("\n- ")


def test_terms_are_in_alphabetical_order():
    """The order is that of an index: capitals and small letters count the same."""
    assert glossary_terms() == sorted(glossary_terms(), key=str.casefold)


def test_terms_are_used_in_the_documentation():
    """A term that no other page uses does not belong in the glossary."""
    pages = {*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")} - {GLOSSARY}
    text = "\n".join(page.read_text("utf-8") for page in pages).casefold()
    text = " ".join(text.split())
    unused = [term for term in glossary_terms() if term.casefold() not in text]
    assert unused == []
