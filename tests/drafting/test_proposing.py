"""Facts proposed from any text load without a finding."""

import time

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.diagnostics import Finding
from quizgen.drafting import proposals
from quizgen.drafting.deck_head import read_text_source, write_heading
from quizgen.drafting.draft_yaml import write_entities, write_facts
from quizgen.drafting.rule_drafts import propose_facts
from quizgen.facts.kind_files import load_kinds
from quizgen.facts.marked_sentences import remove_marks
from quizgen.facts.yaml_tree import read_yaml, to_builtins
from quizgen.languages import language_of
from quizgen.pipeline import check_deck, load_deck, review_facts

ENGLISH = language_of("en")
KINDS = load_kinds(ROOT)[0]
SEEDS = sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))
LEAST = {"north-korean-regiment-returns.txt": 1}
"""Minimum number of facts proposed from a seed; 20 from the others."""
_WORDS = """
    Ann Lee President opened was is 3 42,400 parks percent of half “ ” " ' , . : ; # - & * { } [ ]
    May 2020 44 BC lasted said over … | > ! % @ ` ’s é 한 in null true ~ the on and which because
    called that (a b) a by It He their than
"""
WORDS = st.sampled_from([*_WORDS.split(), "\u00a0", "\u2028", "\x07", "\t"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def draft(folder, text):
    """Write a text into a project folder; return the proposals, and the printed deck of drafts."""
    (folder / "seeds").mkdir(exist_ok=True)
    path = folder / "seeds" / "article.txt"
    path.write_text(text, "utf-8")
    source = read_text_source(path, ENGLISH)
    found = propose_facts([source], KINDS, ENGLISH)
    blocks = (write_entities(found.entities), write_facts(found.facts))
    return found, "\n".join((write_heading(source, ENGLISH), *blocks))


def save(folder, text, *, approved=False):
    """Write a deck of drafts into a project folder. `approved` removes `draft: true` from all."""
    deck = folder / "decks" / "article.yaml"
    deck.parent.mkdir(exist_ok=True)
    marked = text.replace("    draft: true\n", "") if approved else text
    deck.write_text(marked.replace(f"{folder.as_posix()}/", ""), "utf-8")
    return deck


@pytest.mark.parametrize("name", SEEDS)
def test_drafts_from_our_seeds_have_no_findings(name, tmp_path):
    """Drafts load, and if all are approved, no rule has an error or a warning."""
    found, text = draft(tmp_path, (ROOT / "seeds" / name).read_text("utf-8"))
    deck, findings = load_deck(save(tmp_path, text))
    assert (findings, len(deck.drafts)) == ((), len(found.facts))
    assert len(found.facts) >= LEAST.get(name, 20)
    checked = check_deck(save(tmp_path, text, approved=True))
    assert checked.findings == ()
    assert {item.fact.id for item in checked.items} == {fact["id"] for fact in found.facts}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
def test_any_text_gives_a_deck_that_loads(text, tmp_path):
    """YAML syntax, other scripts and control characters cause no error."""
    _, printed = draft(tmp_path, text)
    deck, findings = load_deck(save(tmp_path, printed))
    assert findings == ()
    assert deck is not None


@pytest.mark.parametrize(
    "text",
    [
        "the of a, b and c " * 60,
        "A, " * 300,
        "Ann Lee and " * 80,
        "(" * 990,
        "“" * 990,
        "- " * 490,
        "word " * 199,
        "9 to " * 199,
    ],
)
def test_long_sentences_take_no_longer_than_an_article(tmp_path, text):
    """Patterns do not backtrack on repetitions."""
    start = time.process_time()
    draft(tmp_path, f"Title\n\n{text}.")
    assert time.process_time() - start < 10


def test_too_long_sentence_is_skipped(tmp_path):
    """Searching a pasted picture, a word of thousands of letters, would take too long."""
    long = f"Title\n\nAnn Lee opened 3 parks {'A' * 1000}. Bob Ray opened 5 halls in Bath."
    (fact,) = draft(tmp_path, long)[0].facts
    assert fact["quote"] == "Bob Ray opened 5 halls in Bath."


@pytest.mark.parametrize("text", ["far-off-and-" * 18 + "away", "a, b", "{a: b}", "a: b", "'", ""])
def test_written_drafts_are_read_back(text):
    """Long quotes are folded at spaces; names with YAML syntax are quoted."""
    written = write_entities({"e": {"name": text}}) + write_facts([{"id": "a", "quote": text}])
    node, findings = read_yaml("a", written)
    assert findings == ()
    read = to_builtins(node)
    assert read["entities"]["e"]["name"] == text
    assert read["facts"][0]["quote"].split() == text.split()


def test_people_are_entities_with_their_other_names(tmp_path):
    """A last name means the only person who has it, and the sentence has the full name."""
    text = """Title

The chemist Ann Moll was born in Bath in 1881. In 1905 Moll sold two dyes to a firm in Leeds.
"""
    found, _ = draft(tmp_path, text)
    assert found.entities == {
        "ann-moll": {"type": "person", "name": "Ann Moll", "aliases": ["Moll"]}
    }
    said = [remove_marks(fact["say"]) for fact in found.facts]
    assert said == [
        "The chemist Ann Moll was born in Bath in 1881.",
        "In 1905 Ann Moll sold two dyes to a firm in Leeds.",
    ]


def test_finding_about_a_proposal_brings_the_next_one(tmp_path, monkeypatch):
    """If a rule reports the best proposal for a sentence, another answer is asked for."""
    text = "Title\n\nAnn Lee opened 3 parks in Bath in 1901."
    (best,) = draft(tmp_path, text)[0].facts
    assert set(best["ask"]) == {"3 parks", "1901"}

    def review(deck):
        several = (fact for fact in deck.facts if len(fact.values) > 1)
        made_up = (Finding(fact.place("say"), "R01", "made up", "") for fact in several)
        return (*review_facts(deck), *made_up)

    monkeypatch.setattr(proposals, "review_facts", review)
    (other,) = draft(tmp_path, text)[0].facts
    assert other["ask"] == "How many parks did Ann Lee open in Bath in 1901?"
