"""The pipeline: load, resolve, ground, ask, generate, review, form.

Each step is a function from values to values in its own module, and no step calls another. This
module calls them in order, and the commands call this module. Work that depends on a single fact is
a function of that fact (`read_fact`, `ask_fact`); distractors, rules and quizzes need the deck.

A step that finds an error does not stop the run: its findings are returned with those of the other
steps. A deck with errors in its facts has no items, but its sound facts are asked and reviewed, and
commands that only show a deck show them. A deck with any error has no forms.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, did_you_mean, has_errors, sort_findings
from quizgen.exports.anki.card_checks import find_broken_cards
from quizgen.exports.html.page_checks import find_broken_pages
from quizgen.exports.ledger import Ledger, LedgerFile, open_ledger, read_ledger
from quizgen.exports.ledger.ledger_checks import report_broken_ledger
from quizgen.facts.deck import Deck
from quizgen.facts.deck_assembly import (
    FactResult,
    assemble_deck,
    collect_vocabulary,
    find_unused_media,
)
from quizgen.facts.deck_loader import load_deck_files
from quizgen.facts.drafts import is_draft
from quizgen.facts.grounding import ground_fact
from quizgen.facts.projects import project_of
from quizgen.facts.resolver import resolve_fact
from quizgen.facts.sources import Source
from quizgen.facts.tables.deck_rows import read_rows_of_deck
from quizgen.facts.vocabulary import Vocabulary
from quizgen.facts.yaml_tree import Node
from quizgen.questions.authored_distractors import find_unusable_distractors
from quizgen.questions.context import GenerationContext
from quizgen.questions.generation import SoundFacts, generate_sound_facts
from quizgen.questions.item import Item
from quizgen.questions.option_ids import NONE_KEPT, KeptOptions
from quizgen.questions.styles import STYLE_NAMES
from quizgen.quizzes.blueprints import QuizRequest, find_blueprint
from quizgen.quizzes.form_ids import read_form_id
from quizgen.quizzes.forms import LETTERS, Form, make_forms
from quizgen.quizzes.shortages import find_shortages
from quizgen.quizzes.unprintable import find_unprintable
from quizgen.review.form_review import review_form
from quizgen.review.item_review import review_items

DEFAULT_REQUEST = QuizRequest()
"""Form A of the deck's first quiz, which `build` writes."""


class CheckedDeck(Struct, frozen=True):
    """A deck with its items and all findings.

    `deck` is None if it has errors in its files or facts, or in its ledger. `context` is what the
    items were generated from, or None if no items were generated. `sound` has the facts without
    such errors, also if others have some. `ledger` is what learners have, as `ledger_file` records
    it. The last three are None if a deck was not loaded.
    """

    deck: Deck | None
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    context: GenerationContext | None = None
    ledger_file: LedgerFile | None = None
    ledger: Ledger | None = None
    sound: SoundFacts | None = None

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return has_errors(self.findings)

    def with_findings(self, *more: Finding) -> CheckedDeck:
        """Return the checked deck with more findings, each once, sorted by place."""
        return replace(self, findings=sort_findings((*self.findings, *more)))


def load_deck(path: Path) -> tuple[Deck | None, tuple[Finding, ...]]:
    """Load, resolve and ground a deck, given its file or folder.

    Return None for a deck with errors, and all findings sorted by place: `Y` codes from YAML, `D`
    from validation and names, `M` from media, `G` from grounding.
    """
    deck, findings, _ = _load_sound_facts(path)
    return None if has_errors(findings) else deck, findings


def _load_sound_facts(path: Path) -> tuple[Deck | None, tuple[Finding, ...], tuple[str, ...]]:
    """Load a deck as `load_deck` does, but with its sound facts if others have errors.

    The last part of the result names the other facts.
    """
    written, findings = load_deck_files(path)
    if written is None:
        return None, sort_findings(findings), ()
    vocabulary, problems = collect_vocabulary(written, STYLE_NAMES)
    rows = read_rows_of_deck(written.data_tables, vocabulary)
    vocabulary = rows.vocabulary
    results = [read_fact(vocabulary, node) for node in written.facts]
    results += [read_fact(vocabulary, row.node, row.source) for row in rows.facts]
    deck, more = assemble_deck(written, vocabulary, results, rows.sections)
    findings = sort_findings((*findings, *problems, *rows.findings, *more))
    if has_errors(findings):
        broken = vocabulary.broken_entities
        sound = [result.resolved.fact for result in results if result.is_sound(broken)]
        places = {fact.place("id") for fact in sound if fact}
        facts = tuple(fact for fact in deck.facts if fact.place("id") in places)
        left_out = tuple(r.name for r in results if not (r.is_draft or r.is_sound(broken)))
        return replace(deck, facts=facts), findings, left_out
    unused = find_unused_media(written, vocabulary, results)
    return deck, sort_findings((*findings, *unused)), ()


def read_fact(vocabulary: Vocabulary, node: Node, table: Source | None = None) -> FactResult:
    """Resolve and ground one fact. A row of a table is its own source: it has nothing to ground."""
    resolved = resolve_fact(vocabulary, node, table)
    if resolved.fact is None or table:
        return FactResult(node, is_draft(node), resolved)
    ungrounded = tuple(ground_fact(resolved.fact, vocabulary))
    return FactResult(node, is_draft(node), resolved, ungrounded)


def generate_deck(deck: Deck, kept: KeptOptions = NONE_KEPT) -> CheckedDeck:
    """Ask the questions of a deck and generate its items; nothing is reviewed yet.

    `kept` are the options of published items, which keep them while they are fair.
    `Q01` reports each template that cannot be rendered. The deck then has no items, because a deck
    with missing items would look complete; `sound` has those of its other facts. `Q02` reports
    distractors that cannot be options.
    """
    sound, errors = generate_sound_facts(deck, kept)
    found = {finding.place: finding for finding in (e.make_finding() for e in reversed(errors))}
    unusable = find_unusable_distractors(sound.context.answerable, deck.language)
    findings = (*found.values(), *unusable)
    if errors:
        return CheckedDeck(deck, (), findings, sound=sound)
    return CheckedDeck(deck, sound.items, findings, sound.context, sound=sound)


def check_deck(path: Path, *, redraw: bool = False) -> CheckedDeck:
    """Load a deck, given its file or folder, generate its items, and review both.

    Published items keep the options that the ledger records, unless `redraw`. If some facts have
    errors, the others are reviewed, but the deck is None and has no items. `L01` reports a broken
    ledger.
    """
    deck, findings, left_out = _load_sound_facts(path)
    if deck is None:
        return CheckedDeck(None, (), findings)
    file, ledger = open_ledger(path), Ledger(deck.id)
    try:
        ledger = read_ledger(deck.id, file.text)
    except ValueError as error:
        findings = (*findings, report_broken_ledger(file, error))
    checked = generate_deck(deck, NONE_KEPT if redraw else ledger.kept_options)
    sound = checked.sound
    reviewed = review_items(sound.deck, sound.items) if sound else ()
    if sound and (sound.left_out or has_errors(findings)):
        # Without the broken facts, a suppression may have nothing left to suppress.
        reviewed = tuple(finding for finding in reviewed if finding.code != "D07")
        sound = replace(sound, left_out=(*left_out, *sound.left_out))
    if has_errors(findings):
        checked = CheckedDeck(None, (), checked.findings)
    checked = replace(checked, sound=sound)
    findings = sort_findings((*findings, *checked.findings, *reviewed))
    return replace(checked, findings=findings, ledger_file=file, ledger=ledger)


def review_facts(deck: Deck) -> tuple[Finding, ...]:
    """Return the findings about the items of a deck whose facts are resolved and grounded."""
    checked = generate_deck(deck)
    sound = checked.sound
    reviewed = review_items(sound.deck, sound.items) if sound else ()
    return sort_findings((*checked.findings, *reviewed))


def check_for_export(path: Path, *, redraw: bool = False) -> CheckedDeck:
    """Check a deck, and its project's own labels, page templates and card templates."""
    checked, project = check_deck(path, redraw=redraw), project_of(path)
    broken = (*find_broken_pages(project), *find_broken_cards(project))
    return replace(checked, findings=sort_findings((*checked.findings, *broken)))


def make_quiz(
    checked: CheckedDeck, request: QuizRequest = DEFAULT_REQUEST
) -> tuple[CheckedDeck, tuple[Form, ...]]:
    """Return the forms of a quiz, and the deck with the findings about that quiz.

    A deck with errors has no forms, because its items may be missing or wrong. `D04` reports a quiz
    that the deck does not have, `F01` a quiz for which it has too few items, `P03` questions that
    paper cannot ask.
    """
    deck = checked.deck
    if deck is None or checked.has_errors:
        return checked, ()
    blueprint = find_blueprint(deck, request.quiz)
    if blueprint is None:
        hint = (
            did_you_mean(request.quiz, deck.quizzes)
            or "the deck has none; give a number, such as 20"
        )
        finding = Finding(Place(deck.path), "D04", f"unknown quiz “{request.quiz}”", hint)
        return checked.with_findings(finding), ()
    if request.quiz and request.quiz not in deck.quizzes:
        blueprint = replace(blueprint, place=Place(deck.path))
    forms = make_forms(deck, checked.items, blueprint, request.seed, request.forms)
    chosen = [question.item for question in forms[0].questions]  # all forms have the same items
    short = (*find_shortages(deck, blueprint, chosen), *find_unprintable(checked.items))
    reviewed = review_form(deck, checked.items, blueprint, chosen)
    return checked.with_findings(*short, *reviewed), forms


def check_quizzes(checked: CheckedDeck) -> CheckedDeck:
    """Return the deck with the findings about each of its quizzes, or about the default one."""
    names = tuple(checked.deck.quizzes) if checked.deck else ()
    for name in names or ("",):
        checked, _ = make_quiz(checked, QuizRequest(name))
    return checked


def remake_form(checked: CheckedDeck, written: str) -> tuple[CheckedDeck, tuple[Form, ...]]:
    """Return the form that a printed form id names, and the deck with the findings about it.

    `F02` reports a text that is not a form id, `F03` a form that the deck no longer produces.
    """
    deck, form_id = checked.deck, read_form_id(written)
    if deck is None or checked.has_errors:
        return checked, ()
    if form_id is None:
        hint = "type it as printed on every page, such as A7-20-4F2K"
        finding = Finding(Place(deck.path), "F02", f"“{written}” is not a form id", hint)
        return checked.with_findings(finding), ()
    request = QuizRequest(form_id.quiz, form_id.seed, LETTERS.index(form_id.letter) + 1)
    checked, forms = make_quiz(checked, request)
    if forms and forms[-1].id != str(form_id):
        which, now = (
            ("a deck", "the decks now produce") if deck.parts else ("the deck", "it now produces")
        )
        message = f"{which} has changed since form {form_id} was printed; {now} {forms[-1].id}"
        hint = "compare the id with the sheet; if it is right, check out the deck as it was then"
        return checked.with_findings(Finding(Place(deck.path), "F03", message, hint)), ()
    return checked, forms[-1:]
