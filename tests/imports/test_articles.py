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
