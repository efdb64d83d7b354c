"""Proposed facts: candidates with ids and entities that load and ground without a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from quizgen.drafting.answers import Written
from quizgen.drafting.draft_yaml import write_facts
from quizgen.facts import ids
from quizgen.facts.deck import Fact
from quizgen.facts.grounding import ground_fact
from quizgen.facts.kinds import KindFile
from quizgen.facts.media.media_files import MediaFiles
from quizgen.facts.resolver import resolve_fact
from quizgen.facts.sources import Source
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Items, Table, read_yaml
from quizgen.languages.drafting import Candidate, Name, Proposed
from quizgen.languages.language import Language
from quizgen.values.entities import Entity

_OFTEN = 2
"""Minimum number of occurrences of a name that is proposed as an entity."""
_LONGEST_SENTENCE = 1000
"""Maximum length of a sentence in characters. Longer sentences take too long to read."""
_ID_WORDS, _LONGEST_ID = 5, 80


class Proposals(Struct):
    """The facts proposed for a deck, and their entities by id.

    `known` are the entities that the deck already has, `taken` the ids of its facts.
    `write_sentence` turns a fact of a kind into the keys of a sentence fact, or returns None if the
    sentence reads badly. Without it, facts of kinds are proposed.
    """

    language: Language
    kinds: Mapping[str, KindFile]
    known: Mapping[str, Entity] = {}
    taken: set[str] = set()
    several_sources: bool = False
    write_sentence: Callable[[Fact, Language], Written | None] | None = None
    entities: dict[str, Written] = {}
    facts: list[Written] = []

    def read(self, source: Source, sentences: Iterable[str]) -> None:
        """Add the facts in sentences of a source, and the names that occur in them often."""
        drafting = self.language.drafting
        names: Counter[str] = Counter()
        for sentence in sentences:
            quote = " ".join(sentence.split())
            if len(quote) > _LONGEST_SENTENCE:
                continue
            names.update(drafting.find_names(quote))
            for candidate in self._read_candidates(quote):
                self._propose(source, candidate)
        for text, count in names.items():
            if count >= _OFTEN and not drafting.is_adjective(text, source.text):
                name = self._as_written(Name(text, drafting.question_for_anything), source)
                self.entities.update([self._entity(name)])

    def _read_candidates(self, sentence: str) -> Iterator[Candidate]:
        """Yield the candidates of a sentence; plain statements only if there are no others."""
        drafting = self.language.drafting
        candidates = (found for pattern in drafting.patterns for found in pattern(sentence))
        found = list(filter(self._has_names, candidates))
        yield from found or filter(self._has_names, drafting.read_statements(sentence))

    def _has_names(self, candidate: Candidate) -> bool:
        """Return whether all names in the fields of a candidate can be names."""
        names = (value for value in candidate.fields.values() if isinstance(value, Name))
        return all(self.language.drafting.is_name(name.text) for name in names)

    def _as_written(self, name: Name, source: Source) -> Name:
        paragraphs = [paragraph.text for paragraph in source.paragraphs]
        return self.language.drafting.as_written(name, source.text, paragraphs)

    def _propose(self, source: Source, candidate: Candidate) -> None:
        """Add a candidate and its entities if the deck would load it without a finding."""
        named = {
            name: self._entity(self._as_written(value, source))
            for name, value in candidate.fields.items()
            if isinstance(value, Name)
        }
        fields: Written = {
            name: named[name][0] if name in named else value
            for name, value in candidate.fields.items()
        }
        words = (_id_words(value) for value in candidate.fields.values())
        fact: Written = {
            "id": make_unique_id(*filter(None, words), taken=self.taken),
            "kind": candidate.kind,
            "draft": "true",
            **({"source": source.id} if self.several_sources else {}),
            **fields,
            "quote": candidate.quote,
        }
        entities = dict(named.values())
        loaded = self._load(source, fact, entities) if candidate.kind in self.kinds else None
        if loaded and (written := self._as_sentence(source, fact, loaded, entities)):
            self.taken.add(str(fact["id"]))
            self.entities |= entities
            self.facts.append(written)

    def _as_sentence(
        self, source: Source, fact: Written, loaded: Fact, entities: Mapping[str, Written]
    ) -> Written | None:
        """Return a fact as a sentence fact if proposals are sentences; None if it is unsound."""
        if self.write_sentence is None:
            return fact
        sentence = self.write_sentence(loaded, self.language)
        if sentence is None:
            return None
        first: Written = {key: fact[key] for key in ("id", "draft", "source") if key in fact}
        written = {**first, **sentence, "quote": fact["quote"]}
        return written if self._load(source, written, entities) else None

    def _entity(self, name: Name) -> tuple[str, Written]:
        """Return the id and entry of an entity. The entry is empty if the deck has the entity."""
        for id_, entity in self.known.items():
            if name.text.casefold() in map(str.casefold, entity.names):
                return id_, {}
        for id_, written in self.entities.items():
            if written and written["name"] == name.text:
                return id_, written
        id_ = make_unique_id(name.text, taken=(*self.known, *self.entities))
        the: Written = {"the": "true"} if name.the else {}
        return id_, {"name": name.text, **the, "ask": name.ask}

    def _load(self, source: Source, fact: Written, entities: Mapping[str, Written]) -> Fact | None:
        """Return a fact as a deck would load it; None if there would be a finding."""
        vocabulary = Vocabulary(
            self.language,
            self.kinds,
            types={},
            sources={source.id: source},
            sections={},
            media=MediaFiles(Path()),
            entities={
                id_: self.known.get(id_)
                or Entity(id_, "", str(written["name"]), ask=str(written["ask"]))
                for id_, written in entities.items()
            },
        )
        node, problems = read_yaml("draft", write_facts([fact]))
        facts = node.values.get("facts") if isinstance(node, Table) else None
        if problems or not isinstance(facts, Items):
            return None
        resolved = resolve_fact(vocabulary, facts.items[0])
        if resolved.fact is None or resolved.findings:
            return None
        return None if any(ground_fact(resolved.fact, vocabulary)) else resolved.fact


def make_unique_id(*texts: str, taken: Container[str]) -> str:
    """Make a readable id from the first words of some texts, with a number if it is taken."""
    words = ids.make_slug(" ".join(texts), _LONGEST_ID).split("-")[:_ID_WORDS]
    base = "-".join(words) or "fact"
    number = 1
    while (found := f"{base}-{number}" if number > 1 else base) in taken:
        number += 1
    return found


def _id_words(value: Proposed) -> str:
    """Return the words of a field that go into an id."""
    match value:
        case Name(text=text):
            return text.split(" ")[-1]
        case str():
            return " ".join(value.split(" ")[:2])
        case _:
            parts = dict(value)
            return str(parts.get("base") or parts.get("main") or parts.get("value"))
