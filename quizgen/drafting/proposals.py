"""Proposed facts: drafts of sentences that load and give items without a finding.

The drafts of a sentence are alternatives for each of its clauses. The first that is sound is
proposed. Then the rules for items check all proposals together, and a proposal with a finding makes
way for the next alternative.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizgen.drafting.answers import Written
from quizgen.drafting.draft_yaml import write_facts
from quizgen.facts import ids
from quizgen.facts.deck import Deck, Fact
from quizgen.facts.grounding import ground_fact
from quizgen.facts.marked_sentences import remove_marks
from quizgen.facts.resolver import resolve_fact
from quizgen.facts.sources import Source
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Items, Node, Table, read_yaml
from quizgen.languages.drafting import Person, SentenceDraft, SentenceDrafts
from quizgen.pipeline import review_facts
from quizgen.values.entities import Entity
from quizgen.values.texts import fold_case

PERSON = "person"
"""The type of people among the entities of drafts."""
MOST_FACTS_OF_A_SENTENCE = 2
_SAME, _SAME_ANSWER = 0.8, 0.6
"""Minimum share of common longer words for two sentences to say the same: with different answers,
and with the same answer."""
_ID_WORDS, _LONGEST_ID, _SHORT = 5, 80, 3


_Group = tuple[int, str]
"""The alternatives for a clause: the number of its sentence, and its words."""


class Proposals(Struct, frozen=True):
    """The facts proposed for a deck, and their entities by id, both as an author writes them."""

    facts: tuple[Written, ...] = ()
    entities: Mapping[str, Written] = {}


class _Proposal(Struct, frozen=True):
    """A draft that loads. `group` are the alternatives that it belongs to.

    `words` are the longer words, names and numbers of its sentence, `answers` its answers, with
    case folded.
    """

    group: _Group
    written: Written
    fact: Fact
    words: frozenset[str]
    answers: frozenset[str]


class Proposing:
    """The proposals for a deck so far. `deck` has the facts and entities that it has already."""

    def __init__(self, deck: Deck, vocabulary: Vocabulary, taken: set[str]) -> None:
        self.deck, self.vocabulary, self.taken = deck, vocabulary, taken
        self.people: dict[str, Written] = {}
        self.groups: dict[_Group, list[_Proposal]] = defaultdict(list)
        self.sentences = 0

    def read(
        self, source: Source, people: Sequence[Person], drafts: Sequence[SentenceDrafts]
    ) -> None:
        """Add the drafts of sentences of a source that load without a finding."""
        for person in people:
            self._add_person(person)
        entities = {**self.deck.entities, **self._entities()}
        self.vocabulary = replace(self.vocabulary, entities=entities)
        loaded = self._load(source, [draft for each in drafts for draft in each.drafts])
        for each in drafts:
            self.sentences += 1
            for draft in each.drafts:
                group = self.sentences, draft.clause
                if found := next(loaded):
                    written, fact = found
                    words = frozenset(_content(draft.say).split())
                    answers = frozenset(map(fold_case, fact.shown.values()))
                    self.groups[group].append(_Proposal(group, written, fact, words, answers))

    def choose(self) -> Proposals:
        """Return the proposals without findings, in the order of the article."""
        waiting = {group: list(found) for group, found in self.groups.items()}
        chosen: dict[_Group, _Proposal] = {}
        is_sound = False
        while not is_sound:
            self._fill(chosen, waiting)
            broken = self._find_broken(tuple(chosen.values()))
            is_sound = not broken
            for proposal in broken:
                del chosen[proposal.group]
        found = [chosen[group] for group in self.groups if group in chosen]
        return Proposals(tuple(each.written for each in found), self._used_people(found))

    def _fill(
        self,
        chosen: dict[_Group, _Proposal],
        waiting: Mapping[_Group, list[_Proposal]],
    ) -> None:
        """Choose the first alternative that repeats no other, for each group without a proposal.

        Those that repeat a proposal wait: it may have a finding.
        """
        for group, alternatives in waiting.items():
            if group not in chosen:
                proposal = next((each for each in alternatives if _is_new(each, chosen)), None)
                if proposal:
                    alternatives.remove(proposal)
                    chosen[group] = proposal

    def _find_broken(self, proposals: Sequence[_Proposal]) -> list[_Proposal]:
        """Return the proposals with findings if all are facts of the deck."""
        by_line = {
            (proposal.fact.place().path, line): proposal
            for proposal in proposals
            for line in _lines_of(proposal.fact.node)
        }
        facts = (*self.deck.facts, *(proposal.fact for proposal in proposals))
        findings = review_facts(replace(self.deck, facts=facts, entities=self.vocabulary.entities))
        broken = (by_line.get((found.place.path, found.place.line)) for found in findings)
        return list({each.group: each for each in broken if each}.values())

    def _load(
        self, source: Source, drafts: Sequence[SentenceDraft]
    ) -> Iterator[tuple[Written, Fact] | None]:
        """Yield each draft as it is written and resolved; None if it has a finding."""
        written = [self._write(source, draft) for draft in drafts]
        node, _ = read_yaml(source.path, write_facts(written))
        facts = node.values.get("facts") if isinstance(node, Table) else None
        items = facts.items if isinstance(facts, Items) else ()
        for each, item in zip(written, items, strict=True):
            fact = self._resolve(item)
            yield (each, fact) if fact else None

    def _resolve(self, node: Node) -> Fact | None:
        resolved = resolve_fact(self.vocabulary, node)
        if resolved.fact is None or resolved.findings:
            return None
        return None if any(ground_fact(resolved.fact, self.vocabulary)) else resolved.fact

    def _write(self, source: Source, draft: SentenceDraft) -> Written:
        id_ = make_unique_id(_content(draft.say), taken=self.taken)
        self.taken.add(id_)
        several = len(self.vocabulary.sources) > 1
        return {
            "id": id_,
            "draft": "true",
            **({"source": source.id} if several else {}),
            "say": draft.say,
            **({"ask": draft.ask} if draft.ask else {}),
            "quote": draft.quote,
            **({"derived": {"say": draft.reason}} if draft.reason else {}),
        }

    def _add_person(self, person: Person) -> None:
        """Add a person as an entity, unless the deck has one of that name."""
        known = {fold_case(name) for e in self.deck.entities.values() for name in e.names}
        if known.isdisjoint(map(fold_case, (person.name, *person.aliases))):
            id_ = make_unique_id(person.name, taken=(*self.deck.entities, *self.people))
            aliases: Written = {"aliases": list(person.aliases)} if person.aliases else {}
            self.people[id_] = {"type": PERSON, "name": person.name, **aliases}

    def _entities(self) -> dict[str, Entity]:
        ask = self.deck.language.phrases.question_for_type(PERSON)
        return {
            id_: Entity(id_, PERSON, str(written["name"]), ask, aliases=_aliases(written))
            for id_, written in self.people.items()
        }

    def _used_people(self, proposals: Sequence[_Proposal]) -> dict[str, Written]:
        """Return the people who are an answer, or whom a sentence names."""
        used = {
            value.id
            for proposal in proposals
            for value in proposal.fact.values.values()
            if isinstance(value, Entity)
        }
        said = "\n".join(remove_marks(str(proposal.written["say"])) for proposal in proposals)
        return {
            id_: written
            for id_, written in self.people.items()
            if id_ in used or str(written["name"]) in said
        }


def _aliases(written: Written) -> tuple[str, ...]:
    aliases = written.get("aliases", [])
    return tuple(map(str, aliases)) if isinstance(aliases, list) else ()


def _is_new(proposal: _Proposal, chosen: Mapping[_Group, _Proposal]) -> bool:
    """Return whether a proposal says or asks something that the chosen ones do not."""
    of_sentence = [other for other in chosen.values() if other.group[0] == proposal.group[0]]
    return (
        len(of_sentence) < MOST_FACTS_OF_A_SENTENCE
        and all(other.answers.isdisjoint(proposal.answers) for other in of_sentence)
        and not any(_says_the_same(proposal, other) for other in chosen.values())
    )


def _says_the_same(one: _Proposal, other: _Proposal) -> bool:
    """Return whether two sentences of an article say nearly the same."""
    if one.group[0] == other.group[0]:
        return False
    is_same = not one.answers.isdisjoint(other.answers)
    least = min(len(one.words), len(other.words)) * (_SAME_ANSWER if is_same else _SAME)
    return len(one.words & other.words) >= least


def _lines_of(node: Node) -> Iterator[int]:
    """Yield the lines of a fact in the YAML that it is read from."""
    yield node.place.line
    for value in node.values.values() if isinstance(node, Table) else ():
        yield from _lines_of(value)


def _content(say: str) -> str:
    """Return the longer words, names and numbers of a sentence."""
    words = re.findall(r"\w+", remove_marks(say))
    return " ".join(word for word in words if len(word) > _SHORT or not word[0].islower())


def make_unique_id(*texts: str, taken: Container[str]) -> str:
    """Make a readable id from the first words of some texts, with a number if it is taken."""
    words = ids.make_slug(" ".join(texts), _LONGEST_ID).split("-")[:_ID_WORDS]
    base = "-".join(words) or "fact"
    number = 1
    while (found := f"{base}-{number}" if number > 1 else base) in taken:
        number += 1
    return found
