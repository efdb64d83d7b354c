"""Codes of findings in a deck's files: YAML (Y), keys and values (D), templates (Q)."""

TEXTS = {
    "invalid-yaml": """
Y01: the file is not valid YAML.

What: The file has a syntax error. The parser cannot read past this place.

Why: A deck is read as a whole or not at all.

Example: `title: Parks: a history`, where the second colon starts a mapping.

Instead: Quote a text that contains `: ` or ` #`, or that begins with a punctuation mark. Indent
with spaces, never with tabs.
""",
    "duplicate-key": """
Y02: duplicate key in a mapping.

What: A mapping has the same key twice. Most YAML parsers silently use the last value.

Why: One of the two values would be lost without notice.

Example: A fact with two `quote:` keys.

Instead: Remove or rename one of them.
""",
    "unsupported-yaml": """
Y03: a YAML feature that decks do not support.

What: A tag, an anchor, an alias, a second document in the file, a key that is not a text, or
nesting deeper than 40 levels.

Why: Decks do not need these features, and attacks on YAML parsers use them.

Example: `quote: *other`

Instead: Write the value out. Quote a text that begins with `&`, `*` or `!`.
""",
    "empty-file": """
Y04: the file is empty.

What: The file contains only white space or comments.

Why: Most likely it was not saved, or a git operation went wrong.

Example: A `decks/parks.yaml` of 0 bytes.

Instead: Write the deck, or remove the file.
""",
    "text-too-long": """
Y05: a text is too long.

What: A single text has more than 10,000 characters.

Why: No question, quote or note is that long. Most likely a closing quotation mark is missing, and
the rest of the file was read as one text.

Example: `title: "Parks`, without the second quotation mark.

Instead: Close the text, or quote only the words that show the fact.
""",
    "invisible-character": """
Y06: a text contains an invisible character.

What: A control character, a bidirectional control, a zero-width space, a soft hyphen, or a joiner
between Latin letters. Direction marks are allowed, and so are joiners where Arabic, Persian, Indic
scripts and emoji need them.

Why: The text on screen differs from the text in the file. A reviewer may see another answer than
the learners do, and two words that look alike are not equal.

Example: `name: "Ann\u202e eeL"`, or a quote copied from a page with soft hyphens.

Instead: Remove the character, even if the source has it: comparison with the source ignores it.
""",
    "split-text": """
Y07: a comma splits a text between braces.

What: A text without quotation marks, between braces, contains a comma. YAML ends the text there,
and reads the rest as a key without a value.

Why: The rest of the text would be lost, or would be reported as an unknown key.

Example: `{type: person, name: Bob Ray, the planter}`

Instead: Put quotation marks around the whole text: `name: "Bob Ray, the planter"`. Or write the
keys below each other, without braces.
""",
    "missing-key": """
D01: a required key is missing.

What: A deck, a source, an entity or a fact lacks a key that it needs.

Why: The deck cannot be built, or its questions would have gaps.

Example: A fact without `quote:`.

Instead: Add the key. The help says what belongs there.
""",
    "unknown-key": """
D02: unknown key.

What: The deck has a key that decks and facts do not have, or a fact has a field that its kind does
not have.

Why: A mistyped key would be silently ignored.

Example: `acording_to: kim`

Instead: Correct it. `templates/kinds/` lists the fields of each kind.
""",
    "invalid-value": """
D03: a value is not valid for its key.

What: A number, date, id, list or mapping that cannot be read; a rule under `allow:` that cannot be
suppressed; or the id of a deck or kind that differs from its file name.

Why: An unreadable value gives no question. Two decks with the same id would
overwrite each other, and would have two ledgers.

Example: `when: last spring`

Instead: Write what the message asks for: `when: 2025-04`.
""",
    "unknown-name": """
D04: reference to an unknown name.

What: A fact or deck names an entity, source, section, type, kind, field, question, style, quiz,
rule or language that does not exist.

Why: The name is mistyped, or its definition was removed.

Example: `actor: regimnet`

Instead: Use the name that the help suggests, or define it.
""",
    "duplicate-id": """
D05: duplicate id.

What: Two facts or two entities of a deck have the same id.

Why: Ids tie learners' schedules to facts: two facts with one id would be one note.

Example: `- id: opening` in both files of a deck.

Instead: Rename the newer one. Never reuse a published id for another fact.
""",
    "unreadable-file": """
D06: a file cannot be read.

What: The deck's file or a source is missing, is outside the project, or is not UTF-8. Or a deck,
ledger, kind or template leads out of the project through a link. Or the path of a source works on
some systems only: it has backslashes or a drive letter, or its capitals differ from the file name.
Or a source is inside `decks/`.

Why: Everyone who builds the deck needs the same source to check the quotes. A deck contains its own
quotes, so it would always confirm itself.

Example: `file: ../articles/parks.txt`

Instead: Save the article as UTF-8 in `seeds/`. Replace a link with a copy of the file.
""",
    "unnecessary-allow": """
D07: unnecessary suppression in `allow:`.

What: The fact does not break the rule that its `allow:` suppresses. This is a warning.

Why: An unused suppression would hide the next mistake.

Example: `allow: {long-answers: it is a name}` on a fact whose answers are short.

Instead: Remove it.
""",
    "broken-formula": r"""
D08: a formula that pages cannot show.

What: A formula between `\(` and `\)` is not closed, is not valid TeX, is empty, has a command or a
character that pages cannot show, or a size that no page has. Or a text has `\[ … \]`. This is a
warning.

Why: Pages, sheets and printed cards show what is written instead: `\(\frac{1}{2\)`. Anki shows most
of what pages cannot, but no formula that is not closed.

Example: `say: The area is [\(\pi r^2](area).`, without `\)`.

Instead: Follow the help. “Formulas” in docs/decks.md lists what pages can show. A text about
programming that contains `\(` can ignore the warning.
""",
    "broken-template": """
Q01: a template cannot be filled in.

What: A template of a question or statement has a syntax error, names an unknown field, or uses
something that templates may not use.

Why: A deck with missing questions looks complete, so no question is generated at all.

Example: `wording: {who: "who opened {{ parc }}?"}`

Instead: Use the fields of the kind, in the forms that docs/decks.md lists.
""",
    "unusable-distractor": """
Q02: a distractor of a fact cannot be a wrong option.

What: An entry of a fact’s `distractors:` is the answer or one of its aliases, is listed under
`also_true:`, is in the question, is there twice, or has another form than the answer: a number
beside a text, a month beside a day, a capital beside a small letter. Or a list without a field is
given to a fact that is asked for several values.

Why: A wrong option that is right penalises those who know more. One that the question names, or
that looks unlike the others, is ruled out without any knowledge.

Example: `distractors: [Ann Lee]` in a fact whose answer is Ann Lee.

Instead: Give two or three wrong answers in the form of the right one. For a fact with several
answers, give a list for each: `distractors: {amount: [20, 40], when: [May 2019, July 2020]}`.
""",
}
