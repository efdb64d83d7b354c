"""Codes of grounding findings (G), and of cues that a blind guesser finds (R13)."""

TEXTS = {
    "quote-not-in-source": """
G01: quote not found in its source.

What: The exact words of the quote are not in the source. White space and the shape of quotation
marks are ignored; ` … ` joins two pieces in their order.

Why: The quote is the evidence that a card is true.

Example: `quote: Ann Lee has opened 30 parks`, where the source says “opened over 30 parks”.

Instead: Copy the words from the source. The help shows the nearest passage, with the differences in
brackets.
""",
    "value-not-in-quote": """
G02: the quote does not show a value.

What: The quote does not contain a number or its unit, a date, a capitalised name or the speaker of
a claim. Entities may be named by an alias. For texts, the quote must also contain small words that
change a claim (“all”, “not”, “almost”, “two”), and each word of a value that is printed as a
quotation. A formula must be a whole formula of the quote or a whole side of one, in any notation.

Why: It keeps invented and mistyped values out of a deck.

Example: `amount: {value: 42500, unit: hectare}` with a quote of “42,400 hectares”.

Instead: Correct the value, extend the quote, add an alias, or say under `derived:` where the value
comes from.
""",
    "changed-hedge": """
G03: the hedge of a value differs from its quote.

What: “Over”, “nearly”, “about” and similar words are part of a number, and must match the quote.
In texts, “almost entirely” in the quote must not become “entirely”, nor “many units” “units”.

Why: “Over 1.5 million” in the source must not become “1.5 million” on a card.

Example: `amount: {value: 1.5 million, unit: explosive}` with a quote of “over 1.5 million”.

Instead: Write the hedge of the source: `hedge: over`.
""",
    "unnecessary-derived": """
G04: unnecessary reason in `derived:`.

What: The quote shows the value. Or the value, such as “of the tower”, has no name, number or hedge
that needs evidence. This is a warning.

Why: A reason implies that the quote does not show the value.

Example: `derived: {when: the paragraph above}` with a quote that contains the date.

Instead: Remove it.
""",
    "unexplained-derived": """
G05: a reason in `derived:` does not explain its value.

What: A part of a date or number is neither in the quote nor in the reason. Or a part of a name is
neither in the reason nor anywhere in the source.

Why: Without this check, a wrong derived value would go unnoticed.

Example: `when: 2024-06` with `derived: {when: the sentence before speaks of June 2025}`.

Instead: Correct the value, or name it in the reason.
""",
    "name-in-no-source": """
G06: the name of an entity is not in any source.

What: A capitalised word or a number in the `name` of an entity is not in any source of the deck. Or
a pronoun is an alias of an entity under `entities:`.

Why: An alias in the quote counts as evidence for the name, so the name itself needs evidence too. A
pronoun would count as evidence for any person or thing.

Example: `{name: Governor of Belgorod Region, aliases: [the region’s governor]}`, where the source
mentions only Kursk.

Instead: Correct the name. If it is a fuller form than the source has, explain it:
`derived: RAF is the Royal Air Force`.
""",
    "ambiguous-quote": """
G07: a quote occurs more than once in its source.

What: The words of the quote occur in several sentences of the source. This is a warning.

Why: Cards, the coverage page and reports refer to the first place, which may be the wrong one.

Example: `quote: 30 parks`, where the source begins with “Bath has 30 parks” and ends with “Ann Lee
opened 30 parks”.

Instead: Quote a few more words.
""",
    "distant-pieces": """
G08: the pieces of a quote are far apart.

What: The ellipsis of a quote skips more than 2,000 characters of the source. This is a warning.

Why: Two true pieces from different passages can together say something that the source does not.

Example: `quote: Ann Lee … planted 1,200 trees`, where the second piece is about Bob Ray.

Instead: Quote a single passage, or make two facts. If the passage lacks a name, explain it under
`derived:`.
""",
    "blind-cues": """
R13: a blind guesser scores above or below chance.

What: `check --guess` lets simple guessers (the longest option, the middle number, the name that
other questions mention most …) answer all multiple-choice items of a deck, and of all decks of a
project together. It reports the guessers whose score differs significantly from chance.

Why: Rules for single items miss cues that only a whole deck shows, and a small deck shows too few
items. A cue that points away from the key also helps a guesser.

Example: A deck in which the longest option is the key in 78 of 100 items.

Instead: Add distractors of the same type and length as the keys, and ask for more values of the
pool. `extra_distractors` that nothing else in the deck mentions give the key away: prefer names
that it does mention.
""",
}
