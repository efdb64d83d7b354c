"""Draft facts from the sentences of an English article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from quizgen.languages.drafting import ArticleDrafts, Person, SentenceDraft, SentenceDrafts
from quizgen.languages.english.drafting import (
    amount_drafts,
    clause_drafts,
    gap_drafts,
    name_drafts,
    subject_drafts,
)
from quizgen.languages.english.drafting.antecedents import (
    Before,
    find_things,
    name_things,
    resolve_subject,
)
from quizgen.languages.english.drafting.clause_splitting import shorten, split_clauses
from quizgen.languages.english.drafting.clauses import Clause, is_finished
from quizgen.languages.english.drafting.definite_nouns import Context
from quizgen.languages.english.drafting.drafted_clauses import (
    LEAST_WORTH,
    Marked,
    write_quote,
    write_sentence,
)
from quizgen.languages.english.drafting.known_names import Names, read_names
from quizgen.languages.english.drafting.quotations import draft_quotation
from quizgen.languages.english.drafting.standalone import is_standalone
from quizgen.languages.english.drafting.technical_terms import Terms, read_terms

_OFTEN = 3
_CONTEXT = 4
"""Number of words that tell a sentence from its repetition."""
_MOST_ANSWERS = 2
_LEAST_WORDS, _MOST_WORDS = 4, 40
_NAMED_AT_LENGTH = re.compile(r"\b[Tt]he [A-Z][\w’'-]+ ([a-z]+)")
_INTRODUCED = re.compile(r"\b(?:[Aa]n?|another) ((?:[a-z’-]+ ){0,3}[a-z’-]+)")


def draft_article(title: str, sentences: Sequence[str]) -> ArticleDrafts:
    """Return the drafts of each sentence of an article, and the people whom it names."""
    article = _Article(title, sentences)
    return ArticleDrafts(_list_people(article.names), article.draft())


def _list_people(names: Names) -> list[Person]:
    """Return people with the other names by which an article calls them."""
    full = dict.fromkeys(names.people.values())
    return [
        Person(
            name, tuple(other for other, whole in names.people.items() if whole == name != other)
        )
        for name in full
    ]


class _Article:
    """An article, with what its sentences name."""

    def __init__(self, title: str, sentences: Sequence[str]) -> None:
        self.sentences = sentences
        self.last_places = {sentence: place for place, sentence in enumerate(sentences)}
        self.names: Names = read_names(sentences)
        self.terms: Terms = read_terms(title, sentences)
        self.things = find_things(sentences, self.names)
        introduced, topics = _find_introduced(sentences), _find_topics(title, sentences)
        self.context = Context(introduced, topics, people=self.names.people)

    def draft(self) -> Iterator[SentenceDrafts]:
        before = Before()
        seen = set[str]()
        for place, sentence in enumerate(self.sentences):
            clauses = split_clauses(sentence, self.names)
            named = self._name_subjects(clauses, before)
            if sentence not in seen:
                seen.add(sentence)
                drafts = list(self._draft(self._find_context(place), named, place))
                drafts.extend(draft_quotation(sentence, self.names))
                yield SentenceDrafts(sentence, tuple(drafts))
            own = [clause for clause, _ in named if not clause.is_whole]
            before = Before(own, " ".join((sentence, *(clause.subject for clause in own))))

    def _find_context(self, place: int) -> str:
        """Return a sentence to quote; with words of the next one if the article repeats it."""
        sentence = self.sentences[place]
        following = self.sentences[place + 1].split() if place + 1 < len(self.sentences) else []
        is_repeated = self.last_places[sentence] > place
        return " ".join((sentence, *following[:_CONTEXT])) if is_repeated else sentence

    def _draft(
        self, sentence: str, clauses: Sequence[tuple[Clause, str]], place: int
    ) -> Iterator[SentenceDraft]:
        """Yield the drafts of a sentence: a fact for each clause that can stand alone, best first.

        If one cannot, the whole sentence may be a fact that asks for what is in that clause.
        """
        drafted: list[tuple[list[Marked], str]] = []
        is_missing, said = False, ""
        for clause, reason in sorted(clauses, key=lambda pair: not pair[0].is_definition):
            if clause.is_whole and not is_missing:
                continue
            found = (own for own in shorten(clause) if self._can_stand(own, place))
            answers = next(filter(None, map(self._find_answers, found)), [])
            if clause.is_whole:
                answers = [answer for answer in answers if answer.words not in said]
            is_missing = is_missing or not (answers or clause.is_definition)
            said += answers[0].clause.text if answers else ""
            drafted += [(answers, reason)] if answers else []
        for answers, reason in sorted(drafted, key=lambda pair: -pair[0][0].rank):
            yield from _write_drafts(sentence, answers, reason)

    def _name_subjects(self, clauses: Sequence[Clause], before: Before) -> list[tuple[Clause, str]]:
        """Return clauses with names for pronouns. A later clause means a subject of the first."""
        found: list[tuple[Clause, str]] = []
        for clause in clauses:
            first = [own for own, _ in found[:1]]
            earlier = before if clause.is_first else Before(first, " ".join(c.text for c in first))
            found.append(self._name_subject(clause, earlier))
        return found

    def _name_subject(self, clause: Clause, before: Before) -> tuple[Clause, str]:
        """Return a clause with a name as its subject, and the reason if the quote lacks it."""
        if full := self.names.full_name(clause.subject):
            return replace(clause, subject=full), ""
        named = name_things(clause, self.things)
        found = resolve_subject(named.clause, before, self.names)
        reasons = (named.reason, found.reason if found and clause.is_first else "")
        return (found or named).clause, "; ".join(filter(None, reasons))

    def _can_stand(self, clause: Clause, place: int) -> bool:
        is_long_enough = _LEAST_WORDS <= len(clause.text.split()) <= _MOST_WORDS
        can_stand = is_long_enough and is_finished(clause)
        person = self.names.person_in(clause.subject)
        is_place = clause.subject in self.names.places
        context = replace(self.context, place=place, person=person, is_place=is_place)
        return can_stand and is_standalone(clause, context)

    def _find_answers(self, clause: Clause) -> list[Marked]:
        """Return the answers in a clause, the best first; of those that overlap, the best only."""
        found: list[Marked] = []
        answers = map(self._without_uncertain, self._draft_clause(clause))
        for answer in sorted(answers, key=lambda answer: -answer.rank):
            overlaps = any(answer.span.overlaps(other.span) for other in found)
            if answer.worth >= LEAST_WORTH and answer.can_be_asked and not overlaps:
                found.append(answer)
        return found

    def _draft_clause(self, clause: Clause) -> Iterator[Marked]:
        for draft in (
            clause_drafts.draft_terms,
            clause_drafts.draft_predicates,
            clause_drafts.draft_dates,
            clause_drafts.draft_periods,
            amount_drafts.draft_amounts,
            clause_drafts.draft_causes,
            partial(name_drafts.draft_names, names=self.names, terms=self.terms),
            partial(subject_drafts.draft_subject, names=self.names, terms=self.terms),
            partial(gap_drafts.draft_gaps, terms=self.terms),
        ):
            yield from draft(clause)

    def _without_uncertain(self, answer: Marked) -> Marked:
        """Return an answer without a question in which a subject may have the wrong capital."""
        clause = answer.clause
        first, _, more = clause.subject.partition(" ")
        is_name = more[:1].isupper() or more.startswith("v. ") or (clause.is_past and not more)
        if not answer.ask or is_name or self.names.is_certain(first):
            return answer
        is_moved = re.search(rf" {re.escape(clause.subject)}\b", answer.ask)
        return replace(answer, ask="") if is_moved else answer


def _write_drafts(sentence: str, answers: Sequence[Marked], reason: str) -> Iterator[SentenceDraft]:
    """Yield a fact that asks for the best answers, then facts for a single answer.

    The best of the answers come first.
    """
    asked = [each for each in answers if each.ask and each.worth > LEAST_WORTH][:_MOST_ANSWERS]
    for chosen in ([asked] if len(asked) > 1 else []) + [[answer] for answer in answers]:
        clause = chosen[0].clause
        several = {answer.words: answer.ask for answer in chosen}
        ask = several if len(chosen) > 1 else chosen[0].ask
        say, quote = write_sentence(chosen), write_quote(sentence, clause)
        if "\\" in say or "=" in say:
            continue  # a formula, which may have been cut
        needed = reason if _has_other_words(say, quote) else ""
        yield SentenceDraft(quote, say, ask, needed, clause.text)


def _has_other_words(say: str, quote: str) -> bool:
    """Return whether a sentence has longer words that its quote lacks."""
    quoted = quote.lower()
    return any(word.lower()[:-1] not in quoted for word in re.findall(r"[^\W\d_]{4,}", say))


def _find_topics(title: str, sentences: Sequence[str]) -> frozenset[str]:
    """Return the nouns of a title that the article often has with “the”: “the piano”."""
    text = " ".join(sentences).lower()
    words = set(re.findall(r"[a-z]+", title.lower()))
    return frozenset(word for word in words if len(re.findall(rf"\bthe {word}\b", text)) >= _OFTEN)


def _find_introduced(sentences: Sequence[str]) -> dict[str, int]:
    """Return the first sentence in which each noun, and each pair of words, comes after “a”.

    After “the Calvin cycle”, “the cycle” points back as well.
    """
    found: dict[str, int] = {}
    for place, sentence in enumerate(sentences):
        for match in _INTRODUCED.finditer(sentence):
            words = match[1].split()
            for end in range(len(words)):
                found.setdefault(words[end], place)
                found.setdefault(" ".join(words[max(0, end - 1) : end + 1]), place)
        for noun in _NAMED_AT_LENGTH.findall(sentence):
            found.setdefault(noun, place)
    return found
