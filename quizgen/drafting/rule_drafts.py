"""Draft facts by rules: from a whole article, or from the sentences that a deck does not cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from quizgen.drafting.deck_head import make_id_from_path
from quizgen.drafting.proposals import Proposals, Proposing
from quizgen.facts.deck import Deck, Ignored
from quizgen.facts.kinds import KindFile
from quizgen.facts.media.media_files import MediaFiles
from quizgen.facts.sources import Source, split_sentences
from quizgen.facts.vocabulary import Vocabulary
from quizgen.languages.language import Language
from quizgen.review.source_coverage import cover_paragraphs

_LONGEST_SENTENCE = 1000
"""Maximum length of a sentence in characters. Longer sentences take too long to read."""


def propose_facts(
    sources: Sequence[Source],
    kinds: Mapping[str, KindFile],
    language: Language,
    deck: Deck | None = None,
) -> Proposals:
    """Return the facts that rules find in sources, as sentences; for a deck, only what it lacks."""
    own = deck or _make_deck(sources[0], language)
    taken = {fact.id for fact in own.facts} | {draft.id for draft in own.drafts}
    proposing = Proposing(own, _make_vocabulary(own, kinds), taken)
    open_sentences = dict(_find_uncovered(own))
    for source in sources:
        sentences = _read_sentences(source, language)
        wanted = open_sentences.get(source.id, frozenset())
        drafted = language.drafting.draft_article(source.title, sentences)
        drafts = [each for each in drafted.sentences if each.sentence in wanted]
        proposing.read(source, drafted.people, drafts)
    return proposing.choose()


def _make_deck(source: Source, language: Language) -> Deck:
    """Return a deck about an article, without facts."""
    id_ = make_id_from_path(source.path)
    return Deck(
        id=id_,
        title=source.title,
        language=language,
        labels=language.tag,
        description="",
        licence="",
        project=Path(),
        path=f"decks/{id_}.yaml",
        sources={source.id: source},
        types={},
        entities={},
        sections={},
        facts=(),
        quizzes={},
    )


def _make_vocabulary(deck: Deck, kinds: Mapping[str, KindFile]) -> Vocabulary:
    return Vocabulary(
        deck.language,
        kinds,
        types=deck.types,
        sources=deck.sources,
        sections=deck.sections,
        media=MediaFiles(Path()),
        entities=deck.entities,
    )


def _read_sentences(source: Source, language: Language) -> list[str]:
    parts = (split_sentences(paragraph, language) for paragraph in source.paragraphs)
    sentences = (" ".join(text.split()) for part in parts for text, _ in part)
    return [text for text in sentences if len(text) <= _LONGEST_SENTENCE]


def _find_uncovered(deck: Deck) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the sentences of each source that no fact, draft or `ignore` entry covers."""
    drafted = tuple(
        Ignored(source, source.find(draft.quote) or (), "a draft")
        for source in deck.sources.values()
        for draft in deck.drafts
    )
    found: dict[str, set[str]] = {source: set() for source in deck.sources}
    for paragraph in cover_paragraphs(replace(deck, ignored=(*deck.ignored, *drafted))):
        texts = (" ".join(s.text.split()) for s in paragraph.sentences if s.is_open)
        found[paragraph.source.id].update(texts)
    for source, sentences in found.items():
        yield source, frozenset(sentences)
