"""The codes of what sources and guessers say: grounding (G), blind cues (R13)."""

TEXTS = {
    "quote-not-in-source": """
G01: a quote does not stand in its source.

What: The source is searched for the quote’s words as they are. White space and the shape of
quotation marks do not count; ` … ` joins two pieces in their order.

Why: The quote is what shows that a card is true.

Example: `quote: Ann Lee has opened 30 parks`, where the source says “opened over 30 parks”.

Instead: Copy it from the source. The help shows the nearest passage, with what differs in brackets.
""",
    "value-not-in-quote": """
G02: a value that the quote does not show.

What: A number or its unit, a date, a capitalised name or the speaker of a claim that is not among
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

What: The quote shows the value by itself, or the value has no name, figure or hedge that a quote
has to show: “of the tower”. A warning.

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

What: A capitalised word or a number in an entity’s `name` is nowhere in the deck’s sources, or
a pronoun is among the `aliases` of one that the whole deck knows.

Why: An alias in the quote would vouch for any name at all, and “he” for everybody.

Example: `{name: Governor of Belgorod Region, aliases: [the region’s governor]}`, where the source
knows Kursk alone.

Instead: Correct it. Where a fuller name is meant, say so: `derived: RAF is the Royal Air Force`.
""",
    "ambiguous-quote": """
G07: a quote stands in its source more than once.

What: The quote’s words stand in several sentences of its source. A warning.

Why: Cards, the coverage and reports then name the first place, which may not be the one that was
meant.

Example: `quote: 30 parks`, where the source opens with “Bath has 30 parks” and ends with “Ann Lee
opened 30 parks”.

Instead: Quote a few more words.
""",
    "distant-pieces": """
G08: the pieces of a quote stand far from each other.

What: The ellipsis of a quote skips more than two thousand characters of its source. A warning.

Why: Two true halves from different stories can be joined to say what neither says.

Example: `quote: Ann Lee … planted 1,200 trees`, where the second half is about Bob Ray.

Instead: Quote one passage, or make two facts. A name that the passage leaves out is declared under
`derived:`.
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
