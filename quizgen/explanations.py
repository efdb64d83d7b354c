"""What the codes of findings mean, for `quizgen explain`.

A rule for good items explains itself in its docstring. The codes that no rule has, of files and of
grounding, are explained here in the same shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SECTIONS = ("What", "Why", "Example", "Instead")
"""The sections of every explanation, in order."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means: its name, one sentence, and the texts of its SECTIONS."""

    code: str
    name: str
    summary: str
    sections: Mapping[str, str]


def read_explanation(name: str, text: str) -> Explanation:
    """Read a text that opens `R07: one sentence.` and goes on with its SECTIONS.

    A section begins with its name and a colon after an empty line, and may have several paragraphs.
    """
    head, *paragraphs = text.strip().split("\n\n")
    code, _, summary = head.partition(": ")
    sections: dict[str, str] = {}
    current = ""
    for paragraph in paragraphs:
        opening, colon, rest = paragraph.partition(": ")
        if colon and opening in SECTIONS:
            current = opening
            sections[current] = rest
        elif current:
            sections[current] += f"\n\n{paragraph}"
    return Explanation(code, name, " ".join(summary.split()), sections)


TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "broken-yaml": """
Y01: the file is no YAML.

What: The reader of YAML stopped here, and could not go on.

Why: A deck is read as a whole or not at all.

Example: `title: Parks: a history`, where the second colon opens a mapping.

Instead: Put a text into quotation marks if it holds `: ` or ` #`, or begins with a sign. Indent
with blanks, never with tabs.
""",
        "key-twice": """
Y02: a key stands twice in one mapping.

What: YAML would take the last one and say nothing.

Why: One of the two values would be lost without a word.

Example: A fact with two `quote:`.

Instead: Remove or rename one.
""",
        "foreign-yaml": """
Y03: a part of YAML that decks do not have.

What: Tags, anchors, aliases, several documents in a file, keys that are no texts, and mappings
nested forty deep.

Why: A deck has no use for them, and attacks on readers of YAML live there.

Example: `quote: *other`

Instead: Write the value out. A text that begins with & or * or ! goes into quotation marks.
""",
        "empty-file": """
Y04: the file is empty.

What: There is nothing in it but blanks or remarks.

Why: Most likely it was not saved, or something went wrong in git.

Example: A `decks/parks.yaml` of no bytes.

Instead: Write the deck, or remove the file.
""",
        "missing-key": """
D01: a key is missing.

What: Something that a deck, a source, an entity or a fact of this kind cannot do without.

Why: A question with an empty place would be made of it.

Example: A fact without `quote:`.

Instead: Add the key; the help says what belongs there.
""",
        "unknown-key": """
D02: a key that nobody reads.

What: A key that neither every deck or fact has, nor this kind of fact.

Why: A mistyped key would be left out without a word.

Example: `acording_to: kim`

Instead: Correct it; `templates/kinds/` lists the fields of each kind.
""",
        "wrong-value": """
D03: a value is not what its key wants.

What: A number, date, id, list or mapping that cannot be read as one, or a rule under `allow:` that
cannot be allowed.

Why: What cannot be read cannot be asked.

Example: `when: last spring`

Instead: Write what the message says: `when: 2025-04`.
""",
        "unknown-name": """
D04: a name that nothing bears.

What: An entity, source, section, type, kind, field, question, rule or language that is named and
not there.

Why: It is a typo, or its definition has gone.

Example: `actor: regimnet`

Instead: Take the name that the help proposes, or define it.
""",
        "id-twice": """
D05: an id is given twice.

What: Two facts or two entities of a deck have one id.

Why: Learners’ schedules hang on ids: two facts would be one note.

Example: `- id: opening` in both files of a deck.

Instead: Rename the newer one. An id that was published is never given to another fact.
""",
        "unreadable-file": """
D06: a file cannot be read.

What: The deck’s file or a source is not there, lies outside the project or is not UTF-8.

Why: A quote can only be looked up in a text that is there, for everyone who builds the deck.

Example: `file: ../articles/parks.txt`

Instead: Save it as UTF-8 in `seeds/`.
""",
        "needless-allow": """
D07: `allow:` gives a reason that is not needed.

What: The fact does not break the rule that it allows itself to break. A warning.

Why: A reason that stands for nothing would cover for the next mistake.

Example: `allow: {long-answers: it is a name}` on a fact whose answers are short.

Instead: Remove it.
""",
        "quote-not-in-source": """
G01: a quote does not stand in its source.

What: The source is searched for the quote’s words as they are. White space and the shape of
quotation marks do not count; ` … ` joins two pieces in their order.

Why: The quote is what shows that a card is true.

Example: `quote: Ann Lee has opened 30 parks`, where the source says “opened over 30 parks”.

Instead: Copy it from the source; the help shows the nearest sentence.
""",
        "value-not-in-quote": """
G02: a value that the quote does not show.

What: A number or its unit, a date, a capitalised name or the teller of a claim that is not among
the words of the quote, under any of its aliases. Of texts also small words that change a claim
(“all”, “not”, “almost”, “two”), and all words that are printed as a quotation.

Why: So no invented or mistyped figure gets into a deck.

Example: `amount: {value: 42500, unit: hectare}` with a quote of “42,400 hectares”.

Instead: Correct it, quote the words that show it, add an alias, or say under `derived:` where it
comes from.
""",
        "changed-hedge": """
G03: a number has another hedge than in its quote.

What: “Over”, “nearly”, “about” and their like are part of a number. Where the quote says “almost
entirely” or “many units”, a text does not say “entirely” or “units”.

Why: What is over 1.5 million in the source is not 1.5 million on a card.

Example: `amount: {value: 1.5 million, unit: explosive}` with a quote of “over 1.5 million”.

Instead: Write `hedge: over`, as the source does.
""",
        "needless-derived": """
G04: `derived:` gives a reason that is not needed.

What: The quote shows the value by itself. A warning.

Why: Reasons are for readers who look for what the quote does not say.

Example: `derived: {when: the paragraph above}` with a quote that names the date.

Instead: Remove it.
""",
        "unexplained-derived": """
G05: a reason under `derived:` does not show where a value comes from.

What: What the quote lacks of a date or a number is not in the reason either, or what it lacks of a
name is neither in the reason nor anywhere in the source.

Why: A value under `derived` would otherwise be checked by nobody, and a wrong year look right.

Example: `when: 2024-06` with `derived: {when: the sentence before speaks of June 2025}`.

Instead: Correct the value, or name it in the reason.
""",
        "name-in-no-source": """
G06: an entity’s name stands in no source.

What: A capitalised word or a number in an entity’s `name` is nowhere in the deck’s sources.

Why: An alias in the quote would vouch for any name at all.

Example: `{name: Governor of Belgorod Region, aliases: [the region’s governor]}`, where the source
knows Kursk alone.

Instead: Correct it. Where a fuller name is meant, say so: `derived: RAF is the Royal Air Force`.
""",
        "broken-template": """
Q01: a fact cannot be put into a sentence.

What: A template that does not parse, names what is no field, or reaches for what it may not see.

Why: Half a deck would look like a whole one, so no question is made at all.

Example: `wording: {who: "who opened {{ parc }}?"}`

Instead: Name fields of the kind, in the forms that docs/decks.md lists.
""",
        "too-few-items": """
F01: a deck has too few items for its quiz.

What: The quiz, or `-n`, asks for more items than the deck gives, in all, of a style or from a
section. A warning: the forms have what there is.

Why: A form asks each fact once, and leaves out what another question would answer. A quiz of twenty
needs more than twenty facts.

Example: `styles: {matching: 3}` in a deck that has one matching item.

Instead: Ask for fewer, add facts, or leave styles out: those that are not named fill up what others
lack. `quizgen check -v` says why values have no multiple choice.
""",
        "malformed-form-id": """
F02: this is no form id.

What: What was given with `--form` does not read as letter and seed, quiz, and four signs.

Why: A key for another form than the one on the table would mark everybody wrong.

Example: `--form A`, or an id that lost its end in copying.

Instead: Type all of it, as it stands on every page: `A7-20-4F2K`.
""",
        "changed-form": """
F03: the deck does not give this form any more.

What: The form was made again, and it is another one now. Something that it prints, or how it is
marked, has changed since.

Why: A key that is nearly right is worse than none.

Example: A fact that was added, taken out or reworded after the sheets were printed.

Instead: Take the deck from git as it was when you printed. A mistyped id looks the same, and so
does an id of another deck.
""",
        "foreign-media": """
M01: the path of a picture or sound leads out of the project.

What: It is absolute, holds `..` or a backslash, or passes a symbolic link to somewhere else.

Why: Everyone who builds the deck has the project’s folder, and nothing beside it.

Example: `file: ../pictures/bridge.jpg`

Instead: Copy the file to `media/<deck>/` and write `file: media/parks/bridge.jpg`.
""",
        "missing-media": """
M02: a picture or sound is not there.

What: No file of the project has this path. Capital and small letters differ.

Why: Anki says nothing about it, and shows learners a broken picture.

Example: `file: media/parks/brigde.jpg`

Instead: Take the path that the help proposes, or add the file.
""",
        "unreadable-media": """
M03: a picture or sound is empty or cannot be read.

What: There is nothing in the file, it is a folder, or the system does not let you read it.

Why: Learners would get a broken picture.

Example: `file: media/parks`

Instead: Save it again, and name the file itself.
""",
        "wrong-media-type": """
M04: a file is no picture or sound that goes everywhere, or its name says another type.

What: The content decides: PNG, JPEG, GIF, WebP and SVG are pictures; MP3, Ogg, M4A, WAV and FLAC
are sounds. The suffix of the name has to be one of that type.

Why: Phones and browsers do not show other types, and guess wrongly from a wrong suffix.

Example: A HEIC photo renamed to `bridge.jpg`.

Instead: Convert the file, or rename it as the help says.
""",
        "unsafe-drawing": """
M05: an SVG drawing holds more than a drawing.

What: A script, an event handler, HTML, an entity, a reference to another file or address, or markup
that is no SVG at all.

Why: It is handed out to learners, and runs or calls the network when somebody opens it.

Example: `<image href="https://example.org/map.png"/>`

Instead: Export it as a plain SVG with its pictures embedded, or as PNG.
""",
        "large-media": """
M06: a picture or sound is large.

What: More than 1 MB is a warning, more than 20 MB an error.

Why: Every phone loads it with the deck, and printed pages hold a copy for each card that shows it.

Example: A photo as it comes from a camera.

Instead: Save it at the size that a card shows, about 1000 pixels wide.
""",
        "clashing-media": """
M07: two paths differ in capital and small letters alone.

What: Two facts name two files that Windows and macOS take for one. A warning.

Why: Whoever checks the project out there gets one of the two, on the cards of both.

Example: `media/parks/Bridge.jpg` and `media/parks/bridge.jpg`

Instead: Rename one.
""",
        "unused-media": """
M08: a file of the deck’s media folder is used by no fact.

What: Files in `media/<deck>/` that no fact of the deck names. A warning, and only for a deck
without errors.

Why: Most likely a fact should show it and does not, or it was left over.

Example: `media/parks/gate.jpg`, after its fact has gone.

Instead: Name it, or remove it. What several decks share stands in `media/` itself.
""",
        "broken-ledger": """
L01: the ledger cannot be read.

What: `decks/<deck>.ledger.json` is no ledger, or another deck’s.

Why: It remembers what was published. Without it learners’ cards could not be updated, so it is
never guessed and never overwritten.

Example: A ledger with git’s `<<<<<<<` in it.

Instead: Take it from git again. In a conflict keep the lines of both sides: of two for one note the
newer counts.
""",
        "future-ledger": """
L02: the ledger is ahead of the clock.

What: Entries of the deck’s ledger say that they changed more than a day from now. A warning.

Why: A note with a time in the future wins over what learners write into it until that time has
come. Its later builds have to be later still, or learners would never get them.

Example: Somebody built the deck on a machine whose clock is a year ahead.

Instead: Correct the clock. If nobody has imported that build, take the ledger from git again.
""",
        "stale-ledger": """
L03: a locked build would change the ledger.

What: `quizgen build --locked` was asked for, and what is committed is not what was last built.

Why: Changes that are handed out without their ledger have no time of their own: another build gives
them another one, and learners get them twice or not at all.

Example: A fact whose wording was mended, without a `quizgen build` before the commit.

Instead: `quizgen build`, and commit the ledger with the deck.
""",
        "small-type": """
P01: a side of a card is printed in less than 8 pt.

What: Text, quote, source and pictures together fit the card only in smaller type than most people
read with ease. It is printed whole all the same. A warning, of `build` for its own cards of 85 × 55
mm, of `cards` for those that were asked for.

Why: Cards are read at arm’s length, often in poor light.

Example: A quote of 90 words on the back of a card of 60 × 40 mm.

Instead: Quote only what shows the fact (… joins two pieces), shorten the question under `wording:`,
or print larger cards: `quizgen cards --stock 4x6`. A list (`--layout list`) has room for any text.
""",
        "no-pdf-engine": """
P02: there is nothing to write PDF with.

What: `--pdf` was asked for, and WeasyPrint, or Pango, the library of the system that it sets text
with, is not installed. Nothing was written.

Why: PDF is an extra, so that whoever prints from a browser needs none of it.

Example: `quizgen cards --pdf` after a plain `pip install quizgen`.

Instead: `pip install "quizgen[pdf]"`; and Pango with the system’s own tools, as the help says. Or
leave `--pdf` out, open the page in a browser, and print it from there.
""",
        "unreadable-import": """
I01: a file cannot be imported.

What: The file is no table in UTF-8, no Anki package, damaged, far too large, or there is nothing in
it that can be asked.

Why: Half a deck would look like a whole one, so nothing is written.

Example: A package in Anki’s newest format, `collection.anki21b`.

Instead: Do what the help says: “Support older Anki versions” in Anki’s export dialog, “CSV UTF-8”
in a spreadsheet.
""",
        "unfilled-field": """
I02: a table’s columns do not fit the kind.

What: A field that facts of the kind need and no column fills, two columns for one field, or a
`--map` or `--set` of what there is not.

Why: A column is never taken for a field by guess.

Example: `quizgen import parks.csv --kind quantity`, where the columns are Park and Area.

Instead: `--map Park=actor --map Area=amount`, and `--set "verb=cover, covered"` for what all rows
share.
""",
        "unreadable-cell": """
I03: a cell is not what its field wants.

What: A cell that is no number, date, verb or id, or is left empty where the kind needs it.

Why: What cannot be read cannot be asked. While a row is bad nothing is written.

Example: “last spring” in a column of dates.

Instead: Write what the message says, or map another column.
""",
        "uneven-row": """
I04: a row has more or fewer cells than the first.

What: A row of a table that is not as long as the row of names.

Why: Its cells would land in the wrong fields.

Example: `Hyde Park, in London,142 hectares` under `park,area`

Instead: Put a cell that holds the sign between cells into quotation marks.
""",
        "blind-cues": """
R13: a guesser who knows nothing beats chance, or loses to it.

What: `check --guess` lets simple guessers (the longest option, the middle number, the most frequent
name …) try all multiple choice of a deck, and finds those that score otherwise than by luck.

Why: Rules about one item miss what a whole deck gives away. A cue against the key is one as well.

Example: A deck in which the longest option is right in 78 of 100 items.

Instead: Add distractors of the keys’ kind and length, and ask for more of the pool’s values.
""",
    }
)
"""The codes that are no rules, by name."""
