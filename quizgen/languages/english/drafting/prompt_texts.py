"""The texts of the English prompt for an assistant."""

from __future__ import annotations

from quizgen.languages.drafting import PromptTexts

_TASK = """\
Read the article at the end and write down its facts for a deck of questions, as YAML.

Answer with one YAML document and nothing else: a mapping `entities:` and a list `facts:`, as in the
example. A program checks it word by word against the article, and a person reads every fact.
"""

_RULES = """\
1. A fact says one thing, which a short question can ask for. Split a fact that says two things.
2. `quote` is copied from the article letter by letter, mistakes and all, and shows the whole fact.
   Five to forty words are best. ` … ` (a blank on either side) joins two pieces in their order.
   The numbers of paragraphs, ¶1, are not part of the text.
3. Invent nothing. Every number with its unit, every date and every name in a field is in the quote
   of the fact. Do not use anything that you know from elsewhere.
4. If the quote lacks a name, a number, a date or a hedge of a field (“they”, a year), say for that
   field under `derived:` where in the article it comes from, and name it: `derived: {when: the
   paragraph before speaks of 2025}`. Other words of your own need no reason.
5. Hedges are part of a number: “over 1.5 million” is `{value: 1.5 million, hedge: over}`. Keep
   “almost”, “many”, “reportedly” and similar words in texts as well, and add none.
6. A claim, a praise or a judgement has `according_to:`, the id of an entity or of the source.
7. Write words in quotation marks as a `quotation`, without changing a word.
8. A question never says “the article”, “they” or “this”: use the name.
9. `id` is short and unique, and says what the fact is about in lower-case letters and hyphens.
10. Every fact has `draft: true`. Leave out what you cannot ground: a gap is better than a guess.
"""

_FIELD_TYPES = """\
entity    the id of an entity, or {name: …, ask: …} if only one fact mentions it
entities  a list of ids of entities
quantity  {value: 42400, unit: hectare, hedge: over}; also 1.5 million, half; unit in the singular
date      2024, 2025-Q2, 2024-08, 2024-08-06, early 2025-08, 44 BC
verb      {base: clear, past: cleared}, or {aux: was, main: repelled} if “did” does not fit
text      words as they are in a sentence
"""

_EXAMPLE_ARTICLE = """\
The parks of Bath

In May 2020 Mayor Ann Lee opened over 30 parks in Bath. “They are a joy for every child,” Ann Lee
said. In June she opened another.
"""

_EXAMPLE = """\
entities:
  ann-lee: {name: Ann Lee, ask: who}
facts:
  - id: parks-opened
    kind: quantity
    draft: true
    actor: ann-lee
    verb: {base: open, past: opened}
    amount: {value: 30, unit: park, hedge: over}
    rest: in Bath
    quote: In May 2020 Mayor Ann Lee opened over 30 parks in Bath

  - id: lee-joy
    kind: quotation
    draft: true
    according_to: ann-lee
    verb: {base: say, past: said}
    about: of the parks of Bath that they were
    words: a joy for every child
    quote: “They are a joy for every child,” Ann Lee said
    derived:
      about: “they” are the parks in Bath of the sentence before

  - id: another-opened
    kind: event
    draft: true
    subject: {name: another park, ask: what, aliases: [another]}
    verb: {aux: was, main: opened, past: was opened}
    when: 2020-06
    quote: In June she opened another
    derived:
      when: the sentence before speaks of 2020
"""

PROMPT_TEXTS = PromptTexts(_TASK, _RULES, _FIELD_TYPES, _EXAMPLE_ARTICLE, _EXAMPLE)
