"""Draft facts by rules: from a whole article, or from the sentences that a deck does not cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from quizgen.drafting.proposals import Proposals
from quizgen.drafting.sentence_drafts import write_sentence
from quizgen.facts.deck import Deck, Ignored
from quizgen.facts.kinds import KindFile
from quizgen.facts.sources import Source, split_sentences
from quizgen.languages.language import Language
from quizgen.review.source_coverage import cover_paragraphs


def propose_facts(
    sources: Sequence[Source],
    kinds: Mapping[str, KindFile],
    language: Language,
    deck: Deck | None = None,
) -> Proposals:
    """Return the facts that rules find in sources, as sentences; for a deck, only what it lacks."""
    if deck is None:
        proposals = Proposals(language, kinds, write_sentence=write_sentence)
        for source in sources:
            parts = (split_sentences(paragraph, language) for paragraph in source.paragraphs)
            proposals.read(source, [text for sentences in parts for text, _ in sentences])
        return proposals
    taken = {fact.id for fact in deck.facts} | {draft.id for draft in deck.drafts}
    several = len(sources) > 1
    proposals = Proposals(language, kinds, deck.entities, taken, several, write_sentence)
    for source, sentences in _find_uncovered(deck):
        proposals.read(source, sentences)
    return proposals


def _find_uncovered(deck: Deck) -> Iterator[tuple[Source, list[str]]]:
    """Yield the sentences of each source that no fact, draft or `ignore` entry covers."""
    drafted = tuple(
        Ignored(source, source.find(draft.quote) or (), "a draft")
        for source in deck.sources.values()
        for draft in deck.drafts
    )
    for paragraph in cover_paragraphs(replace(deck, ignored=(*deck.ignored, *drafted))):
        yield paragraph.source, [s.text for s in paragraph.sentences if s.is_open]
