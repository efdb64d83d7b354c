"""From sentences to facts that load: candidates with ids and entities, and no finding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.facts.drafting.candidates import Candidate, Name, Proposed, slug
from quizgen.facts.drafting.draft_yaml import write_fact
from quizgen.facts.drafting.sentence_grammar import PROPER
from quizgen.facts.drafting.sentence_patterns import SHAPES, find_statements
from quizgen.facts.grounding import ground_fact
from quizgen.facts.kinds import KindFile
from quizgen.facts.media.media_files import MediaFiles
from quizgen.facts.resolver import Vocabulary, resolve_fact
from quizgen.facts.sources import Source
from quizgen.facts.yaml_tree import Items, Table, read_yaml
from quizgen.values.dates import MONTHS
from quizgen.values.entities import Entity

Written = dict[str, object]
"""A fact or an entity as an author writes it."""

_NO_NAMES = frozenset(
    """
    a all an and as at both but by each for from he her his how if in it its many most much my
    no of on one our several she some that the their then there these they this those to under
    we what when where which while who with you your
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_OFTEN = 2
_LONGEST = 1000
"""Characters of the longest sentence that is read: a longer one is none, and takes too long."""


class Proposals(Struct):
    """What has been proposed for one deck so far: entities by id, and facts."""

    kinds: Mapping[str, KindFile]
    known: Mapping[str, Entity] = {}
    taken: set[str] = set()
    several_sources: bool = False
    entities: dict[str, Written] = {}
    facts: list[Written] = []

    def read(self, source: Source, sentences: Iterable[str]) -> None:
        """Propose what sentences of a source say, and the names that they speak of often."""
        names: Counter[str] = Counter()
        for sentence in sentences:
            quote = " ".join(sentence.split())
            if len(quote) > _LONGEST:
                continue
            names.update(_names_in(quote))
            for candidate in _candidates(quote):
                self._propose(source, candidate)
        for name, count in names.items():
            if count >= _OFTEN and not _describes(name, source):
                self.entities.update([self._entity(_as_written(Name(name, "who or what"), source))])

    def _propose(self, source: Source, candidate: Candidate) -> None:
        """Keep a candidate with its entities if the deck would load it without a finding."""
        named = {
            name: self._entity(_as_written(value, source))
            for name, value in candidate.fields.items()
            if isinstance(value, Name)
        }
        fields: Written = {
            name: named[name][0] if name in named else value
            for name, value in candidate.fields.items()
        }
        words = (_word(value) for value in candidate.fields.values())
        fact: Written = {
            "id": slug(*filter(None, words), taken=self.taken),
            "kind": candidate.kind,
            "draft": "true",
            **({"source": source.id} if self.several_sources else {}),
            **fields,
            "quote": candidate.quote,
        }
        entities = dict(named.values())
        if candidate.kind in self.kinds and self._loads(source, fact, entities):
            self.taken.add(str(fact["id"]))
            self.entities |= entities
            self.facts.append(fact)

    def _entity(self, name: Name) -> tuple[str, Written]:
        """Return the id of a name, the deck's own if it has one, and what is written of it."""
        for id_, entity in self.known.items():
            if name.text.casefold() in map(str.casefold, entity.names):
                return id_, {}
        for id_, written in self.entities.items():
            if written and written["name"] == name.text:
                return id_, written
        id_ = slug(name.text, taken=(*self.known, *self.entities))
        the: Written = {"the": "true"} if name.the else {}
        return id_, {"name": name.text, **the, "ask": name.ask}

    def _loads(self, source: Source, fact: Written, entities: Mapping[str, Written]) -> bool:
        vocabulary = Vocabulary(
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
        node, problems = read_yaml("draft", "facts:\n" + write_fact(fact))
        facts = node.values.get("facts") if isinstance(node, Table) else None
        if problems or not isinstance(facts, Items):
            return False
        resolved = resolve_fact(vocabulary, facts.items[0])
        if resolved.fact is None or resolved.findings:
            return False
        return not list(ground_fact(resolved.fact))


def _candidates(sentence: str) -> Iterator[Candidate]:
    """Yield what shapes a sentence has; a bare statement only where it has no other."""
    found = [one for shape in SHAPES for one in shape(sentence) if _has_names(one)]
    yield from found or filter(_has_names, find_statements(sentence))


def _as_written(name: Name, source: Source) -> Name:
    """Write a name as its source does within sentences: small if it is no name, with its “the”."""
    text, small = name.text, name.text.lower()
    if text.isalpha() and re.search(rf"\b{small}\b", source.text):
        body = "\n".join(paragraph.text for paragraph in source.paragraphs)
        inside = re.search(rf"[\w,;’] {text}\b", body)
        return name if inside else replace(name, text=small)
    articles = re.findall(rf"(?<!\w)([Tt]he )?{re.escape(text)}(?!\w)", source.text)
    return replace(name, the=name.the or (bool(articles) and all(articles)))


def _describes(name: str, source: Source) -> bool:
    """Tell an adjective, as in “an American doctor”, from a name: it never stands alone."""
    before = re.findall(rf"(?:\b(an?|the) )?(?<!\w){re.escape(name)} ", source.text)
    return any(article in ("a", "an") for article in before) and all(before)


def _has_names(candidate: Candidate) -> bool:
    return all(_is_name(one.text) for one in candidate.fields.values() if isinstance(one, Name))


def _names_in(sentence: str) -> Iterator[str]:
    """Yield the names in a sentence; a single word that opens it has its capital from its place."""
    for found in re.finditer(rf"(?<![\w’'-]){PROPER}", sentence):
        name = found[0].removesuffix("’s").removesuffix("'s")
        if _is_name(name) and (found.start() or " " in name):
            yield name


def _is_name(text: str) -> bool:
    words = text.split(" ")
    dated = any(word in MONTHS or word in ("BC", "AD") for word in words)
    return words[0].lower() not in _NO_NAMES and not dated and not text.endswith(("’s", "'s"))


def _word(value: Proposed) -> str:
    """Return the word of a field that goes into an id."""
    match value:
        case Name(text=text):
            return text.split(" ")[-1]
        case str():
            return " ".join(value.split(" ")[:2])
        case _:
            parts = dict(value)
            return str(parts.get("base") or parts.get("main") or parts.get("value"))
