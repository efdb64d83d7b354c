"""Scripts and external references in drawings are found; ordinary drawings are fine."""

import pytest
from media_samples import svg
from work_growth import finishes

from quizgen.facts.media.media_types import SVG, type_of
from quizgen.facts.media.svg_checks import find_unsafe_content

GOOD = {
    "shapes and texts": "<text x='1'>on &lt;script&gt; and url(x)</text>",
    "an internal gradient": "<path fill='url(#g)' style='mask:url(\"#m\")'/>",
    "an internal reference": "<use href='#a'/><use xlink:href='#b'/>",
    "an embedded photo": "<image href='data:image/png;base64,AAAA'/>",
    "an embedded font": "<style>@font-face{src:url(data:font/woff2;base64,AA)}</style>",
    "a style sheet": "<style>.on{fill:red}</style>",
    "an animation": "<animate attributeName='r' to='9'/>",
    "an editor's notes": "<g xmlns:ink='ink' ink:file='C:\\bath.svg' ink:onload='1'/>",
}
BAD = {
    "a script": "<script>alert(1)</script>",
    "an element in a style": "<style>@import url(http://a.test/b);<style/></style>",
    "an element that looks like the end of a style": "<style><fontstyle/>@import url(http://a.test/b);</style>",
    "a script with another prefix": "<s:script xmlns:s='http://www.w3.org/2000/svg'/>",
    "an event handler": "<path onclick='alert(1)'/>",
    "an event handler in capitals": "<path ONLOAD='alert(1)'/>",
    "a page": "<foreignObject/>",
    "a part of a page": "<p xmlns='http://www.w3.org/1999/xhtml'/>",
    "a link that runs": "<a href='javascript:alert(1)'/>",
    "a link": "<a xlink:href='https://example.org'/>",
    "another file": "<image href='map.png'/>",
    "a drawing in the drawing": "<image href='data:image/svg+xml,x'/>",
    "a page in the drawing": "<use href='data:text/html,x'/>",
    "a base": "<g xml:base='https://example.org'/>",
    "an animated link": "<set attributeName='xlink:href' to='javascript:alert(1)'/>",
    "a foreign style": "<path fill='url(https://example.org/g#g)'/>",
    "a foreign import": "<style>@import 'https://example.org'</style>",
    "a foreign import in pieces": "<style>@im<!-- -->port 'https://example.org'</style>",
    "an escaped style": "<path style='fill:\\75rl(//example.org)'/>",
    "a set of pictures": "<path style='mask:image-set(\"//example.org\" 1x)'/>",
}
HEADS = {
    "an entity": '<!DOCTYPE svg [<!ENTITY a "b">]>',
    "a style sheet": '<?xml-stylesheet href="https://example.org/a.css"?>',
}


@pytest.mark.parametrize("name", GOOD)
def test_ordinary_drawings_are_fine(name):
    """Drawing programs write all of these."""
    assert find_unsafe_content(svg(GOOD[name])) == ""


@pytest.mark.parametrize("name", BAD)
def test_active_and_external_content_is_found(name):
    """The result names the line, which is the second for all of these."""
    assert find_unsafe_content(svg(BAD[name])).startswith("line 2: ")


@pytest.mark.parametrize("name", HEADS)
def test_content_before_the_root_is_checked(name):
    """Entities and style sheets are declared before the root."""
    assert find_unsafe_content(HEADS[name].encode() + svg())


def test_the_root_is_checked():
    """An event handler of the root is the most common attack."""
    assert "onload" in find_unsafe_content(svg(attributes="onload='alert(1)'"))


@pytest.mark.parametrize(
    "text", ["<svg>", "<svg/>", "<html xmlns='http://www.w3.org/2000/svg'/>", ""]
)
def test_other_content_is_not_a_drawing(text):
    """Broken markup, a root without its namespace, and another root are reported."""
    assert find_unsafe_content(text.encode())


def test_a_document_type_alone_is_fine():
    """Drawing programs write it, and the parser does not load it."""
    head = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert find_unsafe_content(head + svg()) == ""


def test_spaces_in_a_style_take_linear_time():
    """A drawing may have 20 MB of spaces."""
    drawing = svg("<style>a{fill:url(" + " " * 2_000_000 + "x)}</style>")
    assert finishes(lambda: find_unsafe_content(drawing))


@pytest.mark.parametrize(
    "encoding",
    ["utf-7", "UTF-16", "utf-32", "shift_jis", "big5", "iso-8859-1", "cp037", "idna", "rot13", "x"],
)
def test_other_encoding_is_rejected(encoding):
    """A browser might read another text than this check, or Python's codec fail."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    assert f"the encoding “{encoding}”" in find_unsafe_content(head + svg())


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8", "US-ASCII"])
def test_utf8_may_be_declared(encoding):
    """Its usual names are accepted, with and without a byte order mark."""
    drawing = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + svg()
    assert find_unsafe_content(drawing) == find_unsafe_content(b"\xef\xbb\xbf" + drawing) == ""


def test_utf16_is_rejected():
    """Expat reads UTF-16 with a byte order mark, whatever is declared."""
    drawing = svg("<script/>").decode()
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert find_unsafe_content(drawing.encode(encoding))
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        content = mark + drawing.encode(encoding)
        assert type_of(content) is SVG
        assert find_unsafe_content(content) == "it is not in UTF-8"
    assert find_unsafe_content(svg("<title>é</title>").decode().encode("latin-1"))
