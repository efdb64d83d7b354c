"""The codes of a deck’s files: YAML (Y), what stands in them (D), templates (Q)."""

TEXTS = {
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
    "endless-text": """
Y05: a text is far too long.

What: One text of the file has more than 10 000 characters.

Why: No question, quote or note is as long as a chapter. Most likely a quotation mark is missing,
and the rest of the file was taken for one text.

Example: `title: "Parks`, without the second quotation mark.

Instead: Close the text, or quote only what shows the fact.
""",
    "unseen-character": """
Y06: a text holds a character that nobody sees.

What: A control character, one that turns the direction of what follows, a blank of no width, a soft
hyphen, or a joiner between Latin letters. Marks of direction, and joiners where Arabic, Persian,
Indic scripts and emoji need them, are fine.

Why: Such a text reads otherwise than it stands there. Who reviews a deck sees one answer and
learners get another, and two words that look alike are not the same.

Example: `name: "Ann\u202e eeL"`, or a quote that was copied from a page with soft hyphens.

Instead: Leave the character out, also where the source has it: quotes are compared without them.
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

What: A number, date, id, list or mapping that cannot be read as one, a rule under `allow:` that
cannot be allowed, or the id of a deck or kind whose file is called otherwise.

Why: What cannot be read cannot be asked. Two decks of one id would overwrite each other, and each
have a ledger of its own.

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

What: The deck’s file or a source is not there, lies outside the project or is not UTF-8; or its
path is one on some systems only: with backslashes, a drive, or other capitals than the file has. Or
a source lies in `decks/`.

Why: A quote can only be looked up in a text that is there, for everyone who builds the deck. In the
deck itself every quote stands.

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
    "broken-template": """
Q01: a fact cannot be put into a sentence.

What: A template that does not parse, names what is no field, or reaches for what it may not see.

Why: Half a deck would look like a whole one, so no question is made at all.

Example: `wording: {who: "who opened {{ parc }}?"}`

Instead: Name fields of the kind, in the forms that docs/decks.md lists.
""",
}
