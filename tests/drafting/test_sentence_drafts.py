"""Rules propose sentence facts: the statement of a kind with a mark, and its question."""

import pytest
from conftest import ROOT

from quizgen.drafting.deck_head import read_article, write_heading
from quizgen.drafting.draft_yaml import write_entities, write_facts
from quizgen.drafting.rule_drafts import propose_facts
from quizgen.facts.kinds import load_kinds
from quizgen.languages import language_of
from quizgen.pipeline import check_deck

ENGLISH = language_of("en")
KINDS = load_kinds(ROOT)[0]


def draft(folder, text):
    """Return the proposals from an article."""
    (folder / "seeds").mkdir()
    path = folder / "seeds" / "article.txt"
    path.write_text(text, "utf-8")
    return propose_facts([read_article(path, ENGLISH)], KINDS, ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "say", "ask"),
    [
        (
            "In May 2020 Ann Lee planted an oak in Bath.",
            "Ann Lee planted an oak in Bath in [May 2020].",
            "In which month and year did Ann Lee plant an oak in Bath?",
        ),
        (
            "Ann Lee opened over 30 parks in Bath.",
            "Ann Lee opened [over 30](park) parks in Bath.",
            "How many parks did Ann Lee open in Bath?",
        ),
        (
            "“It is a joy for every child,” said Ann Lee.",
            "[Ann Lee] said “It is a joy for every child”.",
            "Who said “It is a joy for every child”?",
        ),
    ],
)
def test_proposal_is_a_sentence_with_its_question(tmp_path, sentence, say, ask):
    """A fact is asked for its date or number, if it has one."""
    (fact,) = draft(tmp_path, f"Title\n\n{sentence}\n").facts
    assert (fact["say"], fact["ask"], fact["draft"]) == (say, ask, "true")
    assert "kind" not in fact


@pytest.mark.parametrize("seed", ["cleopatra", "insulin-from-toronto-to-the-world"])
def test_approved_drafts_have_no_errors(tmp_path, seed):
    """Each proposal from our articles gives a flashcard, and none has an error."""
    proposals = draft(tmp_path, (ROOT / "seeds" / f"{seed}.txt").read_text("utf-8"))
    source = read_article(tmp_path / "seeds" / "article.txt", ENGLISH)
    text = write_heading(source, ENGLISH).replace(f"{tmp_path.as_posix()}/", "")
    for fact in proposals.facts:
        del fact["draft"]
    deck = tmp_path / "decks" / "article.yaml"
    deck.parent.mkdir()
    blocks = (text, write_entities(proposals.entities), write_facts(proposals.facts))
    deck.write_text("\n".join(blocks), "utf-8")
    checked = check_deck(deck)
    assert [finding for finding in checked.findings if finding.severity == "error"] == []
    flashcards = {item.fact.id for item in checked.items if item.style.name == "flashcard"}
    assert flashcards == {fact["id"] for fact in proposals.facts}
    assert len(flashcards) >= 5


def test_sentence_that_reads_badly_is_left_out(tmp_path, monkeypatch):
    """A statement or a question with a flaw that the rules report is not proposed."""
    text = "Title\n\nIn May 2020 Ann Lee planted an oak in Bath.\n"
    monkeypatch.setattr("quizgen.drafting.sentence_drafts.find_flaw", lambda *_: ("flaw", "oak"))
    assert draft(tmp_path, text).facts == []
