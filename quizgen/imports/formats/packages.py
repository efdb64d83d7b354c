"""Anki packages: basic notes become facts of kind `card`, cloze notes facts of kind `gap`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place
from quizgen.imports.anki.cloze_markup import ClozeGap, read_clozes
from quizgen.imports.anki.field_html import html_to_text
from quizgen.imports.anki.package_reader import ForeignNote, PackageError, read_notes
from quizgen.imports.foreign_deck import ForeignDeck, ForeignFact, Loss
from quizgen.imports.foreign_names import Ids, clean, slug
from quizgen.imports.foreign_sections import Sections
from quizgen.imports.import_request import Request
from quizgen.questions.gaps import is_fair
from quizgen.questions.styles.cloze import CLOZE
from quizgen.questions.styles.flashcard import FLASHCARD

SUFFIXES = (".apkg", ".colpkg")
LONGEST = 4_000
"""Maximum length of a field, in characters; longer fields are dropped."""
_NO_CARD = "notes without text on both sides (left out)"
_NO_GAP = "gaps inside a word, or of the whole text (left out)"
_MAX_SHOWN = 60
_MAX_NAME_LENGTH = 300
_LONG_NAME = f"ends of deck names, beyond {_MAX_NAME_LENGTH} characters"
_LONG = f"fields longer than {LONGEST} characters"


def read_foreign(request: Request) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
    """Read a package. `I01`: it cannot be read, or has no notes that can become facts."""
    place = Place(request.shown)
    try:
        notes = read_notes(request.content)
    except PackageError as error:
        return None, (Finding(place, "I01", str(error), error.help),)
    foreign = _PackageReader(notes).read(request.name)
    if not foreign.facts:
        message = "the package has no notes with text on both sides"
        return None, (Finding(place, "I01", message, "export another deck from Anki"),)
    return foreign, ()


class _PackageReader:
    """The state of one import: the ids in use, and the losses so far."""

    def __init__(self, notes: tuple[ForeignNote, ...]) -> None:
        self.notes = notes
        self.ids = Ids()
        self.sections = Sections()
        self.guids: set[str] = set()
        self.losses: defaultdict[str, list[str]] = defaultdict(list)
        self.decks = {note.deck for note in notes if note.deck}

    def read(self, name: str) -> ForeignDeck:
        facts = tuple(fact for note in self.notes for fact in self._facts(note))
        title = self._shorten(_title(self.decks)) or name
        losses = tuple(Loss(what, tuple(where)) for what, where in self.losses.items())
        return ForeignDeck(title, facts, sections=self.sections.headings, losses=losses)

    def _facts(self, note: ForeignNote) -> Iterator[ForeignFact]:
        texts, lost = _plain_texts(note.fields)
        facts = tuple(self._gaps(note, texts) if note.type.is_cloze else self._card(note, texts))
        where = facts[0].id if facts else _name(texts)
        if not facts:
            self.losses[_NO_CARD].append(where)
        for what in (*sorted(lost), *_dropped_parts(note, texts)):
            self.losses[what].append(where)
        yield from facts

    def _card(self, note: ForeignNote, texts: Mapping[str, str]) -> Iterator[ForeignFact]:
        front, back = (texts.get(name, "") for name in _sides(note))
        if front and back:
            id_ = self.ids.take(slug(front), "card")
            values = {"front": front, "back": back}
            fact = ForeignFact(id_, "card", values, f"{front} {back}", note=id_)
            yield self._with_note(note, fact)

    def _gaps(self, note: ForeignNote, texts: Mapping[str, str]) -> Iterator[ForeignFact]:
        sentence, gaps = read_clozes(texts.get(_cloze_field(note), ""))
        stem = slug(sentence)
        self._record_gap_losses(sentence, gaps)
        for gap in gaps:
            if not _is_blankable(gap, sentence):
                continue
            id_ = self.ids.take(stem, "gap")
            fair = is_fair(gap.before, gap.words, sentence[len(gap.before) + len(gap.words) :])
            key = f"{id_}/gap/{CLOZE.name}" if fair and len(gaps) == 1 else ""
            values = {"sentence": sentence, "gap": gap.words}
            without = (FLASHCARD.name,) if fair else ()
            if not fair and len(gaps) == 1:
                self.losses["GUIDs of gaps that become flashcards"].append(_short(sentence))
            fact = ForeignFact(id_, "gap", values, sentence, without=without, note=key)
            yield self._with_note(note, fact)

    def _record_gap_losses(self, sentence: str, gaps: tuple[ClozeGap, ...]) -> None:
        for gap in gaps:
            if not _is_blankable(gap, sentence):
                self.losses[_NO_GAP].append(f"{_short(sentence)}: {_short(gap.words)}")
            elif gap.hint:
                self.losses["hints of gaps"].append(_short(gap.hint))
        if len({gap.number for gap in gaps}) < len(gaps):
            self.losses["cards with several gaps (each gap becomes a card)"].append(
                _short(sentence)
            )
        if len(gaps) > 1:
            self.losses["GUIDs of notes with several gaps"].append(_short(sentence))

    def _with_note(self, note: ForeignNote, fact: ForeignFact) -> ForeignFact:
        """Return a fact with the GUID, section and time of its note; no two facts share a GUID."""
        guid = note.guid if fact.note and note.guid not in self.guids else ""
        self.guids.add(note.guid)
        heading = self._shorten(note.deck.rpartition("::")[2]) if len(self.decks) > 1 else ""
        section = self.sections.id_of(heading)
        return replace(fact, section=section, guid=guid, changed=note.changed)

    def _shorten(self, name: str) -> str:
        """Return a deck name, cut to the maximum length; record the loss."""
        if len(name) <= _MAX_NAME_LENGTH:
            return name
        if (shown := _short(clean(name))) not in self.losses[_LONG_NAME]:
            self.losses[_LONG_NAME].append(shown)
        return f"{name[:_MAX_NAME_LENGTH]}…"


def _plain_texts(fields: Mapping[str, str]) -> tuple[dict[str, str], frozenset[str]]:
    """Return the fields of a note as plain text, and the sorts of content that are lost."""
    results = {
        name: html_to_text(markup) if len(markup) <= LONGEST else ("", frozenset({_LONG}))
        for name, markup in fields.items()
    }
    lost = frozenset().union(*(lost_parts for _, lost_parts in results.values()))
    return {name: text for name, (text, _) in results.items()}, lost


def _sides(note: ForeignNote) -> tuple[str, str]:
    """Return the fields with the question and the answer of the first card; "" if missing."""
    front, back = note.type.templates[0] if note.type.templates else ((), ())
    question = front[0] if front else ""
    return question, next((name for name in back if name not in front), "")


def _cloze_field(note: ForeignNote) -> str:
    front = note.type.templates[0][0] if note.type.templates else ()
    return front[0] if front else ""


def _dropped_parts(note: ForeignNote, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the parts of a note other than a question and its answer."""
    used = {_cloze_field(note)} if note.type.is_cloze else set(_sides(note))
    if any(text for name, text in texts.items() if name not in used):
        yield "other fields"
    if not note.type.is_cloze and note.cards > 1:
        yield "other cards of a note (such as reversed cards)"
    if note.tags:
        yield "tags"
    if note.studied:
        yield "schedules (they stay in your own Anki)"


def _is_blankable(gap: ClozeGap, sentence: str) -> bool:
    """Return whether a gap is the first occurrence of its words: the kind blanks out that one."""
    return sentence.find(gap.words) == len(gap.before) and gap.words != sentence


def _title(decks: set[str]) -> str:
    """Return the common parent of all decks; empty if there is none."""
    paths = [clean(deck).split("::") for deck in decks]
    common: list[str] = []
    for parts in zip(*paths, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return "::".join(common)


def _name(texts: Mapping[str, str]) -> str:
    return _short(next(filter(None, texts.values()), "an empty note"))


def _short(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"
