"""The codes of what is handed out: ledgers (L), forms (F), print (P), templates (T)."""

TEXTS = {
    "too-few-items": """
F01: a deck has too few items for its quiz.

What: The quiz, or `-n`, asks for more items than the deck gives, in all, of a style or from a
section. A warning: the forms have what there is.

Why: A form asks each fact once, and leaves out what another question would answer. A quiz of twenty
needs more than twenty facts.

Example: `styles: {matching: 3}` in a deck that has one matching item.

Instead: Ask for fewer, add facts, or leave styles out: those that are not named fill up what others
lack. `quizgen check -v` says why values have no multiple choice. A matching item takes four facts
or more of one kind with a `matching:` (`role`, say), whose entities are of the same two types, no
premise and no response in two facts, and a response to spare: that of another fact, or one of the
`extra_distractors:` of its type. Claims are not matched.
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
    "broken-ledger": """
L01: the ledger cannot be read.

What: `decks/<deck>.ledger.json` is no ledger, or another deck’s; or it says what no build writes:
two notes with one GUID, two questions with one slot, a time beyond the year 9999.

Why: It remembers what was published. Without it learners’ cards could not be updated, so it is
never guessed and never overwritten. Of two notes with one GUID, Anki keeps one.

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
leave a picture out or show it on the other side (`show:`), or print larger cards:
`quizgen cards --stock 4x6`. A list (`--layout list`) has room for any text.
""",
    "no-pdf-engine": """
P02: there is nothing to write PDF with.

What: `--pdf` was asked for, and WeasyPrint, or Pango, the library of the system that it sets text
with, is not installed. Nothing was written.

Why: PDF is an extra, so that whoever prints from a browser needs none of it.

Example: `quizgen cards --pdf` after a plain `pip install .`.

Instead: `pip install ".[pdf]"` in quizgen’s checkout; and Pango with the system’s own tools, as the
help says. Or leave `--pdf` out, open the page in a browser, and print it from there.
""",
    "unusable-template": """
T01: a file that pages are made of cannot be used.

What: A page’s template, a table of labels or a card’s template in the project’s own `templates/`
does not parse, or names something that it is not given; or it does what no page needs: reaches for
Python or files, goes on without end, makes a text of gigabytes; or a picture went away while pages
were made. Nothing was written, and `preview` goes on showing what was last good.

Why: The project’s file stands in the place of ours, so that nothing else can make the page. It is
cloned with the project, so it may lay out a page and nothing else: with ten million steps, 500
million characters, and three digits for the width of a number.

Example: `{% for part in form.part %}` without its `{% endfor %}` in `templates/html/quiz.j2.html`.

Instead: Mend the file at the line that is named. Compare it with ours, in `templates/` of quizgen’s
own files (in a checkout at the top, else where `pip show -f quizgen` says), or remove it: ours then
takes its place.
""",
}
