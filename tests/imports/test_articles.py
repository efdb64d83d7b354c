"""Articles are read from plain text, Markdown and web pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.imports.articles import ArticleError, make_deck_id, read_article

PAGE = """<!doctype html><html><head><title>The bridge | Bath News</title>
<meta property="og:title" content="The bridge"><meta property="og:site_name" content="Bath News">
<meta property="article:published_time" content="2024-05-06"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The bridge</h1>
<p>The Iron Bridge was opened in 1781. It crosses the <b>Severn</b>&nbsp;in Shropshire, says
Ann&#39;s book.</p><p>It has 378 tons of iron in it, and no visitor ever counted all of its parts in
public, they say.</p>
</article><script>var tracked = "yes";</script><footer>All rights reserved</footer></body></html>
"""


@pytest.fixture
def read(tmp_path):
    """Return a function that writes a file and reads it as an article."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_article(path)

    return write


def test_plain_text_does_not_change(read):
    """Plain text keeps every character; its first line is the title."""
    text = "\n  The park \n\nIt  has “trees”…\n"
    article = read("park.txt", text)
    assert (article.title, article.text) == ("The park", text)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("Bees fly.", "My notes"),
        ("Bees find their way home by the Sun\nand by landmarks.\n", "My notes"),
        ("Bees fly at 24 km an hour and carry nectar:\n", "My notes"),
        (f"{'Bees fly ' * 20}\n\nThey dance.", "My notes"),
        ("Why do bees dance?\n\nTo tell others.", "Why do bees dance?"),
        ("The bees\nBees fly.", "The bees"),
    ],
)
def test_first_line_is_the_title_if_it_is_a_headline(read, content, title):
    """A sentence or a wrapped line is no headline: the title is then the name of the file."""
    article = read("my_notes.txt", content)
    assert (article.title, article.text) == (title, content)


def test_footnote_marks_of_a_copied_page_are_left_out(read):
    """Plain text loses the marks of a page that it was copied from, but no index of a variable."""
    article = read("a.txt", "Fish swim.[1][12] They breathe water[3], in a[1] and [0, 1].\n")
    assert article.text == "Fish swim. They breathe water, in a[1] and [0, 1].\n"
    ((change, found),) = article.changes.grouped().items()
    assert (change.describe(len(found)), found[0].place) == ("2 footnote marks left out", "line 1")


def test_edit_links_of_a_copied_page_are_left_out(read):
    """A word in brackets at the end of several headings is a link for editing; one is not."""
    text = "Fish\n\nHome[edit]\n\nThey swim.\n\nFood[edit]\n\nThey eat[sic]\n"
    article = read("a.txt", text)
    assert article.text == text.replace("[edit]", "")
    assert [len(found) for found in article.changes.grouped().values()] == [2]


def test_markdown_keeps_what_html_pages_keep(read):
    """Front matter, tables, formulas, scripts and footnotes of Markdown are understood."""
    content = (
        "---\ntitle: The Sun\ndate: 2024-01-02\n---\nIt has 2 × 10^30^ kg[^1], H~2~O, $E=mc^2$ and "
        "\\(a_1*b*c\\), and 3 m<sup>2</sup> cost $5 or $6.\n\n$$\nx^2\n$$\n\n"
        "| Planet | Mass |\n|---|---|\n| Mars | 0.6 |\n\n[^1]: A note.\n"
    )
    article = read("sun.md", content)
    assert (article.title, article.published) == ("The Sun", "2024-01-02")
    assert article.text.split("\n\n") == [
        "The Sun",
        "It has 2 × 10³⁰ kg, H₂O, \\(E=mc^2\\) and \\(a_1*b*c\\), and 3 m² cost $5 or $6.",
        "\\(x^2\\)",
        "Planet: Mars; Mass: 0.6\n",
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=windows-1252>", "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "cp1252"),
        ("<meta charset='utf-8'>", "utf-8"),
        ("<meta charset=Shift_JIS>", "shift_jis"),
        ("<?xml version='1.0' encoding='iso-8859-2'?>", "iso-8859-2"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
    ],
)
def test_encoding_of_a_page(read, head, encoding):
    """The encoding of a page is what it declares, and UTF-8 otherwise."""
    sentence = "− 5 °C" if encoding == "shift_jis" else "a “café”" if "12" in encoding else "Łódź"
    sentence = "Łódź" if encoding == "iso-8859-2" else sentence
    text = f"{sentence} is a part of the first sentence of this short page about nothing."
    article = read("a.html", f"{head}<title>A page</title><p>{text}".encode(encoding))
    assert text in article.text
    assert article.changes.warnings == []


def test_guess_of_an_encoding_is_reported(read):
    """A page that declares no encoding and is not UTF-8 is read by a guess, with a warning."""
    text = "Das Café öffnet früh, und die Gäste trinken dort großen Kaffee über den Dächern."
    article = read("a.html", f"<title>Café</title><p>{text} {text}".encode("cp1252"))
    assert "Dächern" in article.text
    assert "not declared" in article.changes.warnings[0]


def test_markdown_becomes_plain_text(read):
    """Markup is removed, and blocks are separated by blank lines."""
    article = read(
        "bees.md", "# The *bees*\n\nBees **fly** at [24 km](http://x)\nan hour.\n\n- one\n"
    )
    assert article.title == "The bees"
    assert article.text == "The bees\n\nBees fly at 24 km an hour.\n\none\n"


def test_web_page_becomes_plain_text(read):
    """A web page loses navigation, scripts and footer; its metadata are read."""
    article = read("bridge.html", PAGE)
    assert (article.title, article.publisher, article.published) == (
        "The bridge",
        "Bath News",
        "2024-05-06",
    )
    assert article.text.split("\n\n")[1].startswith(
        "The Iron Bridge was opened in 1781. It crosses"
    )
    for foreign in ("Sport", "tracked", "<b>"):
        assert foreign not in article.text


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"caf\xe9", "not valid UTF-8 at byte 3"),
        ("a.txt", b" \n\n", "has no text"),
        ("a.html", b"<html><body></body></html>", "no article found"),
    ],
)
def test_unreadable_article_is_an_error(read, name, content, message):
    """An unreadable article raises ArticleError with a message and help."""
    with pytest.raises(ArticleError, match=message) as caught:
        read(name, content)
    assert caught.value.help


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The Iron Bridge", "the-iron-bridge"),
        ("Élan: Ann’s 3rd – “Visit”!", "elan-anns-3rd-visit"),
        ("서울의 봄", "my-deck"),
        ("How the Tower Was Built, Loved, Hated and Kept", "how-the-tower-was-built-loved-hated"),
        ("To Whom It Is of", "to-whom-it-is-of"),
        ("word " * 20, "word-word-word-word-word-word-word-word"),
    ],
)
def test_id_is_made_from_a_title(title, slug):
    """The id consists of the first words of the title, in ASCII."""
    assert make_deck_id(title) == slug


@given(st.text())
def test_every_title_gives_a_valid_id(title):
    """The id has lower-case letters, digits and single hyphens."""
    slug = make_deck_id(title)
    assert slug
    assert all(
        part.isalnum() and part.isascii() and part == part.lower() for part in slug.split("-")
    )
