"""R64: no heading above a question contains its answer.

What: Finds questions whose answer is in the title of their deck or of their section. A short
common word, such as “light”, is not reported. This is a warning.

Why: The title is printed on every sheet and at the foot of printed cards, and the section above
each card: learners read the answer there before they think of it.

Example: “In which region was the regiment deployed?” in a deck called “The regiment in Kursk”.

Instead: Give the deck or the section a title that names the topic but not the answer, or leave the
question out (`without:`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.diagnostics import Finding
from quizgen.facts.deck import Deck
from quizgen.questions.item import Item
from quizgen.review.item_text import answer_names, with_fronts, words_in
from quizgen.review.remedies import find_facts_with_more, leave_out
from quizgen.review.rule_findings import warning
from quizgen.values.texts import has_words

CODE = "R64"
NAME = "revealing-headings"
SHORT = 6
"""Maximum length of a common word that learners do not look for from a heading."""


def check(deck: Deck, items: Sequence[Item]) -> Iterator[Finding]:
    """Yield the first question of each fact under each heading that contains its answer."""
    titles = {name: (deck.title, title) for name, title in deck.sections.items()}
    more = find_facts_with_more(items)
    reported: set[tuple[str, str]] = set()
    for item in with_fronts(items):
        names = answer_names(item)
        for title in titles.get(item.fact.section, (deck.title,)):
            is_revealed = any(_is_in_title(name, title) for name in names)
            if is_revealed and (item.fact.id, title) not in reported:
                reported.add((item.fact.id, title))
                message = f"the heading “{title}” contains the answer to “{item.stem}”"
                hint = leave_out(item, more, "change the heading")
                yield warning(item.fact, CODE, message, hint)


def _is_in_title(name: str, title: str) -> bool:
    """Return whether a title contains a name, unless that is a short common word such as “light”.

    The quick test of single words rules out most.
    """
    if name.islower() and " " not in name and len(name) <= SHORT:
        return False
    return words_in(name) <= words_in(title) and has_words(title, name, same_case=False)
