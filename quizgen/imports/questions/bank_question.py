"""A question of a question bank, and the fact that it becomes."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from quizgen.facts.yaml_tree import MAX_TEXT
from quizgen.imports.anki.field_html import html_to_text
from quizgen.imports.foreign_deck import ForeignDeck, ForeignFact, Loss
from quizgen.imports.foreign_names import Ids, slug
from quizgen.imports.foreign_sections import Sections
from quizgen.questions.styles.flashcard import FLASHCARD
from quizgen.questions.styles.typed import TYPED
from quizgen.values.clean_texts import clean
from quizgen.values.texts import fold_case

SEVERAL_ANSWERS = "questions with several right options"
TRUE_FALSE = "true/false questions, which quizgen makes from facts"
OTHER_TYPES = "questions of other types"
TOO_LONG = f"questions of more than {MAX_TEXT:,} characters"
_SHOWN = 80
"""Maximum length of a question in the report."""
NO_TEXT = "questions or answers without text, such as pictures"


def escape_plain(text: str) -> str:
    """Return a plain text as HTML: short answers and responses are never HTML in a file."""
    return html.escape(text, quote=False)


class BankQuestion(Struct, frozen=True):
    """A question as a file has it, with texts that may be HTML.

    `right` are the right answers, the usual one first, and `wrong` the other options. `pairs` are
    the premises of a matching question with their responses. `left_out` says why it cannot become
    a fact, if it cannot. `id` is its permanent id in the file, or empty.
    """

    stem: str
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    feedback: str = ""
    section: str = ""
    id: str = ""
    is_html: bool = True
    left_out: str = ""


def make_foreign_deck(questions: Sequence[BankQuestion], name: str) -> ForeignDeck:
    """Return the questions as a deck of cards with their own wrong options."""
    maker = _FactMaker()
    facts = tuple(fact for question in questions for fact in maker.make_facts(question))
    return ForeignDeck(
        name, facts, sections=maker.sections.headings, losses=tuple(maker.list_losses())
    )


class _FactMaker:
    """The ids, sections and losses so far."""

    def __init__(self) -> None:
        self.ids, self.sections = Ids(), Sections()
        self.losses: dict[str, list[str]] = defaultdict(list)

    def make_facts(self, question: BankQuestion) -> Iterator[ForeignFact]:
        """Yield a fact, or one for each pair of a matching question."""
        stem = self._read(question, question.stem)
        if question.left_out:
            self.losses[question.left_out].append(stem)
            return
        if not question.pairs:
            yield from self._make_fact(question, stem, question.right, question.wrong)
            return
        responses = [response for _, response in question.pairs]
        for premise, response in question.pairs:
            if premise:
                front = f"{stem.rstrip('.:')}: {self._read(question, premise)}?"
                wrong = tuple(other for other in dict.fromkeys(responses) if other != response)
                yield from self._make_fact(question, front, (response,), wrong)

    def _make_fact(
        self, question: BankQuestion, front: str, right: tuple[str, ...], wrong: tuple[str, ...]
    ) -> Iterator[ForeignFact]:
        """Yield a card, unless its question or answer has no text or more than a deck can have."""
        back, *others = (self._read(question, text) for text in right)
        quote = clean(f"{front} {back}")
        if not (front and back) or len(quote) > MAX_TEXT:
            problem = TOO_LONG if front and back else NO_TEXT
            self.losses[problem].append((front or back or question.id)[:_SHOWN])
            return
        others = [text for text in others if fold_case(text) != fold_case(back)]
        yield ForeignFact(
            id=self.ids.take(slug(question.id or front), "question"),
            kind="card",
            values={"front": front, "back": back},
            quote=quote,
            section=self.sections.id_of(question.section),
            remark=self._read(question, question.feedback),
            without=(FLASHCARD.name, TYPED.name) if wrong else (),
            also_true=tuple(dict.fromkeys(others)),
            distractors=tuple(self._read(question, text) for text in wrong),
        )

    def _read(self, question: BankQuestion, text: str) -> str:
        """Return a text on one line, and note what of its HTML is lost."""
        if not question.is_html:
            return clean(text)
        plain, lost = html_to_text(text)
        for what in sorted(lost):
            self.losses[what].append(clean(plain) or question.id)
        return clean(plain)

    def list_losses(self) -> Iterable[Loss]:
        """Return the losses, each with the questions that have it."""
        return (Loss(what, tuple(dict.fromkeys(where))) for what, where in self.losses.items())
