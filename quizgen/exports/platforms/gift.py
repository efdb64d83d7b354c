"""GIFT: questions as text, which Moodle and many other platforms import.

Moodle reads an unescaped brace as the start of answers and imports a wrong question without a
warning, so every sign of the syntax is escaped in every text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.exports.export_format import ExportFormat, ItemPart, carried_parts
from quizgen.exports.platforms.question_answers import (
    find_hard_answer,
    numeric_answer,
    short_id,
    typed_answers,
)
from quizgen.exports.platforms.question_texts import (
    feedback_html,
    find_needed_media,
    make_name,
    one_line,
    option_html,
    plain_line,
    stem_html,
)
from quizgen.exports.publication import Publication
from quizgen.facts.deck import Deck
from quizgen.questions.interactions import (
    Choice,
    Gap,
    Hotspot,
    Listing,
    Match,
    Order,
    Recall,
    TextEntry,
)
from quizgen.questions.item import Item
from quizgen.questions.style import Style

_SYNTAX = re.compile(r"[\\~=#{}:]")
_FIRST = re.compile(r"^[%\[]")
_FORMAT = re.compile(r"\[(?:html|moodle|plain|markdown)\]")
LONGEST_ID = 100
"""The longest id number that Moodle stores."""
LONGEST_RESPONSE = 255
"""The longest response of matching that Moodle stores; a longer one aborts the whole import."""


def make_files(publication: Publication) -> Iterator[tuple[str, bytes]]:
    """Yield the questions, each section in a category of its own."""
    blocks, category = [], ""
    for deck, item in publication.iter_items():
        if (own := category_of(deck, item)) != category:
            category = own
            blocks.append(f"$CATEGORY: {category}\n")
        blocks.append(_write_question(deck, item))
    yield f"{publication.name}.gift.txt", "\n".join(blocks).encode()


def category_of(deck: Deck, item: Item) -> str:
    """Return the category of an item: the deck and its section. Slashes in names are doubled."""
    names = filter(None, (deck.title, deck.sections.get(item.fact.section, "")))
    return "/".join(("$course$/top", *(one_line(name).replace("/", "//") for name in names)))


def _write_question(deck: Deck, item: Item) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in item.tags)
    answers = "\n".join(f"\t{line}" for line in _write_answers(deck, item))
    return (
        f"// [id:{short_id(item, LONGEST_ID)}]{tags}\n"
        f"::{escape(make_name(item))}::[html]{escape(stem_html(item))}{{\n"
        f"{answers}\n\t####{escape(feedback_html(item))}\n}}\n"
    )


def _write_answers(deck: Deck, item: Item) -> Iterator[str]:
    """Yield the lines of the answers. The formats of options and premises are that of the stem."""
    match item.interaction:
        case Choice(key=key) if item.style.has_label_options:
            yield "FALSE" if key else "TRUE"
        case Choice(options=options, key=key):
            for index, option in enumerate(options):
                yield ("=" if index == key else "~") + _as_option(option)
        case Match(premises=premises, responses=responses, pairs=pairs):
            for premise, right in zip(premises, pairs, strict=True):
                yield f"={_as_option(premise)} -> {_as_response(responses[right])}"
            for spare in sorted(set(range(len(responses))) - set(pairs)):
                yield f"= -> {_as_response(responses[spare])}"
        case TextEntry() | Gap():
            yield from _write_typed(deck, item)
        case Recall() | Listing() | Order() | Hotspot():
            pass


def _write_typed(deck: Deck, item: Item) -> Iterator[str]:
    number = numeric_answer(deck, item)
    if number and number.is_bare:
        yield f"#{number.number}:{number.tolerance}"
        return
    for answer in typed_answers(item):
        literal = one_line(answer).replace("*", r"\*")  # a bare asterisk means any text
        yield f"={_as_answer(literal)}"


def _as_option(text: str) -> str:
    """Return an option or premise as HTML. Its first sign must not begin a weight or format."""
    return escape(_FIRST.sub(lambda found: f"&#{ord(found[0])};", option_html(text)))


def _as_response(text: str) -> str:
    """Return a response of matching. Menus show plain text."""
    return escape(plain_line(text))


def _as_answer(text: str) -> str:
    """Return a right answer, after its weight or format if it begins like one of these."""
    written = escape(text)
    if written.startswith("%"):
        return f"%100%{written}"
    return f"[plain]{written}" if _FORMAT.match(written) else written


def escape(text: str) -> str:
    """Return a text with a backslash before each sign that GIFT reads as syntax."""
    return _SYNTAX.sub(r"\\\g<0>", text)


def find_moodle_obstacle(deck: Deck, item: Item) -> str:
    """Return why Moodle could not import or mark an item, or nothing."""
    responses = item.interaction.responses if isinstance(item.interaction, Match) else ()
    if any(len(plain_line(response)) > LONGEST_RESPONSE for response in responses):
        return f"a response has more than {LONGEST_RESPONSE} characters"
    return find_hard_answer(deck, item)


def _find_obstacle(deck: Deck, item: Item) -> str:
    if obstacle := find_needed_media(deck, item):
        return obstacle
    if any("->" in answer for answer in typed_answers(item)):
        return "GIFT reads “->” in an answer as matching"
    return find_moodle_obstacle(deck, item)


def _parts_of(style: Style) -> frozenset[ItemPart]:
    """Return the parts carried in a style. Menus for matching are plain text."""
    carried = frozenset(ItemPart) - {ItemPart.PICTURES, ItemPart.SOUNDS}
    parts = carried_parts(style, carried, (Recall, Listing, Order, Hotspot))
    return parts - {ItemPart.FORMULAS} if style.interaction is Match else parts


GIFT = ExportFormat(
    "gift",
    "questions as text, for Moodle and many others",
    make_files,
    _parts_of,
    frozenset({"export"}),
    conversions={
        TextEntry: "a short answer that accepts the listed answers only, or a number",
        Gap: "a short answer that accepts one spelling",
    },
    find_obstacle=_find_obstacle,
)
