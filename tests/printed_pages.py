"""Printing pages as a person would, and reading the paper: its columns, its words, its ink."""

from __future__ import annotations

import io
import re

import pdfplumber

POINTS_PER_MM = 72 / 25.4


def print_page(page, html):
    """Print a page in Chromium without background graphics and return its PDF, opened."""
    page.set_content(html)
    return pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def columns_of(sheet, columns):
    """Return the text of each column of a printed page as lines, without the footer.

    What reaches over from one column into the next is in neither.
    """
    body = sheet.crop((0, 0, sheet.width, footer_top(sheet)))
    if columns == 1:
        return [body.extract_text().splitlines()]
    middle = sheet.width / 2
    halves = ((0, middle), (middle, sheet.width))
    return [
        body.within_bbox((left, 0, right, body.height)).extract_text().splitlines()
        for left, right in halves
    ]


def footer_top(sheet):
    """Return where the footer of a page begins, in points from its top."""
    return max(line["top"] for line in sheet.extract_text_lines()) - 20


def squeezed(text):
    """Return a text without white space, as line breaks fall differently on paper."""
    return "".join(text.split())


def parts_of(question):
    """Return everything that a question prints, in any order, without white space."""
    stem = re.split(r"_____|: .* · .*", question.item.stem)
    premises = getattr(question.item.interaction, "premises", ())
    return [squeezed(part) for part in (f"{question.number}.", *stem, *premises, *question.options)]


def inks_of(sheet):
    """Return every colour that a printed page is inked with."""
    objects = (*sheet.chars, *sheet.rects, *sheet.lines, *sheet.curves)
    colours = {one["non_stroking_color"] for one in objects if one.get("fill", True)}
    return colours | {one["stroking_color"] for one in objects if one.get("stroke")}
