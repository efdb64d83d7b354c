"""Inventions in numbers of all notations are found, and true facts with them are not reported."""

import re

import pytest
import yaml
from conftest import ROOT

from quizgen.facts.evidence import find_misread_numbers
from quizgen.languages import language_of
from quizgen.pipeline import load_deck

DATA = yaml.safe_load((ROOT / "tests/facts/number_inventions.yaml").read_text("utf-8"))
MARK = re.compile(r"\[(.*?)\](?:\(.*?\))?")


def load(project, changes=()):
    """Load a deck with a fact for each sentence, and return the codes of its findings."""
    plain = {id_: MARK.sub(r"\1", say) for id_, say in DATA["sentences"].items()}
    facts = [
        {"id": id_, "say": dict(changes).get(id_, say), "quote": plain[id_].removesuffix(".")}
        for id_, say in DATA["sentences"].items()
    ]
    source = {"file": "seeds/a.txt", "title": "A", "cite": "a book"}
    deck = {"deck": "numbers", "title": "Numbers", "sources": {"a": source}, "facts": facts}
    for folder in ("decks", "seeds"):
        (project / folder).mkdir(exist_ok=True)
    (project / "seeds" / "a.txt").write_text(" ".join(plain.values()), "utf-8")
    path = project / "decks" / "numbers.yaml"
    path.write_text(yaml.safe_dump(deck, allow_unicode=True), "utf-8")
    return [f"{finding.code} {finding.message}" for finding in load_deck(path)[1]]


def test_true_numbers_are_grounded(tmp_path):
    """A sentence that is its own quote has no findings."""
    assert load(tmp_path) == []


def test_there_are_forty_inventions():
    """Each is a different one."""
    assert len({invention["what"] for invention in DATA["inventions"]}) > 40


@pytest.mark.parametrize("invention", DATA["inventions"], ids=lambda invention: invention["what"])
def test_every_invented_number_is_found(invention, tmp_path):
    """Grounding reports the fact, and nothing else does."""
    say = DATA["sentences"][invention["fact"]]
    assert say.count(invention["old"]) == 1
    findings = load(tmp_path, {invention["fact"]: say.replace(invention["old"], invention["new"])})
    assert findings
    assert {finding[0] for finding in findings} == {"G"}


@pytest.mark.parametrize(("quote", "say"), DATA["correct"])
def test_true_numbers_are_not_reported(quote, say):
    """The ends of years, days and changes are numbers of their own."""
    text = MARK.sub("…", say)
    assert list(find_misread_numbers(text, quote, language_of("en"))) == []
