"""Check that the quote of a sentence fact shows what its sentence and its questions say.

The sentence is compared with the quote, and each question with both. As in facts of other kinds,
names, figures, dates, units, hedges and quotations need evidence; other words are free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from quizgen.diagnostics import Finding, Place, Severity, join_words
from quizgen.facts.deck import Fact
from quizgen.facts.evidence import find_misread_numbers, find_missing, find_unknown_names
from quizgen.facts.fields import SPEAKER
from quizgen.facts.formula_evidence import split_formulas_off
from quizgen.facts.hedges import find_added, find_dropped
from quizgen.facts.marked_sentences import SentenceText
from quizgen.facts.sentence_openings import lower_openings
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Node, Scalar, Table, node_at, place_within
from quizgen.values.entities import Members, Value
from quizgen.values.number_formulas import plain_numbers
from quizgen.values.partial_dates import PartialDate
from quizgen.values.quantities import Quantity
from quizgen.values.texts import has_words, words_of

_SHORT = 3
"""Maximum length of words that need no explanation: most are function words."""
_QUOTED = re.compile('“([^”]+)”|"([^"]+)"')
_HINT = "correct it, quote the words that show it, or say under `derived: {%s: …}` where it is from"
_HINT_HEDGE = "use the hedge of the quote"
_HINT_REASON = "correct it, or name it in the reason"
_HINT_DROPPED = "use the word of the quote, or quote other words"


class _Text(Struct, frozen=True):
    """A sentence or a question to check. `key` is its key in the fact and under `derived:`.

    `evidence` is what its words are compared with: the quote, and for a question the sentence too.
    """

    key: str
    node: Node
    words: str
    evidence: str


class _Difference(Struct, frozen=True):
    """Parts of a text without evidence, and words of the quote that it leaves out."""

    missing: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.dropped or self.hedges)


def ground_sentence(fact: Fact, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield the differences between a sentence fact and its quote.

    Where the quote has one name of an entity, the sentence may have another. The codes are those of
    `ground_fact`.
    """
    grounding = _SentenceGrounding(fact, vocabulary)
    compared = [(text, grounding.compare(text)) for text in grounding.texts()]
    for text, difference in compared:
        yield from grounding.report(text, difference) if difference else ()
    differing = {
        text.key for text, difference in compared if difference or grounding.has_other_words(text)
    }
    for key in ("say", "ask"):
        if key in fact.derived and key not in differing:
            message = f"the quote shows “{key}” itself: it needs no `derived` reason"
            place = fact.place("derived", key)
            yield Finding(place, "G04", message, "remove it", Severity.WARNING)


class _SentenceGrounding:
    """A sentence fact with everything that its texts are compared with."""

    def __init__(self, fact: Fact, vocabulary: Vocabulary) -> None:
        self.fact, self.language = fact, vocabulary.language
        known = (*vocabulary.entities_in(fact.quote), fact.according_to)
        names = (name for entity in known if entity for name in entity.names)
        self.evidence = ". ".join((fact.quote, *names))
        self.is_claim = isinstance(fact.node, Table) and SPEAKER in fact.node.values

    def texts(self) -> Iterator[_Text]:
        """Yield the sentence, then the questions."""
        statement = self.fact.kind.statement
        say = statement.fill(self.fact.shown) if isinstance(statement, SentenceText) else ""
        yield _Text("say", node_at(self.fact.node, ["say"]), say, self.evidence)
        for name, question in self.fact.kind.questions.items():
            node = node_at(self.fact.kind_file.node, ["questions", name, "stem"])
            yield _Text("ask", node, str(question.stem), f"{self.evidence}. {say}")

    def compare(self, text: _Text) -> _Difference:
        """Compare a text with its evidence, and the sentence also with what the quote adds."""
        hedges = tuple(self._wrong_hedges(text.words))
        missing = tuple(self._missing_words(self._free_words(text), text.evidence))
        if text.key == "ask":
            return _Difference(missing, hedges=hedges)
        missing = (*self._missing_values(text.evidence), *missing)
        dropped = tuple(self._dropped_words(text))
        return _Difference(tuple(dict.fromkeys(missing)), dropped, hedges)

    def _dropped_words(self, text: _Text, reason: str = "") -> Iterator[str]:
        """Yield the qualifiers of the quote that neither the sentence nor a reason has."""
        whole = f"{text.words} {reason}"
        return find_dropped(
            text.words, whole, self.fact.quote, self.language, is_attributed=self.is_claim
        )

    def _free_words(self, text: _Text) -> str:
        """Return the sentence without quantities and dates, or a question without “how many”."""
        if text.key == "ask":
            words = self.language.grounding.question_phrases.sub(" ", text.words)
        else:
            words = self._without_measured()
        return self._without_counts(words)

    def _without_counts(self, words: str) -> str:
        """Return a text with “…” for the number of members of a list, which counting shows.

        A question may ask for fewer of them.
        """
        for listed in self.fact.values.values():
            if isinstance(listed, Members):
                for mention in reversed(tuple(self.language.numbers.find(words))):
                    if not mention.hedge and mention.number.value <= len(listed.members):
                        words = f"{words[: mention.start]}…{words[mention.end :]}"
        return words

    def has_other_words(self, text: _Text) -> bool:
        """Return whether a text has longer words that its evidence lacks, which a reason explains.

        A sentence has “inflation” where its quote has just “it”, or “before”, which it means. Words
        that open questions need no reason in a question.
        """
        stem = self.language.nouns.stem
        known = {stem(word) for word in words_of(text.evidence)}
        common = self.language.grounding.opening_words if text.key == "ask" else frozenset()
        own = words_of(text.words) - common
        long = (word for word in own if len(word) > _SHORT and word.isalpha())
        return any(stem(word) not in known for word in long)

    def _missing_values(self, evidence: str) -> Iterator[str]:
        """Yield the parts of quantities and dates without evidence: they have many notations."""
        for value in self.fact.values.values():
            if _is_measured(value):
                yield from find_missing(value, evidence, self.language)

    def _without_measured(self) -> str:
        """Return the sentence with “…” for its quantities and dates."""
        statement, shown = self.fact.kind.statement, self.fact.shown
        measured = [field for field, value in self.fact.values.items() if _is_measured(value)]
        shown = {**shown, **dict.fromkeys(measured, "…")}
        return statement.fill(shown) if isinstance(statement, SentenceText) else ""

    def _missing_words(self, words: str, evidence: str) -> Iterator[str]:
        """Yield the quotations, names, figures and qualifiers of a text without evidence."""
        for found in _QUOTED.finditer(words):
            quoted = found[1] or found[2]
            if not has_words(evidence, quoted.rstrip(",.?!"), same_case=False):
                yield f"the words “{quoted}”"
        words, formulas = split_formulas_off(words, evidence)
        yield from formulas
        names = self._lower_first(_QUOTED.sub("…", words))
        yield from find_unknown_names(names, (words_of(evidence),), self.language)
        yield from find_misread_numbers(names, evidence, self.language)
        yield from find_added(names, evidence, self.language)

    def _lower_first(self, text: str) -> str:
        return lower_openings(text, self.fact.source, self.language)

    def _wrong_hedges(self, text: str) -> Iterator[str]:
        """Yield the numbers of a text whose hedge differs from that of the quote."""
        quoted = list(self.language.numbers.find(plain_numbers(self.fact.quote)))
        for mention in self.language.numbers.find(plain_numbers(text)):
            hedges = {
                other.hedge for other in quoted if other.number.meaning == mention.number.meaning
            }
            if hedges and mention.hedge not in hedges:
                shown = " or ".join(map(_name_hedge, sorted(hedges)))
                own = _name_hedge(mention.hedge)
                yield f"{own} before {mention.number}, but the quote has {shown}"

    def report(self, text: _Text, difference: _Difference) -> Iterator[Finding]:
        """Yield the findings about a text that differs from its evidence."""
        name = f"“{text.key}”"
        if text.key in self.fact.derived:
            yield from self._check_reason(text)
        elif difference.missing:
            message = f"{name} has {join_words(difference.missing)}, which the quote does not show"
            place = self._place(text, difference.missing[0])
            yield Finding(place, "G02", message, _HINT % text.key)
        else:
            yield from self._report_dropped(text, difference.dropped)
        for hedge in difference.hedges:
            yield Finding(self._place(text), "G03", f"{name} has {hedge}", _HINT_HEDGE)

    def _check_reason(self, text: _Text) -> Iterator[Finding]:
        """Yield `G05` for the parts of a text that its reason does not explain.

        Names may come from elsewhere in the source, but dates, numbers and qualifiers must be in
        the reason. `G03` is for a qualifier of the quote that neither the text nor the reason has.
        """
        reason = self.fact.derived[text.key]
        known = f"{text.evidence}. {reason}"
        measured = self._missing_values(known) if text.key == "say" else ()
        words, _ = split_formulas_off(self._free_words(text), known)
        words = self._lower_first(words)
        sets = (self.fact.source.words, words_of(known))
        names = find_unknown_names(words, sets, self.language)
        added = find_added(_QUOTED.sub("…", words), known, self.language)
        if missing := tuple(dict.fromkeys((*measured, *names, *added))):
            shown = join_words(missing)
            message = f"“{text.key}” has {shown}, which neither the quote nor the reason shows"
            yield Finding(self._place(text), "G05", message, _HINT_REASON)
        dropped = tuple(self._dropped_words(text, reason)) if text.key == "say" else ()
        yield from self._report_dropped(text, dropped)

    def _report_dropped(self, text: _Text, dropped: tuple[str, ...]) -> Iterator[Finding]:
        if dropped:
            message = f"the quote has {join_words(dropped)}, but “{text.key}” does not"
            yield Finding(self._place(text), "G03", message, _HINT_DROPPED)

    def _place(self, text: _Text, part: str = "") -> Place:
        """Return the place of the words that a message names, or else of the whole text."""
        written = (text.node.text or "") if isinstance(text.node, Scalar) else ""
        named = re.search("“(.*?)”", part)
        at = written.find(named[1]) if named else -1
        if not named or at < 0:
            return text.node.place
        return place_within(text.node, at, at + len(named[1]))


def _name_hedge(hedge: str) -> str:
    return f"“{hedge}”" if hedge else "no hedge"


def _is_measured(value: Value) -> bool:
    return isinstance(value, Quantity | PartialDate)
