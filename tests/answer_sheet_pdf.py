"""Compare the PDF of an answer sheet, from any engine, with its geometry in `quiz-A.answers.json`.

All lengths are in millimetres.
"""

from __future__ import annotations

import io

import pdfplumber
import zxingcpp

MM_PER_POINT = 25.4 / 72


def boxes_of(sheet):
    """Return the box of every shape on a page: left, top, right, bottom."""
    shapes = (*sheet.rects, *sheet.lines, *sheet.curves)
    return [
        tuple(shape[edge] * MM_PER_POINT for edge in ("x0", "top", "x1", "bottom"))
        for shape in shapes
    ]


def expected_shapes(geometry, page):
    """Yield the name and the box of each mark, bubble and line that a page must have."""
    for corner in geometry["corners"]:
        yield corner["corner"], square(corner["x"], corner["y"], corner["size"])
    code = geometry["qr"]
    yield "QR code", square(code["x"], code["y"], code["size"])
    for bubble in circles_of(geometry):
        if bubble["page"] == page:
            half = bubble["diameter"] / 2
            yield name_of(bubble), square(bubble["x"] - half, bubble["y"] - half, 2 * half)
    for line in geometry["lines"]:
        if line["page"] == page:
            box = (line["x"], line["y"], line["x"] + line["width"], line["y"])
            yield f"line {line['number']}{line['label']}", box


def circles_of(geometry):
    """Return the bubbles of items and those of the student number."""
    return [*geometry["bubbles"], *(geometry["student_number"] or {"bubbles": []})["bubbles"]]


def name_of(bubble):
    """Return the name of a bubble in messages: 12B, or digit 3 of 7."""
    return f"{bubble.get('number', bubble.get('place'))}{bubble.get('letter', bubble.get('digit'))}"


def square(x, y, side):
    """Return a square as a box."""
    return (x, y, x + side, y + side)


def union(boxes):
    """Return the smallest box around boxes."""
    edges = list(zip(*boxes, strict=True))
    return (min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3]))


def distance(box, other):
    """Return the largest difference between the edges of two boxes."""
    return max(abs(a - b) for a, b in zip(box, other, strict=True))


def measure(pdf, geometry):
    """Return the largest difference of any shape from the geometry: its size, page and name.

    `pdf` is the content of a PDF: one sheet, or one after another. Marks and QR codes consist of
    many shapes, whose common box is compared. Fails if the number of pages or their size is wrong.
    """
    page_size = (geometry["page"]["width"], geometry["page"]["height"])
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) % geometry["page"]["count"] == 0
        assert opened.pages
        worst = (0.0, 0, "")
        for at, sheet in enumerate(opened.pages):
            size = (float(sheet.width) * MM_PER_POINT, float(sheet.height) * MM_PER_POINT)
            assert distance(size, page_size) < 0.3, size
            found = boxes_of(sheet)
            for name, box in expected_shapes(geometry, at % geometry["page"]["count"] + 1):
                worst = max(worst, (nearest(box, found), at + 1, name))
    return worst


def nearest(box, found):
    """Return the difference of a box from the shape, or the shapes within it, most like it."""
    grown = (box[0] - 0.6, box[1] - 0.6, box[2] + 0.6, box[3] + 0.6)
    within = [
        other
        for other in found
        if other[0] >= grown[0] and other[1] >= grown[1]
        if other[2] <= grown[2] and other[3] <= grown[3]
    ]
    if not within:
        return float("inf")
    return min(distance(box, union(within)), *(distance(box, other) for other in within), 1e9)


def read_codes(pdf, resolution=200):
    """Return the text of the QR code of each page, as a scanner at a resolution reads it."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        pictures = [sheet.to_image(resolution=resolution).original for sheet in opened.pages]
    formats = zxingcpp.BarcodeFormat.QRCode
    codes = [zxingcpp.read_barcodes(picture, formats=formats) for picture in pictures]
    assert all(len(found) == 1 for found in codes), [len(found) for found in codes]
    return [found[0].text for found in codes]
