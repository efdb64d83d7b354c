"""Fill the templates of a kind with the values of a fact.

Templates are Jinja. An unknown name is an error, so that no question has an empty place. Templates
that quizgen did not write are sandboxed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from jinja2 import Template
from jinja2.exceptions import TemplateError
from msgspec import Struct, structs

from quizgen.facts.deck import Fact
from quizgen.facts.fields import SPEAKER
from quizgen.facts.kinds import STATEMENT, in_language
from quizgen.facts.marked_sentences import SentenceText
from quizgen.languages.language import Language
from quizgen.languages.phrases import (
    CLOSE,
    OPEN,
    Absent,
    Mark,
    Phrase,
    mark_words,
    unmarked,
)
from quizgen.questions.phrasing_errors import PhrasingError, explain_unknown_form
from quizgen.questions.question_templates import compile_template, compile_trusted_template, render
from quizgen.questions.shown_words import words_in_sentence
from quizgen.values.entities import Entity, Members, Value
from quizgen.values.pictures import Picture
from quizgen.values.texts import collapse, has_words

_MARKS = "?？؟;"
"""Question marks of all scripts."""

PREVIOUS, NEXT, ALL = "previous", "next", "all"
"""The variables of a question about one member of a list: the steps around it, and the list."""


class Phrasing(Struct, frozen=True, dict=True):
    """A fact in sentences. `values` are those of the fact, or have one member of a list.

    `around` has the values of the variables PREVIOUS, NEXT and ALL for a member of a list. Every
    method raises PhrasingError if a template cannot be rendered.
    """

    fact: Fact
    values: Mapping[str, Value]
    language: Language
    around: Mapping[str, Value] = {}

    def render_stem(self, question: str) -> str:
        """Return a question about the fact as a full sentence, with its attribution.

        It is empty if the template is empty for the fact, which then is not asked this question.
        """
        spec = self.fact.kind.questions[question]
        written = self.fact.wording.get(question) or in_language(spec.stem, self.language.tag)
        text = self._render(self._phrases, written, "questions", question, "stem")
        if text.strip() and not self._asks_for_speaker(spec.asks):
            text = self._attribute(text, written)
        if self._is_rounded(spec.asks):
            text = self.language.phrases.ask_roughly(text)
        hints = self.fact.hints
        hint = hints.get(question) or hints.get("", "") if hints else ""
        return _add_hint(self.language.sentences.finish(text), hint)

    def _is_rounded(self, field: str) -> bool:
        """Return whether the value of a field is a rounded one (`ask_rounded`)."""
        return bool(self.fact.ask_rounded) and self.values[field] is not self.fact.values.get(field)

    def _asks_for_speaker(self, field: str) -> bool:
        """Return whether the answer is the speaker, whom the question must not name.

        Only a sentence fact can ask “Who says that …?”: other questions would ask plainly.
        """
        value, speaker = self.values[field], self.fact.according_to
        is_speaker = isinstance(value, Entity) and speaker is not None and value.id == speaker.id
        return bool(self.fact.shown) and is_speaker

    def render_answer(self, question: str) -> str:
        """Return the answer to a question: by its own template, or else the value as it reads."""
        spec = self.fact.kind.questions[question]
        value = self.values[spec.asks]
        if isinstance(value, Entity) and value.joint:
            return str(self.language.phrases.entity(structs.replace(value, joint=())))
        if isinstance(value, Picture):
            return value.path
        if not spec.answer:
            return collapse(str(self._phrases[spec.asks]))
        written = in_language(spec.answer, self.language.tag)
        text = self._render(self._phrases, written, "questions", question, "answer")
        return collapse(text)

    def render_comparison(self) -> str:
        """Return the question that compares the fact with others; its kind must have one."""
        comparing = self.fact.kind.comparing
        written = in_language(comparing.stem, self.language.tag) if comparing else None
        return self.language.sentences.finish(
            self._render(self._phrases, written, "comparing", "stem")
        )

    def render_ordering(self) -> str:
        """Return the instruction to put the fact and others in order; its kind must have one."""
        comparing = self.fact.kind.comparing
        written = in_language(comparing.order, self.language.tag) if comparing else None
        text = self._render(self._phrases, written, "comparing", "order")
        return self.language.sentences.finish(text, ".")

    @cached_property
    def statement(self) -> str:
        """The fact as a full sentence, with its attribution."""
        return self._render_statement(self._phrases)

    def render_statement_with(self, field: str, value: Value) -> str:
        """Return the statement with another value in a field."""
        return self._render_statement({**self._phrases, field: self._make_phrase(field, value)})

    def render_statement_without(self, field: str) -> str:
        """Return the statement as if the fact left a field out."""
        return self._render_statement({**self._phrases, field: Absent()})

    def split_statement(self, field: str, member: str = "") -> tuple[str, str, str] | None:
        """Return the statement in three parts: the text before a value, the value, and the rest.

        The value is that of a field, or a member of a list, given its id. Returns None unless it is
        shown exactly once.
        """
        value = self.values[field]
        if isinstance(value, Members):
            marked = self.language.phrases.members(value, member, mark_words)
        else:
            marked = self._make_phrase(field, value, mark_words)
        text = self._render_statement({**self._phrases, field: marked})
        if text.count(OPEN) != 1:
            return None
        before, _, rest = text.partition(OPEN)
        shown, _, after = rest.partition(CLOSE)
        return before, shown, after

    @cached_property
    def _phrases(self) -> dict[str, Phrase]:
        """The variables of templates: every field of the kind, and the speaker."""
        printed = (item for item in self.values.items() if not isinstance(item[1], Picture))
        phrases = {name: self._make_phrase(name, value) for name, value in printed}
        around = {name: self._make_phrase(name, value) for name, value in self.around.items()}
        absent = dict.fromkeys((*self.fact.kind.fields, PREVIOUS, NEXT, ALL), Absent())
        return {**absent, **around, **phrases}

    def _make_phrase(self, field: str, value: Value, mark: Mark = unmarked) -> Phrase:
        """Return a value as templates print it, or in the words of a sentence fact."""
        if field in self.fact.shown:
            is_after_article = self._follows_article(field)
            shown, own = self.fact.shown[field], self.fact.values[field]
            words = words_in_sentence(
                value, own, shown, self.language, follows_article=is_after_article
            )
            if words:
                return self.language.phrases.shown(words, value, mark)
            if isinstance(value, Entity) and is_after_article:
                value = structs.replace(value, the=False)
        subject = self.values.get(self.fact.kind.subject)
        is_derived = field in self.fact.derived
        return self.language.phrases.phrase(
            value, subject=subject, is_derived=is_derived, mark=mark
        )

    def fits_article(self, field: str, value: Value) -> bool:
        """Return whether a value can follow the article before a field: no “an sonnet”.

        A name that takes no article does not follow “the” in the place of a name that takes one.
        """
        nouns, article, own = self.language.nouns, self._word_before(field), self.values[field]
        if article not in nouns.articles or not isinstance(value, Entity):
            return True
        if article in nouns.indefinite_articles:
            return nouns.article_fits(article, str(self._make_phrase(field, value)))
        return value.the or not (isinstance(own, Entity) and own.the)

    def _follows_article(self, field: str) -> bool:
        """Return whether the sentence itself has an article before a field: “the [Nile]”."""
        return self._word_before(field) in self.language.nouns.articles

    def _word_before(self, field: str) -> str:
        statement = self.fact.kind.statement
        before = statement.words_before(field) if isinstance(statement, SentenceText) else ""
        return before.casefold()

    def _render_statement(self, phrases: dict[str, Phrase]) -> str:
        of_kind = in_language(self.fact.kind.statement, self.language.tag)
        written = self.fact.wording.get(STATEMENT) or of_kind
        text = self._render(phrases, written, STATEMENT)
        return self.language.sentences.finish(self._attribute(text, written), ".")

    def _attribute(self, text: str, written: str | None) -> str:
        """Put “According to …” before a claim, unless its own words name the speaker."""
        speaker = self.fact.according_to
        names_speaker = self.fact.kind.places_speaker or SPEAKER in (written or "")
        if speaker and isinstance(written, SentenceText):
            names_speaker = any(has_words(text, name, same_case=False) for name in speaker.names)
        return text if names_speaker else self.language.sentences.attribute(text, speaker)

    def _render(self, phrases: dict[str, Phrase], written: str | None, *steps: str) -> str:
        if written is None:
            reason = "the kind has no wording in the deck's language"
            raise PhrasingError(self.fact, steps, reason)
        is_trusted = self.fact.kind_file.is_shipped and written not in self.fact.wording.values()
        if isinstance(written, SentenceText):
            return written.fill(phrases)
        try:
            return render(_compile(written.replace("\n", " "), is_trusted=is_trusted), phrases)
        except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
            details = explain_unknown_form(str(error), written, phrases) or (str(error),)
            raise PhrasingError(self.fact, steps, *details) from error


@lru_cache(maxsize=4096)
def _compile(written: str, *, is_trusted: bool) -> Template:
    return compile_trusted_template(written) if is_trusted else compile_template(written)


def _add_hint(stem: str, hint: str) -> str:
    """Return a question with a hint in brackets before its question mark."""
    if not hint:
        return stem
    mark = stem[-1:] if stem[-1:] in _MARKS else ""
    return f"{stem.removesuffix(mark)} ({hint}){mark}"
