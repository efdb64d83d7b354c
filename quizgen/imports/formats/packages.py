"""Anki packages: basic notes become facts of the kind `card`, clozes of the kind `gap`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place
from quizgen.facts.styles import Style
from quizgen.imports.anki.cloze_markup import Gap, read_clozes
from quizgen.imports.anki.field_html import plain_text
from quizgen.imports.anki.package_reader import ForeignNote, PackageError, read_notes
from quizgen.imports.foreign_deck import ForeignDeck, ForeignFact, Loss
from quizgen.imports.foreign_names import Ids, clean, slug
from quizgen.imports.foreign_sections import Sections
from quizgen.imports.import_request import Request
from quizgen.questions.styles.cloze import is_fair

SUFFIXES = (".apkg", ".colpkg")
LONGEST = 4_000
"""Characters of a field beyond which a note is no card."""
_NO_CARD = "notes without a text on both sides (left out)"
_NO_GAP = "gaps that stand inside other words, or are all of the text (left out)"
_SHOWN = 60
_LONGEST_NAME = 300
_LONG_NAME = f"ends of names of decks, beyond {_LONGEST_NAME} characters"


def read_foreign(request: Request) -> tuple[ForeignDeck | None, tuple[Finding, ...]]:
    """Read a package. `I01` it cannot be read, or there is nothing in it that can be asked."""
    place = Place(request.shown)
    try:
        notes = read_notes(request.content)
    except PackageError as error:
        return None, (Finding(place, "I01", str(error), error.help),)
    foreign = _Reading(notes).foreign(request.name)
    if not foreign.facts:
        message = "it has no notes with a text on both sides"
        return None, (Finding(place, "I01", message, "choose another deck to export"),)
    return foreign, ()


class _Reading:
    """The state of one run: what has been given an id, and what was lost."""

    def __init__(self, notes: tuple[ForeignNote, ...]) -> None:
        self.notes = notes
        self.ids = Ids()
        self.sections = Sections()
        self.guids: set[str] = set()
        self.lost: defaultdict[str, list[str]] = defaultdict(list)
        self.decks = {note.deck for note in notes if note.deck}

    def foreign(self, name: str) -> ForeignDeck:
        facts = tuple(fact for note in self.notes for fact in self._facts(note))
        title = self._cut(_title(self.decks)) or name
        losses = tuple(Loss(what, tuple(where)) for what, where in self.lost.items())
        return ForeignDeck(title, facts, sections=self.sections.headings, losses=losses)

    def _facts(self, note: ForeignNote) -> Iterator[ForeignFact]:
        texts, lost = _plain(note.fields)
        made = tuple(self._gaps(note, texts) if note.type.is_cloze else self._card(note, texts))
        where = made[0].id if made else _name(texts)
        if not made:
            self.lost[_NO_CARD].append(where)
        for what in (*sorted(lost), *_not_carried(note, texts)):
            self.lost[what].append(where)
        yield from made

    def _card(self, note: ForeignNote, texts: Mapping[str, str]) -> Iterator[ForeignFact]:
        front, back = (texts.get(name, "") for name in _sides(note))
        if front and back:
            id_ = self.ids.take(slug(front), "card")
            values = {"front": front, "back": back}
            fact = ForeignFact(id_, "card", values, f"{front} {back}", note=id_)
            yield self._from(note, fact)

    def _gaps(self, note: ForeignNote, texts: Mapping[str, str]) -> Iterator[ForeignFact]:
        sentence, gaps = read_clozes(texts.get(_cloze_field(note), ""))
        stem = slug(sentence)
        self._lose_of_gaps(sentence, gaps)
        for gap in gaps:
            if not _is_sound(gap, sentence):
                continue
            id_ = self.ids.take(stem, "gap")
            fair = is_fair(gap.before, gap.words, sentence[len(gap.before) + len(gap.words) :])
            key = f"{id_}/gap/{Style.CLOZE}" if fair and len(gaps) == 1 else ""
            values = {"sentence": sentence, "gap": gap.words}
            without = (Style.FLASHCARD.value,) if fair else ()
            if not fair and len(gaps) == 1:
                self.lost["GUIDs of gaps that are flashcards now"].append(_short(sentence))
            fact = ForeignFact(id_, "gap", values, sentence, without=without, note=key)
            yield self._from(note, fact)

    def _lose_of_gaps(self, sentence: str, gaps: tuple[Gap, ...]) -> None:
        for gap in gaps:
            if not _is_sound(gap, sentence):
                self.lost[_NO_GAP].append(f"{_short(sentence)}: {_short(gap.words)}")
            elif gap.hint:
                self.lost["hints of gaps"].append(_short(gap.hint))
        if len({gap.number for gap in gaps}) < len(gaps):
            self.lost["cards with several gaps (each gap has a card now)"].append(_short(sentence))
        if len(gaps) > 1:
            self.lost["GUIDs of notes with several gaps"].append(_short(sentence))

    def _from(self, note: ForeignNote, fact: ForeignFact) -> ForeignFact:
        """Return a fact with what its note gives it. Two notes never keep one GUID."""
        kept = note.guid if fact.note and note.guid not in self.guids else ""
        self.guids.add(note.guid)
        heading = self._cut(note.deck.rpartition("::")[2]) if len(self.decks) > 1 else ""
        section = self.sections.id_of(heading)
        return replace(fact, section=section, guid=kept, changed=note.changed)

    def _cut(self, name: str) -> str:
        """Return a name of a deck, no longer than makes sense: a text of a deck has a limit."""
        if len(name) <= _LONGEST_NAME:
            return name
        if (shown := _short(clean(name))) not in self.lost[_LONG_NAME]:
            self.lost[_LONG_NAME].append(shown)
        return f"{name[:_LONGEST_NAME]}…"


def _plain(fields: Mapping[str, str]) -> tuple[dict[str, str], frozenset[str]]:
    """Return the fields of a note as plain texts, and the sorts of things that they lose."""
    read = {
        name: plain_text(markup) if len(markup) <= LONGEST else ("", frozenset({_LONG}))
        for name, markup in fields.items()
    }
    lost = frozenset().union(*(one for _, one in read.values()))
    return {name: text for name, (text, _) in read.items()}, lost


_LONG = f"fields of more than {LONGEST} characters"


def _sides(note: ForeignNote) -> tuple[str, str]:
    """Return the fields that are question and answer of the first card; "" for one there is not."""
    front, back = note.type.templates[0] if note.type.templates else ((), ())
    asked, shown = front[0] if front else "", frozenset(front)
    return asked, next((name for name in back if name not in shown), "")


def _cloze_field(note: ForeignNote) -> str:
    front = note.type.templates[0][0] if note.type.templates else ()
    return front[0] if front else ""


def _not_carried(note: ForeignNote, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield what a note has beside a question and its answer."""
    used = {_cloze_field(note)} if note.type.is_cloze else set(_sides(note))
    if any(text for name, text in texts.items() if name not in used):
        yield "further fields"
    if not note.type.is_cloze and note.cards > 1:
        yield "further cards of a note (reversed ones, say)"
    if note.tags:
        yield "tags"
    if note.studied:
        yield "schedules (they stay in your own Anki)"


def _is_sound(gap: Gap, sentence: str) -> bool:
    """Tell whether the words of a gap stand first where it is: there the kind blanks them out."""
    return sentence.find(gap.words) == len(gap.before) and gap.words != sentence


def _title(decks: set[str]) -> str:
    """Return the name of the deck that holds all others; empty where there is none."""
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
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
