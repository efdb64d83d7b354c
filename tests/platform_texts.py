"""Compare what readers of platform files return with the items that were written."""

from __future__ import annotations

import html
import re

from quizgen.formulas import in_plain_characters
from quizgen.questions.interactions import Choice, Gap, Match, Order, TextEntry


def shown_text(markup):
    """Return the text that a browser shows of HTML, on one line."""
    broken = re.sub(r"<br ?/?>|</?p\b[^>]*>", " ", markup)
    return one_line(html.unescape(re.sub(r"<[^>]*>", "", broken)))


def one_line(text):
    """Return a text with single spaces."""
    return " ".join(text.split())


def in_menus(found):
    """Return what a reader must find where the responses of matching are in plain characters."""
    stem, kind, answers = found
    if kind == "match":
        answers = [(left, in_plain_characters(right)) for left, right in answers]
    return stem, kind, answers


def expected(item):
    """Return what a reader must find: stem, and options with whether they are right, or the like.

    Pairs have an empty premise for responses that belong to none. Events are in the right order.
    """
    match item.interaction:
        case Choice(options=options, key=key) if item.style.has_label_options:
            answers = ("truefalse", options[key])
        case Choice(options=options, key=key):
            answers = ("choice", [(one_line(o), index == key) for index, o in enumerate(options)])
        case TextEntry(accepted=accepted):
            answers = ("short", [one_line(text) for text in accepted])
        case Gap():
            answers = ("short", [one_line(item.answer)])
        case Match() as match:
            spare = [r for at, r in enumerate(match.responses) if at not in match.pairs]
            pairs = zip(match.premises, match.pairs, strict=True)
            right = [(one_line(premise), one_line(match.responses[at])) for premise, at in pairs]
            answers = ("match", [*right, *(("", one_line(response)) for response in spare)])
        case Order(events=events, ranks=ranks):
            ordered = sorted(zip(ranks, events, strict=True))
            answers = ("order", [one_line(event) for _, event in ordered])
        case _:
            answers = ("card", one_line(item.answer))
    return one_line(item.task), *answers
