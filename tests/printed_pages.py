"""Print pages to PDF and read the result: columns, words and colours."""

from __future__ import annotations

import io
import re

import pdfplumber

POINTS_PER_MM = 72 / 25.4


def print_page(page, html):
    """Print HTML in Chromium without background graphics and open the PDF."""
    page.set_content(html)
    return pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def columns_of(sheet, columns):
    """Return the text of each column of a printed page as lines, without the footer.

    Text that crosses the gap between columns is in neither of them.
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
    """Return the top of the footer of a page, in points from the top of the page."""
    return max(line["top"] for line in sheet.extract_text_lines()) - 20


def squeezed(text):
    """Return a text without white space, since line breaks differ on paper."""
    return "".join(text.split())


def parts_of(question):
    """Return the texts that a question prints, without white space, in no particular order."""
    stem = re.split(r"_____|: .* · .*", question.item.stem)
    premises = getattr(question.item.interaction, "premises", ())
    return [squeezed(part) for part in (f"{question.number}.", *stem, *premises, *question.options)]


def inks_of(sheet):
    """Return all colours of a printed page."""
    objects = (*sheet.chars, *sheet.rects, *sheet.lines, *sheet.curves)
    filled = {shape["non_stroking_color"] for shape in objects if shape.get("fill", True)}
    return filled | {shape["stroking_color"] for shape in objects if shape.get("stroke")}
