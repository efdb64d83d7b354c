"""Codes of findings from publishing: ledgers, forms, print, templates, output folders (LFPTB)."""

TEXTS = {
    "too-few-items": """
F01: a deck has too few items for its quiz.

What: The quiz, or `-n`, asks for more items than the deck has: in total, of a style, or from a
section. This is a warning: the forms are made with fewer items.

Why: A form asks about each fact once, and leaves out questions that reveal the answer to another.
A quiz of 20 items needs more than 20 facts.

Example: `styles: {matching: 3}` in a deck that has one matching item.

Instead: Ask for fewer items, add facts, or leave styles out: the remaining items come from the
styles that are not listed. `quizgen check -v` explains why values have no multiple choice. A
matching item needs at least four facts of a kind with `matching:`, such as `role`, whose entities
have the same two types. No premise or response may occur in two of the facts. It also needs a spare
response, from another fact or from the `extra_distractors:` of its type. Claims are not matched.
""",
    "invalid-form-id": """
F02: invalid form id.

What: The value of `--form` does not consist of a letter and seed, a quiz, and four characters.

Why: The answer key of another form would mark right answers as wrong.

Example: `--form A`, or an id whose end was lost in copying.

Instead: Type the whole id, as printed on every page: `A7-20-4F2K`.
""",
    "changed-form": """
F03: the deck no longer produces this form.

What: The form was generated again and differs from the printed form, in its text or in its marking.

Why: An answer key that is nearly right is worse than no answer key.

Example: A fact was added, removed or reworded after the sheets were printed.

Instead: Check out the deck as it was when you printed. A mistyped id, or the id of another deck,
causes the same message. A quiz over several decks needs all of them as they were.
""",
    "invalid-roster": """
F04: the roster is not valid.

What: The table of `--roster` lacks the column `name` or `code`, or has a student whose name or code
is empty or too long, or whose code has a space or is another student’s. Nothing was written.

Why: The code on an answer sheet says whose answers it has. Two students with one code would get
each other’s marks. Name and code must fit the line and the QR code: 60 and 20 characters.

Example: `Ann Lee,S17` and `Bob Ray,s17`. Codes that differ in case only are the same.

Instead: Give each student a code without spaces. A number from 1 on is enough.
""",
    "mixed-languages": """
F05: the decks of a quiz are in different languages.

What: A quiz over several decks names decks whose `language:` differs. Nothing was written.

Why: Headings, instructions and screen readers use one language for a whole sheet.

Example: `quizgen quiz insulin volcans`, where one deck is in English and the other in French.

Instead: Make a quiz for each language.
""",
    "invalid-ledger": """
L01: the ledger is not valid.

What: `decks/<deck>.ledger.json` is not a ledger, or it is the ledger of another deck. Or it has
entries that no build writes: two notes with the same GUID, two questions with the same card slot,
or a time after the year 9999.

Why: The ledger records what was published. Without it, learners’ cards cannot be updated, so it is
never guessed and never overwritten. Of two notes with the same GUID, Anki keeps only one.

Example: A ledger with git’s `<<<<<<<` in it.

Instead: Restore it from git. In a merge conflict, keep the lines of both sides. If both sides have
a line for the same note, keep the newer line.
""",
    "future-ledger": """
L02: the ledger has times in the future.

What: Entries in the deck’s ledger have a time of change more than a day ahead of the clock.
This is a warning.

Why: Anki takes the newer version of a note. A note with a time in the future overwrites learners’
edits until that time. Later builds must have even later times, or learners never receive them.

Example: The deck was built on a machine whose clock is a year ahead.

Instead: Correct the clock. If no learner has imported that build, restore the ledger from git.
""",
    "stale-ledger": """
L03: a locked build would change the ledger.

What: `quizgen build --locked` found that the committed ledger does not match the deck.

Why: A change that is published without its ledger entry has no recorded time. The next build gives
it another time, and learners get the change twice or never.

Example: The wording of a fact was changed and committed without `quizgen build`.

Instead: Run `quizgen build`, and commit the ledger with the deck.
""",
    "templates-after-publication": """
L04: a published deck cannot get card templates of its own.

What: The project has card templates, `cards.css` or `choice.js` in `templates/anki/`. But this deck
was published before with the card templates of quizgen. Nothing was written.

Why: All decks with quizgen’s card templates share four note types in Anki. Cards of another look
need other note types, and notes can never change theirs: Anki would report every note of the deck
as conflicting, and learners would get no update any more.

Example: `templates/anki/cards.css` was added after learners had imported the deck.

Instead: Move `templates/anki/` out of the project, and learners get the next build as usual. For
cards of another look, give the deck a new id: it then has new notes, without schedules. Or let
learners change the look in Anki: quizgen keeps what they changed until its own templates change.
""",
    "file-of-someone-else": """
B01: quizgen did not write this file.

What: An output folder, such as `build/parks/`, has an entry with the name of a file that is to be
written. quizgen did not write it, or someone has changed it since: the record `.quizgen.json` in
the folder has the hashes of what quizgen wrote. Or `schema -o` names a file that is not a JSON
Schema. Nothing was written.

Why: The file may hold someone’s work, such as corrections in a sheet, and would be lost. Other
files in the folder stay where they are.

Example: `build/parks/quiz-A.html`, in which a teacher changed a question.

Instead: Move or rename the file, or choose another place with `-o`. If it is not needed, delete
it. In a folder that an old version of quizgen wrote, delete the files that are listed.
""",
    "small-type": """
P01: a side of a card is printed in type smaller than 8 pt.

What: Text, quote, source and pictures fit on the card only in small type. Nothing is cut off. This
is a warning: `build` checks its own cards of 85 × 55 mm, and `cards` checks the requested size.

Why: Small type is hard to read at arm’s length or in poor light.

Example: A quote of 90 words on the back of a card of 60 × 40 mm.

Instead: Quote only the words that show the fact (… joins two pieces), shorten the question under
`wording:`, remove a picture or move it to the other side (`show:`), or print larger cards:
`quizgen cards --stock 4x6`. A list (`--layout list`) has room for any text.
""",
    "no-pdf-engine": """
P02: PDF support is not installed.

What: `--pdf` needs WeasyPrint, and Pango, the system library that WeasyPrint uses to set text. One
of them is not installed. Nothing was written.

Why: PDF support is optional. Printing from a browser does not need it.

Example: `quizgen cards --pdf` after a plain `pip install quizgen`.

Instead: Run `pip install "quizgen[pdf]"` (in a checkout: `".[pdf]"`), and install Pango with the
system’s package manager, as the help says. Or leave `--pdf` out, and print the page from a browser.
""",
    "sounds-on-paper": """
P03: questions with a sound are left out on paper.

What: Some questions have a sound, which sheets and printed cards cannot play. They are left out
there. This is a warning, once for each deck.

Why: “Which bird is singing?” cannot be answered in silence.

Example: A fact with `media: {file: media/birds/wren.mp3, show: question}`.

Instead: Nothing to do: Anki, the practice page and learning platforms with sounds ask them. For
paper, add a fact that asks for the same with words or a picture.
""",
    "unusable-template": """
T01: a template cannot be used.

What: A page template, label table or card template in the project’s own `templates/` has a syntax
error or uses an unknown name. Or it does something that a page does not need: it accesses Python or
files, does not terminate, or produces gigabytes of text. Or a picture was removed while the
page was built. Nothing was written; `preview` keeps showing the last good page.

Why: The project’s template replaces the shipped file, so the page cannot be made without it. As
templates come with a cloned project, they may only lay out a page. The limits are ten million
steps, 500 million characters made or read, and three digits for the width of a number.

Example: `{% for part in form.part %}` without its `{% endfor %}` in `templates/html/quiz.j2.html`.

Instead: Fix the template at the line in the message. Compare it with the shipped file, which is in
`templates/` of quizgen’s checkout, or where `pip show -f quizgen` says. Or remove the project’s
template, to use the shipped file again.
""",
}
