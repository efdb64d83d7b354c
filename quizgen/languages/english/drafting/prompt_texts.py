"""The texts of the English prompts for an assistant."""

from __future__ import annotations

from quizgen.languages.drafting import PromptTexts

_NEW_DECK = """\
Read the article at the end and write its facts as a deck of study questions.

Answer with one YAML document in a code block and nothing else: the whole deck. It begins with the
lines under “The deck”; write into `cite` how questions name the article, such as “a report on
parks”, and into `sections` an id and a heading for each topic. A program checks each fact word by
word against the article and makes flashcards, multiple choice and true/false items of it. Then a
strict teacher reads every item.
"""

_NEW_FACTS = """\
Read the article at the end and write its facts as study questions for a deck that exists.

Answer with one YAML document in a code block and nothing else: `types:`, `entities:` and
`sections:` that are new, and a list `facts:`. A program checks each fact word by word against the
article and makes flashcards, multiple choice and true/false items of it. Then a strict teacher
reads every item.
"""

_RULES = """\
What to ask
1. Ask what a good test would ask: who, what, when, how many, why, what for. Nothing trivial, no
   side details, nothing about the article itself, its date or its wording. Cover it evenly: about
   40 facts for 1,000 words. Leave out what you cannot show. Use nothing that is not in the article.
2. One fact says one thing. Each fact has an `id` (a-z, 0-9, hyphens; unique) and a `section`.
   Headings of sections contain no answers; do not ask for what the title of the deck names.
3. Lists after “such as” or “including” are examples: never ask for the list. No negations.

`say`, the sentence
4. It is true, plain and complete without the article: names instead of “it”, “they”, “this”; no
   “recently”. Use the present tense for what is always so; give the year of what may change.
5. [Brackets] mark one answer: at most 6 words and 45 characters. Of a complete list, mark each
   member and ask one question with their number: “Which three gases …?” Else mark two only if each
   has its own question with only one answer; then `ask` has a line for each, as in the example.
6. After the mark comes its type: [carbon dioxide](gas). Dates and numbers have none: [in 1961] is
   wrong, [1961] right. The unit is in the mark: [120 days]. A type needs no entry in `types:`,
   except for another question word: `{person: {ask: who}}`.
7. A hedge stays in the mark: [over 30 parks]. Hedges: {hedges}. Neither add nor drop words that
   change a claim: {qualifiers}.
8. If the answer is the date of an event, it ends the sentence: “The bridge opened in [May 2020].”

`ask`, the question
9. Put it as a teacher would. It begins with its question word, ends in “?”, names its subject, and
   has what it takes to have ONE answer in the whole deck. The marked words are that answer and fit
   it grammatically.
10. It shares no word and no stem of a word with the answer, except for the noun of a number.

`quote`
11. Copy 5 to 40 words of the article letter by letter; ` … ` joins two pieces. It shows the whole
   fact: every number, date, name and hedge of `say` and `ask`.
12. Only if it lacks a name, date or number (it has “they”, or no year), explain and name it:
   `derived: {say: the sentence before speaks of 2020}`, or `ask:` if `say` does not have it either.
   Other words need no reason.

Wrong options
13. They are the answers of other facts with the same type. So make types narrow, with four answers
   or more: each must be a false but possible answer to every question of the type. A type is the
   class that the question names: “Which gas …?” has type `gas`.
14. Facts of smaller types get three `distractors` each: false for sure, tempting, and in the form
   of the answer: length, article, capital, singular or plural, unit, precision. They are not in
   the question.
   Years lie within 30 years of the answer, earlier and later. Numbers are as round as the answer
   and clearly different; after “about”, by 25 % or more. Numbers with {bounds} get none.
   Make sure that none is right as well: near values of the same series often are.

Claims
15. An opinion, praise or claim has `according_to:`, the id of an entity or a source. `say` and
   `ask` name who says it, unless the question is who said it. Leave out opinions and words of
   people who are known from this article only.

YAML
16. Put a text in "quotation marks" if it begins with “[” or contains “: ” or “ #”, and an entry of
   a [list] if it contains a comma: ["1,200 trees", "2,400 trees"].
17. `entities:` is only for a name that has aliases in the article or is in `according_to`. The
   program has other kinds of facts as well; do not use them.
"""

_EXAMPLE_ARTICLE = """\
The parks of Bath

In May 2020 Mayor Ann Lee opened over 30 parks in Bath. “They are a joy for every child,” Ann Lee
said. In June she opened Green Park. Lime trees give the parks shade, and oaks shelter owls.
"""

_EXAMPLE = """\
sections:
  opening: The opening of the parks
  trees: Trees and animals
types:
  tree: {ask: which trees}
entities:
  ann-lee: {type: mayor, name: Ann Lee, aliases: [Mayor Ann Lee]}
facts:
  - id: parks-number
    section: opening
    say: Mayor Ann Lee opened [over 30 parks] in Bath in May 2020.
    ask: How many parks did Mayor Ann Lee open in Bath in May 2020?
    quote: In May 2020 Mayor Ann Lee opened over 30 parks in Bath

  - id: green-park
    section: opening
    say: Ann Lee opened Green Park in Bath in [June 2020].
    ask: When did Ann Lee open Green Park in Bath?
    quote: In June she opened Green Park
    derived:
      say: “she” is Ann Lee of the sentence before, and the paragraph is about Bath in 2020
    distractors: [April 2019, May 2020, August 2021]

  - id: shelter
    section: trees
    say: "[Oaks](tree) shelter [owls](animal) in the parks of Bath."
    ask:
      Oaks: Which trees shelter owls in the parks of Bath?
      owls: Which animals do oaks shelter in the parks of Bath?
    quote: Lime trees give the parks shade, and oaks shelter owls
    derived:
      say: the paragraph is about the parks of Bath
    distractors: {Oaks: [beeches, birches, willows], owls: [bats, foxes, squirrels]}
"""

_REPAIR = """\
A program has checked a deck of study questions and has findings. Correct the facts below.

Answer with one YAML document in a code block and nothing else: a list `facts:` with each corrected
fact under its own id. Give `id` and the keys that change; a key that you leave out stays, and a key
without a value (`derived:`) is removed. If a fact cannot be repaired, put its id into
`remove: [ids]`. New or changed `types:` and `entities:` may be added as tables.
"""

_REPAIR_RULES = """\
1. Change as little as the finding needs, but reword freely where a sentence or a question is bad.
2. `say` is a complete sentence that marks its answer [in brackets](type); `ask` is a question with
   only that answer, which it does not contain. `quote` is copied from the source letter by letter
   and shows every number, date, name and hedge of both; `derived: {say: …}` explains the rest.
3. Never falsify a fact to please a finding. `distractors` must be false and in the answer's form.
4. If a finding is wrong, write `allow: {R45: the reason}`, with its code. Only R codes work there.
5. `without: [typed]` leaves out a style: typed, choice, true-false, cloze, ordering, matching;
   `without: [ask-2]` the second question. A new `distractors:` replaces all lists of the fact.
6. Put a text in "quotation marks" if it begins with “[” or contains “: ” or “ #”, and an entry of
   a [list] if it contains a comma.
"""

_REVIEW = """\
You are a strict secondary-school teacher and an expert in item writing. Below are the items of a
deck of study questions, by fact, each with its answer; `*` marks the right option. Read every item:
would you hand it out as it is?
"""

_REVIEW_RULES = """\
Not fit: bad grammar; two right answers; no clear single answer; gives itself away; silly or absurd
options; a wrong key; unclear without the article; trivial to the point of silliness; about the
article's own wording; a typed answer that nobody could type.

Answer with one YAML document in a code block and nothing else: the facts with items that are not
fit, so that the items become fit.
1. A list `facts:`, with `id` and the keys that change: `say`, `ask`, `distractors`, `quote`,
   `derived`, `without`. A key that you leave out stays; a key without a value is removed.
2. If options are bad, give the fact three `distractors` of its own: false, tempting, in the form of
   the answer, not in the question. For a fact with two answers, give a list for each:
   `distractors: {Oaks: [beeches, birches, willows], owls: [bats, foxes, squirrels]}`.
3. If only one style is bad, leave it out: `without: [true-false]`, or `cloze`, `typed`, `choice`,
   `ordering`, `matching`; `without: [ask-2]` leaves out the second question.
4. `say` marks its answer [in brackets](type), and `ask` does not contain it. The quote must show
   every number, date, name and hedge of both. Only distractors may come from elsewhere.
5. Facts that are not worth asking: `remove: [ids]`.
6. Leave out facts whose items are all fit. If all are, answer `facts: []`.
7. Put a text in "quotation marks" if it begins with “[” or contains “: ” or “ #”.
"""

PROMPT_TEXTS = PromptTexts(
    new_deck=_NEW_DECK,
    new_facts=_NEW_FACTS,
    rules=_RULES,
    example_article=_EXAMPLE_ARTICLE,
    example=_EXAMPLE,
    repair=_REPAIR,
    repair_rules=_REPAIR_RULES,
    review=_REVIEW,
    review_rules=_REVIEW_RULES,
)
