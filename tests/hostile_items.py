"""Items of every style with texts that break careless exports, to be read back by real readers."""

from __future__ import annotations

from functools import cache

from conftest import ARTICLE_DECKS, ROOT
from msgspec.structs import replace

from quizgen.exports.ledger import Ledger
from quizgen.exports.publication import Publication
from quizgen.pipeline import check_deck
from quizgen.questions.interactions import Choice, Gap, Listing, Match, Order, TextEntry
from quizgen.questions.item import BLANK

LONG = "A long text " * 25
HOSTILE = (
    "{", "}", "{=x}", "a {~b =c} d", "=", "=a", "a=b", "~", "~a", "#", "#a", "####a", "a#b",
    ":", "::a::", "a:b", "\\", "\\n", "\\\\", "\\{", "\\:", "a\\", "%", "%50%a", "%100%",
    "50 %", "->", "a -> b", "a->b", "[html]a", "[plain]", "[", "]", "*", "a*b", "**", "//a",
    "// [id:x]", "$CATEGORY: x", "A. a", "ANSWER: B", "TRUE", "F", "a\tb", "a\nb", "a\r\nb",
    "a\n\nb", "]]>", "<![CDATA[x]]>", "<b>a</b>", "<script>x</script>", "&amp;", "&lt;", "&",
    '"a"', "'a'", '"', "😀👩‍🚀", "שלום עולם", "مرحبا (abc)", "日本語", "é è ñ ß", "a  b",
    "{{c1::a}}", "@@x@@", "a;b,c", "=1+1", "-2", r"\(x^2 < y_{1}\)", r"\(\frac{a}{b}\) of it",
    "$x$", "`a`", "a|b", "_____", "—", LONG,
)  # fmt: skip
"""Stems, options and answers: braces, signs of every syntax, tabs, breaks, emoji, right to left."""


@cache
def shipped():
    """Return a publication of all our decks and of the deck with all kinds."""
    paths = [*ARTICLE_DECKS, ROOT / "tests" / "decks" / "kinds.yaml"]
    checked = [check_deck(path) for path in paths]
    items = tuple(item for deck in checked for item in deck.items)
    first, *others = (deck.deck for deck in checked)
    return Publication(first, items, (), Ledger(first.id), others=tuple(others))


@cache
def hostile():
    """Return a publication with an item of each style for each hostile text, without pictures."""
    plain = {"media": (), "regions": None}
    examples = {
        item.style.name: replace(item, fact=replace(item.fact, **plain)) for item in shipped().items
    }
    items = tuple(
        replace(made, id=f"cleopatra/hostile-{number}/ask/{style}", question="none")
        for number, text in enumerate(HOSTILE)
        for style, example in examples.items()
        for made in [make_hostile(example, text)]
    )
    return replace(shipped(), items=items)


def make_hostile(item, text):  # noqa: PLR0911 - a return for each interaction
    """Return an item with a hostile text in its stem, its options and its answer."""
    options = (f"{text} 1", text, f"{text} 2", f"2 {text}")
    match item.interaction:
        case Choice() if item.style.has_label_options:
            return replace(item, stem=text, rationale=text)
        case Choice() as choice:
            changed = replace(choice, options=options, key=1, ids=())
            return replace(item, stem=text, answer=text, rationale=text, interaction=changed)
        case TextEntry():
            entry = TextEntry((text, f"{text} 1"), ".*")
            return replace(item, stem=text, answer=text, interaction=entry)
        case Gap():
            return replace(item, stem=f"{text} x {BLANK} y", answer="some words", rationale=text)
        case Match() as match:
            changed = replace(
                match, premises=options[:2], responses=("r 1", f"r {text}", "r 2"), pairs=(2, 1)
            )
            return replace(item, stem=f"Match: {' · '.join(options[:2])}", interaction=changed)
        case Order() as order:
            return replace(item, interaction=replace(order, events=options[:3], ranks=(2, 3, 1)))
        case Listing() as listing:
            changed = replace(listing, members=options[:2], patterns=(".*", ".*"), count=2)
            return replace(item, stem=text, answer=" and ".join(options[:2]), interaction=changed)
    return replace(item, stem=text, answer=f"{text} 1", rationale=text)


def carried(export_format, publication):
    """Return the publication with the items that a format can take."""
    items = tuple(
        item
        for deck, item in publication.iter_items()
        if export_format.parts_of(item.style) and not export_format.find_obstacle(deck, item)
    )
    return replace(publication, items=items)


def written(export_format, publication):
    """Return the items that a format writes, and the files, by name."""
    left = carried(export_format, publication)
    return left.items, dict(export_format.make_files(left))
