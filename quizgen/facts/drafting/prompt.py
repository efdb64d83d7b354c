"""A prompt for whatever assistant an author uses: what to write, by which rules, from which text.

Nothing is sent anywhere. What comes back is pasted into a deck, and `check` finds every quote and
figure in it that the article does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import dedent

from quizgen.facts.deck import Deck
from quizgen.facts.fields import SPEAKER, FactEntry, FieldType
from quizgen.facts.kinds import Kind, in_language
from quizgen.facts.sources import Source

TASK = """\
Read the article at the end and write down its facts for a deck of questions, as YAML.

Answer with one YAML document and nothing else: a mapping `entities:` and a list `facts:`, as in the
example. A program checks it word by word against the article, and a person reads every fact.
"""

RULES = """\
1. One fact says one thing, and can be asked for in one short question. Split what holds two.
2. `quote` is copied from the article letter by letter, mistakes and all, and shows the whole fact.
   Five to forty words are best. ` … ` (a blank on either side) joins two pieces in their order.
   The numbers of paragraphs, ¶1, are not part of the text.
3. Nothing is invented. Every number with its unit, every date and every name in a field stands in
   the fact’s own quote. Use nothing that you know from elsewhere.
4. Where the quote leaves something out (“they”, a year), `derived:` says for that field where in
   the article it comes from, and names it: `derived: {when: the paragraph before speaks of 2025}`.
5. Hedges are part of a number: “over 1.5 million” is `{value: 1.5 million, hedge: over}`. Keep
   “almost”, “many”, “reportedly” and their like in texts as well, and add none.
6. What somebody claims, praises or judges has `according_to:`, an entity or the id of the source.
7. Words in quotation marks go into a `quotation`, without a word changed.
8. A question never says “the article”, “they” or “this”: name what is meant.
9. `id` is short, unique and says what the fact is about, in small letters and hyphens.
10. Every fact has `draft: true`. Leave out what you cannot ground: a gap is better than a guess.
"""

TYPES = """\
entity    the id of an entity, or {name: …, ask: …} in place where only one fact speaks of it
entities  a list of ids of entities
quantity  {value: 42400, unit: hectare, hedge: over}; also 1.5 million, half; unit in the singular
date      2024, 2025-Q2, 2024-08, 2024-08-06, early 2025-08, 44 BC
verb      {base: clear, past: cleared}, or {aux: was, main: repelled} where “did” does not fit
text      words as they stand in a sentence
"""

EXAMPLE_ARTICLE = """\
The parks of Bath

In May 2020 Mayor Ann Lee opened over 30 parks in Bath. “They are a joy for every child,” Ann Lee
said. In June she opened another.
"""

EXAMPLE = """\
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


def write_prompt(sources: Iterable[Source], kinds: Iterable[Kind], deck: Deck | None = None) -> str:
    """Return a whole prompt: the task, the rules, the kinds, an example, and the text of sources.

    Of a deck its entities and the ids of its facts are named, so that they are used and not
    written anew.
    """
    example = f"{_indented(EXAMPLE_ARTICLE)}\n\ngives\n\n{_indented(EXAMPLE)}"
    sections = {
        "Rules": RULES,
        "What every fact has": "\n".join(_common()),
        "What a field holds": TYPES,
        "Kinds of fact": "\n\n".join(map(_kind, kinds)),
        "An example": example,
        **(_of_deck(deck) if deck else {}),
        **{f"The article, source `{source.id}`": _article(source) for source in sources},
    }
    parts = (f"## {heading}\n\n{text.strip(chr(10))}" for heading, text in sections.items())
    return "\n\n".join((TASK.strip(), *parts))


def _common() -> Iterator[str]:
    for name, field in FactEntry.model_fields.items():
        if name not in ("media", "allow", "wording", "without"):
            need = "" if field.is_required() else " (optional)"
            yield f"- `{name}`{need}: {field.description}"


def _kind(kind: Kind) -> str:
    statement = in_language(kind.statement, "en") or ""
    rows = [f"### {kind.kind}", kind.about, f"Its sentence: {statement}"]
    for name, field in kind.fields.items():
        type_ = "id of an entity or source" if name == SPEAKER else FieldType(field.type).value
        need = "" if field.required else ", optional"
        about = f": {field.about}" if field.about else ""
        rows.append(f"- `{name}` ({type_}{need}){about}")
    return "\n".join(rows)


def _of_deck(deck: Deck) -> dict[str, str]:
    entities = (
        f"- `{one.id}`: {one.full_name} ({one.type or 'no type'})" for one in deck.entities.values()
    )
    taken = [(one.id, one.quote) for one in deck.facts]
    taken += [(one.id, one.quote) for one in deck.drafts]
    facts = (f"- `{id_}`: {quote}" for id_, quote in taken)
    sections = (f"- `{id_}`: {heading}" for id_, heading in deck.sections.items())
    found = {
        "Sections, one for each fact": "\n".join(sections),
        "Entities that the deck has: use their ids": "\n".join(entities),
        "Facts that the deck has: do not repeat them": "\n".join(facts),
    }
    return {heading: text for heading, text in found.items() if text}


def _article(source: Source) -> str:
    paragraphs = (f"¶{one.number} {' '.join(one.text.split())}" for one in source.paragraphs)
    return "\n\n".join((source.title, *paragraphs))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in dedent(text).strip().split("\n"))
