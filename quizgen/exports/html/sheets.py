"""The quiz sheet, its key and its answer sheet. One form object makes all, so that they agree."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.exports.html.page_setup import STANDARD, PageSetup
from quizgen.exports.html.pages import render_page, task_of
from quizgen.exports.html.qr_code import qr_code
from quizgen.exports.publication import Publication
from quizgen.facts.styles import Style
from quizgen.quizzes.forms import LETTERS, Form, FormItem
from quizgen.quizzes.item_map import map_items

_BUBBLED = (Style.CHOICE, Style.TRUE_FALSE)
_PAGES = (("", "quiz"), (".key", "key"), (".answers", "answers"))


def make_files(
    publication: Publication, setup: PageSetup = STANDARD
) -> Iterator[tuple[str, bytes]]:
    """Yield `quiz-A.html`, its `.key.html` and `.answers.html` for each form.

    Several forms have `quiz-map.html` besides: where each item stands on each of them.
    """
    deck, forms = publication.deck, publication.forms
    letters = tuple(form.letter for form in forms)
    for form in forms:
        about = form_context(form, setup) | {"forms": letters}
        for suffix, template in _PAGES:
            page = render_page(deck, f"{template}.j2.html", **about)
            yield f"quiz-{form.letter}{suffix}.html", page
    if len(forms) > 1:
        about = {"forms": forms, "map": map_items(forms), "setup": setup}
        yield "quiz-map.html", render_page(deck, "map.j2.html", **about)


def form_context(form: Form, setup: PageSetup) -> dict[str, object]:
    """Return what the templates of a form's pages see, beside what every page sees."""
    bubbled = [one for one in form.questions if one.item.style in _BUBBLED]
    return {
        "form": form,
        "letters": LETTERS,
        "setup": setup,
        "qr": qr_code(form.id),
        "bubbled": bubbled,
        "written": [one for one in form.questions if one not in bubbled],
        "one_point": all(question.points == 1 for question in form.questions),
        "mark": mark_of,
        "task_of": task_of,
    }


def mark_of(question: FormItem) -> str:
    """Return what a right sheet shows: “B”, “1 C · 2 A” in matching, “A 2 · B 1” in ordering.

    Empty where words are to be written, and for true and false, which labels say.
    """
    style = question.item.style
    if style is Style.CHOICE:
        return question.marks
    if style not in (Style.MATCHING, Style.ORDERING):
        return ""
    marks = question.marks.split()
    names = LETTERS if style is Style.ORDERING else tuple(map(str, range(1, len(marks) + 1)))
    return " · ".join(f"{name} {mark}" for name, mark in zip(names, marks, strict=False))
