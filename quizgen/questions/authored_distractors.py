"""Distractors that the author of a fact wrote: read as values like the key, and checked.

A text that cannot be a fair wrong option is left out and reported (`Q02`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, join_words
from quizgen.facts.deck import Fact
from quizgen.facts.sentence_lists import ANSWERS
from quizgen.languages.language import Language
from quizgen.questions.asked_questions import POOLED_STYLE, AskedQuestion
from quizgen.questions.distinct_options import are_distinct, fold_names
from quizgen.questions.distractor_values import read_like
from quizgen.questions.item import BLANK
from quizgen.questions.option_forms import describe_form, describe_right_form
from quizgen.questions.options import Option, make_option
from quizgen.values.entities import Entity, Members
from quizgen.values.quantities import Quantity
from quizgen.values.texts import contains_words, fold_case

CODE = "Q02"
_REPLACE = "replace it with a wrong answer, or remove it"
_ADD_ARTICLE = "write it with its article; if it takes none, replace it"
_REMOVE = "remove it; such a number has no wrong options"


class Authored(Struct, frozen=True):
    """A distractor as written under `distractors:`, at some steps.

    `option` is None if it cannot be an option; `problem` and `help` then say why.
    """

    steps: tuple[str | int, ...]
    text: str
    option: Option | None = None
    problem: str = ""
    help: str = ""


def read_options(asked: AskedQuestion, language: Language) -> tuple[Option, ...]:
    """Return the usable distractors from the fact itself: the author's, and those of a list."""
    written = (entry.option for entry in read_distractors(asked, language))
    options = [option for option in written if option]
    for option in _read_list(asked, language):
        key = asked.option
        if key and not any(_find_problems(option, options, asked, key, language)):
            options.append(replace(option, pool=key.pool))
    return tuple(options)


def _read_list(asked: AskedQuestion, language: Language) -> Iterator[Option]:
    """Yield the other steps or regions, or the things in the field that the kind names."""
    is_exclusive = asked.within is not None and asked.within.is_exclusive
    listed = asked.within if is_exclusive else asked.fact.values.get(asked.spec.distractors)
    for member in listed.members if isinstance(listed, Members) else ():
        option = make_option(member.value, language)
        if option and member.value != asked.value:
            yield option


def lacks_article(option: Option, key: Option) -> bool:
    """Return whether a name has no article, unlike the answer: “Jupiter” beside “the Moon”."""
    name, answer = option.value, key.value
    return isinstance(name, Entity) and isinstance(answer, Entity) and answer.the > name.the


def is_shared(asked: AskedQuestion) -> bool:
    """Return whether the author's distractors for a member of a list are those of all members.

    Those of a process or a picture do not count: its members are wrong options as well.
    """
    is_list = asked.within is not None and not asked.within.is_exclusive
    return is_list and _find_list(asked) in ("", asked.spec.asks)


def read_distractors(asked: AskedQuestion, language: Language) -> Iterator[Authored]:
    """Yield the distractors that the author wrote for a question, usable or not."""
    key, name = asked.option, _find_list(asked)
    if key is None or name is None:
        return
    seen: list[Option] = []
    for step, text in enumerate(asked.fact.distractors[name]):
        entry = Authored(("distractors", *([name] if name else []), step), text)
        option = read_like(text, key, language)
        problem, help_ = next(_find_problems(option, seen, asked, key, language), ("", ""))
        if problem:
            yield replace(entry, problem=problem, help=help_)
        elif option:
            seen.append(option)
            yield replace(entry, option=option)


def find_unusable_distractors(asked: Iterable[AskedQuestion], language: Language) -> list[Finding]:
    """Return `Q02` for each distractor that cannot be an option, and for a list without a field."""
    listed = [question for question in asked if question.fact.distractors]
    findings: dict[Place, Finding] = {}
    for finding in (finding for question in listed for finding in _check(question, language)):
        findings.setdefault(finding.place, finding)  # all members of a list have the same ones
    used = {(question.fact.id, _find_list(question)) for question in listed}
    unused = (
        _report_unused(fact, name)
        for fact in {question.fact.id: question.fact for question in listed}.values()
        for name in fact.distractors
        if (fact.id, name) not in used
    )
    return [*findings.values(), *unused]


def _find_list(asked: AskedQuestion) -> str | None:
    """Return the name of the list of distractors for a question; None if there is none."""
    names = [asked.spec.asks]
    if asked.name != asked.question:
        names.insert(0, asked.name.removeprefix(f"{asked.question}."))
    shown = fold_case(asked.fact.shown.get(asked.spec.asks, ""))
    names += [name for name in asked.fact.distractors if name and fold_case(name) == shown]
    if {*find_asked_fields(asked.fact)} in ({asked.spec.asks}, {ANSWERS}):
        names.append("")
    return next((name for name in names if name in asked.fact.distractors), None)


def find_asked_fields(fact: Fact) -> Iterator[str]:
    """Yield the fields that a fact is asked for; those of reverse questions if there are no others.

    “Which of these …?” takes its options from other facts first.

    A fact without questions is asked for the fields that its kind blanks out.
    """
    questions = [
        spec
        for name, spec in fact.kind.questions.items()
        if spec.asks in fact.values or spec.asks == "according_to"
        if name not in fact.without
    ]
    forward = [
        spec.asks for spec in questions if not (spec.reverse or spec.styles == (POOLED_STYLE,))
    ]
    blanks = [field for field in fact.kind.cloze if field in fact.values]
    yield from forward or [spec.asks for spec in questions] or blanks


def _check(asked: AskedQuestion, language: Language) -> Iterator[Finding]:
    for entry in read_distractors(asked, language):
        if entry.problem:
            message = f"the distractor “{entry.text}” {entry.problem}"
            yield Finding(asked.fact.place(*entry.steps), CODE, message, entry.help)


def _report_unused(fact: Fact, name: str) -> Finding:
    asked = dict.fromkeys(find_asked_fields(fact))
    names = [fact.shown.get(field, field) for field in asked]
    if ANSWERS in asked:
        names = list(fact.shown.values())
    fields = join_words([f"“{field}”" for field in names])
    if name:
        message = f"no question of the fact asks for “{name}”"
        return Finding(fact.place("distractors", name), CODE, message, f"use one of {fields}")
    message = "the fact has several answers, but one list of distractors"
    lists = ", ".join(f"{name}: [ … ]" for name in names)
    return Finding(fact.place("distractors"), CODE, message, f"write `distractors: {{{lists}}}`")


def _fold_members(asked: AskedQuestion) -> Iterator[str]:
    """Yield the names of the members of the list, for a question about one of them."""
    is_list = asked.within and not asked.within.is_exclusive
    for member in asked.within.members if asked.within and is_list else ():
        value = member.value
        yield from map(fold_case, value.names if isinstance(value, Entity) else (str(value),))


def _find_problems(
    option: Option | None, seen: list[Option], asked: AskedQuestion, key: Option, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield why an option cannot be used, to go after its text, and what to do."""
    if option is None or describe_form(option) != describe_form(key):
        yield f"has another form than the answer, “{key.label}”", describe_right_form(key)
        return
    folded = {option.id, fold_case(option.label)}
    if not folded.isdisjoint((key.id, *fold_names(key))):
        yield "is the answer", _REPLACE
    if not folded.isdisjoint(_fold_members(asked)):
        yield "is a member of the list", _REPLACE
    if not folded.isdisjoint(map(fold_case, asked.fact.also_true)):
        yield "is right by the fact’s `also_true:`", _REPLACE
    if BLANK in asked.stem and lacks_article(option, key):
        yield "has no article, but the gap comes after one", _ADD_ARTICLE
    if isinstance(key.value, Quantity) and language.numbers.is_one_sided(key.value):
        yield f"may be right as well: “{key.label}” has an open end", _REMOVE
    if contains_words(asked.folded_stem, fold_case(option.label)):
        yield f"is in the question “{asked.stem}”", "replace it: learners would rule it out"
    yield from _find_likeness(option, seen, key, language)


def _find_likeness(
    option: Option, seen: list[Option], key: Option, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield why an option is too much like another one."""
    folded = {option.id, fold_case(option.label)}
    for other in (key, *seen):
        if other is not key and not folded.isdisjoint((other.id, fold_case(other.label))):
            yield "is listed twice", "remove one of the two"
        if not are_distinct(option, other, language):
            yield f"is not clearly different from “{other.label}”", _REPLACE
