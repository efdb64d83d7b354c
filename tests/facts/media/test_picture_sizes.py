"""The sizes of pictures are those in which a browser shows them."""

import io

import pytest
from media_samples import svg
from PIL import Image, ImageOps

from quizgen.facts.media.media_types import type_of
from quizgen.facts.media.picture_sizes import read_size

WIDTH, HEIGHT = 37, 21


def saved(format_, mode="RGB", orientation=1, **options):
    """Return a picture in a format, turned by its EXIF data."""
    picture, file = Image.new(mode, (WIDTH, HEIGHT)), io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture.save(file, format_, exif=exif, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        saved("PNG"),
        saved("GIF", "P"),
        saved("JPEG"),
        saved("JPEG", progressive=True),
        saved("JPEG", orientation=3),
        saved("JPEG", orientation=6),
        saved("WEBP"),
        saved("WEBP", lossless=True),
        saved("WEBP", "RGBA"),
    ],
    ids=["png", "gif", "jpeg", "progressive", "upside-down", "turned", "webp", "lossless", "alpha"],
)
def test_size_of_a_picture(content):
    """It is the size that Pillow reads, turned as EXIF says. A file cut short has none."""
    mime = type_of(content).mime
    turned = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    assert read_size(mime, content) == turned.size
    assert read_size(mime, content[:9]) is None


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="-9 -9 18 18"', (18, 18)),
        ('viewBox="0,0,40,30" width="100%"', (40, 30)),
        ('viewBox="0 0 40 30" width="80mm" height="60mm"', (40, 30)),
        ('viewBox="0 0 40 30" width="80" height="80"', None),
        ('width="64px" height="48"', (64, 48)),
        ('width="100%" height="100%"', None),
        ('viewBox="0 0 0 30"', None),
        ('viewBox="a b c d"', None),
        ('viewBox="0 0 1e999 30"', None),
        ("", None),
    ],
)
def test_size_of_a_drawing(attributes, size):
    """It is that of the viewBox, in whose units the drawing is measured."""
    content = svg().replace(b'viewBox="-9 -9 18 18"', attributes.encode())
    assert read_size("image/svg+xml", content) == size
