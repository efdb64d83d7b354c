"""Quotes are found word by word, ignoring white space and the shape of quotation marks."""

import hashlib
from functools import partial

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from work_growth import LARGER, LINEAR, count_lines, finishes

from quizgen.facts.sources import read_source, split_sentences
from quizgen.languages import language_of
from quizgen.values.texts import fold, has_words

ENGLISH = language_of("en")

SEED_SHA256 = "25d5d421592af8a154ee8722e066a287655bde334cc115cc69a3ea0c4bc046a9"
TEXT = "The head\nTopics , More\n\nFirst “one,” here. It ends.\n\nSecond   par\nstill second.\n"


def source(text=TEXT, title="The head"):
    """Return a source with a text."""
    return read_source("a", "seeds/a.txt", text, title=title, cite="a report")


def test_the_article_is_unchanged():
    """The seed is the user's article and must not be edited."""
    seed = (ROOT / "seeds" / "north-korean-regiment-returns.txt").read_bytes()
    assert hashlib.sha256(seed).hexdigest() == SEED_SHA256


def test_quotes_are_found_through_folding():
    """Straight quotation marks match curly ones, and a space matches a line end."""
    assert source().find('First "one," here')
    assert source().find("Second par still second")


def test_spans_are_offsets_in_the_text():
    """The span of a quote has the words as the source prints them."""
    ((start, end),) = source().find('"one,"')
    assert source().text[start:end] == "“one,”"


def test_punctuation_alone_is_found():
    """Although it has no words to look up. An empty quote is not found."""
    ((start, end),) = source().find(",")
    assert (start, end) == (16, 17)
    assert source().find("!?") is None
    assert source().find("") is None


def test_pieces_must_be_in_order():
    """An ellipsis with spaces around it skips words forwards, not backwards."""
    assert source().find("First … It ends")
    assert source().find("It ends … First") is None


def test_only_whole_words_match():
    """A quote cannot begin or end inside a word."""
    assert source().find("irst") is None
    assert not has_words("a German town", "man")
    assert has_words("the AK-74M rifle", "AK-74M")


def test_paragraphs_count_without_the_head():
    """The first block is the head if it begins with the title."""
    paragraphs = source().paragraphs
    assert [part.number for part in paragraphs] == [1, 2]
    assert source().paragraph_at(source().text.index("Second")) == 2


def test_long_lines_are_paragraphs():
    """An article may have a paragraph on each line."""
    long = "word " * 30
    paragraphs = source(f"{long}\n{long}\n\n{long}", "none").paragraphs
    assert [part.number for part in paragraphs] == [1, 2, 3]


def test_sentences_keep_their_offsets():
    """Each sentence has its offset in the text, which coverage needs."""
    for part in source().paragraphs:
        for sentence, offset in split_sentences(part, ENGLISH):
            assert source().text[offset : offset + len(sentence)] == sentence == sentence.strip()


def test_a_line_of_spaces_takes_linear_time():
    """The pattern does not backtrack for each space."""
    assert finishes(lambda: source(f"a\n{' ' * 2_000_000}\nb"))


@pytest.mark.parametrize("piece", ["a dog", ","])
def test_each_piece_is_searched_after_the_previous_piece(piece):
    """The text before is not read again for each piece."""
    made = source(f"{piece} ran. " * 500)
    few, many = (" … ".join([piece] * count) for count in (50, 50 * LARGER))
    assert len(made.find(many)) == 50 * LARGER
    assert count_lines(partial(made.find, many)) < LINEAR * count_lines(partial(made.find, few))


def test_windows_files_give_the_same_source():
    """A BOM and CRLF line ends change neither text nor paragraphs."""
    windows = source("\ufeff" + TEXT.replace("\n", "\r\n"))
    assert windows.text == TEXT
    assert windows.paragraphs == source().paragraphs


@given(st.text())
def test_folding_is_stable(text):
    """Folding a folded text does not change it."""
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="ab “”\n…", min_size=1))
def test_every_span_is_in_the_text(text):
    """The spans of a quote contain its words."""
    made = source(text, "none")
    for start, end in made.find("a") or ():
        assert made.text[start:end] == "a"
