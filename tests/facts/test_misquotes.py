"""A quote that stands nowhere is shown where it goes wrong, beside the words of its source."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work_growth import LARGER, TIMED, seconds_of

from quizgen.diagnostics import format_finding
from quizgen.facts.misquotes import find_doubts, find_misquote
from quizgen.facts.nearest_passage import MAX_WORDS, find_passage, split_words
from quizgen.facts.sources import read_source
from quizgen.facts.yaml_tree import read_yaml

TEXT = (
    "The parks\n\n"
    "In May 2020 Mayor Ann Lee opened over 30 parks in the old town of Bath. “They are a joy.”\n\n"
    "Bob Ray planted 1,200 trees. The parks were opened in May.\n"
)


def source(text=TEXT, id_="a"):
    """Make a source of a text."""
    return read_source(id_, f"seeds/{id_}.txt", text, title="The parks", cite="a report")


def misquoted(written, *others, text=TEXT):
    """Return what is said of a quote as it is written in YAML, with the marked words."""
    line = f"quote: {written}"
    table, findings = read_yaml("a.yaml", line)
    assert not findings
    found = find_misquote(source(text), table.values["quote"], others)
    _, shown, carets, *_ = format_finding(found, {"a.yaml": line}).split("\n")
    marked = "".join(
        char for char, caret in zip(shown, carets.ljust(999), strict=False) if caret == "^"
    )
    message = found.message.removeprefix("the quote does not stand in seeds/a.txt").lstrip(": ")
    return message, marked, found.help


@pytest.mark.parametrize(
    ("written", "message", "marked", "help_"),
    [
        (
            "opened over 40 parks in the old",
            "it says “40” for “30”",
            "40",
            "line 3 has “opened over [30] parks in the old”",
        ),
        (
            '"opened over 40 parks in the old"',
            "it says “40” for “30”",
            "40",
            "line 3 has “opened over [30] parks in the old”",
        ),
        (
            "opened over 30 big parks in the old",
            "it adds “big”",
            "big",
            "line 3 has “opened over 30 parks in the old”",
        ),
        (
            "opened 30 parks in the old",
            "it leaves out “over”",
            "30",
            "line 3 has “opened [over] 30 parks in the old”; ` … ` joins two pieces of a quote",
        ),
        (
            "mayor Ann Lee closed",
            "it differs in 2 places",
            "mayor",
            "line 3 has “[Mayor] Ann Lee [opened]”, the quote “[mayor] Ann Lee [closed]”",
        ),
        (
            "Mayor Ann Lee … they are a joy",
            "it says “they” for “They”",
            "they",
            "line 3 has “[They] are a joy”",
        ),
        (
            "The park In May 2020",
            "it says “park” for “parks”",
            "park",
            "line 1 has “The [parks] In May 2020”",
        ),
        (
            "In May 2020 Mayor Ann Lee shut over 30 parks",
            "it says “shut” for “opened”",
            "shut",
            "line 3 has “In May 2020 Mayor Ann Lee [opened] over 30 parks”",
        ),
        (
            "In May 2020 Mayor Ann Lee opened above 30 parks in the old town of Bath",
            "it says “above” for “over”",
            "above",
            "line 3 has “… May 2020 Mayor Ann Lee opened [over] 30 parks in the old town …”",
        ),
        (
            "Mayor Bob Lee",
            "it says “Bob” for “Ann”",
            "Bob",
            "line 3 has “Mayor [Ann] Lee”",
        ),
        (
            "Bob Ray planted 1,200 shrubs",
            "it says “shrubs” for “trees”",
            "shrubs",
            "line 5 has “Bob Ray planted 1,200 [trees]”",
        ),
        (
            "planted 1,200 trees … Mayor Ann Lee",
            "its pieces are in the wrong order",
            "Mayor Ann Lee",
            "“Mayor Ann Lee” (line 3) stands before the end of “planted 1,200 trees” (line 5)",
        ),
        (
            "planted 1,200 trees … Mayor Ann Lee opened over 30",
            "its pieces are in the wrong order",
            "Mayor Ann Lee opened over 30",
            (
                "“Mayor Ann Lee opened over …” (line 3) stands before the end of"
                " “planted 1,200 trees” (line 5)"
            ),
        ),
        (
            "planted 1,200 trees … Mayor Ann Lee opened over",
            "its pieces are in the wrong order",
            "Mayor Ann Lee opened over",
            (
                "“Mayor Ann Lee opened over” (line 3) stands before the end of"
                " “planted 1,200 trees” (line 5)"
            ),
        ),
        (
            "a dog came by",
            "",
            "a dog came by",
            "nothing like it stands there: copy the words from the source",
        ),
        (
            "?!",
            "",
            "?!",
            "nothing like it stands there: copy the words from the source",
        ),
    ],
)
def test_a_misquote_is_shown_with_what_stands_there(written, message, marked, help_):
    """The first word that is wrong is marked, and the source's own is in brackets."""
    assert misquoted(written) == (message, marked, help_)


def test_words_of_another_source_are_found_there():
    """Then the quote is right and its source is not."""
    other = source("The parks\n\nA dog came by.\n", "b")
    _, _, help_ = misquoted("A dog came by", source(), other)
    assert help_ == "it stands in seeds/b.txt: write `source: b`"


def test_a_text_on_several_lines_is_marked_as_a_whole():
    """Where its words stand in the file cannot be told from the text."""
    table, _ = read_yaml("a.yaml", "quote: >-\n  opened over\n  40 parks in the old")
    found = find_misquote(source(), table.values["quote"])
    assert (found.place.line, found.place.column) == (1, 8)
    assert found.help == "line 3 has “opened over [30] parks in the old”"


def test_blanks_in_the_wrong_place_are_told():
    """All words are right, and yet it does not stand there."""
    message, _, _ = misquoted("They are a joy .")
    assert message == "it has blanks where the source has none, or none where it has"


def test_the_nearest_of_several_passages_is_shown():
    """The one that shares most words, and rare ones rather than common ones."""
    text = "The parks\n\nThe cat and the dog and the cow.\n\nThe cat and the emu and the cow.\n"
    _, _, help_ = misquoted("the dog and a cow", text=text)
    assert "line 3" in help_


def test_many_words_outvote_a_rare_one():
    """The passage is where most of the words stand, not where the rarest does."""
    filler = "\n\n" + "so it went on and on " * 20 + "\n\n"
    text = f"The parks\n\nAn emu.{filler}The cat and the dog ran over a hill.{filler}A dog, a hill."
    _, _, help_ = misquoted("The emu and the dog ran over a hill", text=text)
    assert help_ == "line 7 has “The [cat] and the dog ran over a …”"


def doubts(quote, text):
    """Return code, message and help of what is doubtful about a quote."""
    table, _ = read_yaml("a.yaml", f"quote: {quote}")
    node, article = table.values["quote"], source(text)
    found = find_doubts(article, node, article.find_all(node.text))
    return [(one.code, one.message, one.help) for one in found]


def test_a_quote_that_stands_twice_is_ambiguous():
    """Unless both places are in one sentence, which is then the right one all the same."""
    text = "The parks\n\n30 parks are new. 30 parks, 30 parks!\n\nAll 30 parks.\n"
    told = (
        "G07",
        "the quote stands in seeds/a.txt more than once: in lines 3 and 5",
        "the first is taken; quote a few more words",
    )
    assert doubts("30 parks", text) == [told]
    assert doubts("30 parks, … 30 parks", text) == []
    assert doubts("parks are new", text) == []


def test_a_quote_of_the_head_and_the_body_is_ambiguous():
    """The head is no paragraph, but it is searched."""
    assert [code for code, *_ in doubts("parks", "The parks\n\nTwo parks.\n")] == ["G07"]


def test_many_places_are_cut_short():
    """Three of them are enough to see it."""
    text = "The parks\n\n" + "A dog came.\n\n" * 9
    ((_, message, _),) = doubts("dog", text)
    assert message.endswith("in lines 3, 5, 7 and more")


def test_pieces_far_apart_are_doubtful():
    """They come from two stories; a page apart is still one."""
    far = "The parks\n\nAnn Lee came.\n\n" + "x " * 1500 + "\n\nA dog barked.\n"
    near = far.replace("x " * 1500, "x " * 700)
    ((code, _, help_),) = doubts("Ann Lee … barked", far)
    assert code == "G08"
    assert help_.startswith("one ends in line 3 of seeds/a.txt, the next begins in line 7: ")
    assert doubts("Ann Lee … barked", near) == []


WORDS = st.lists(
    st.sampled_from(["the", "cat", "sat", "on", "a", "mat,", "“it”", "slept", "…"]), max_size=30
)


@given(WORDS, WORDS)
def test_every_misquote_gets_an_answer(written, quoted):
    """Whatever the words, something is said, and the mark lies within the quote."""
    made, line = source("The parks\n\n" + " ".join(written)), "quote: '" + " ".join(quoted) + "'"
    table, _ = read_yaml("a.yaml", line)
    node = table.values["quote"]
    if not made.find(node.text):
        found = find_misquote(made, node)
        assert found.help
        assert 8 <= found.place.column <= len(line) + 1
        assert found.place.column + found.place.length <= max(len(line), 8) + 1


@given(WORDS, WORDS)
def test_differences_turn_a_quote_into_its_passage(written, quoted):
    """What is not told as different is the same."""
    folded, words = " ".join(written), split_words(" ".join(quoted))
    passage = find_passage(folded, words) if words else None
    if passage:
        keys = [one.key for one in passage.quoted]
        for one in reversed(passage.differences):
            keys[slice(*one.quoted)] = [word.key for word in passage.written[slice(*one.written)]]
        assert keys == [one.key for one in passage.written]


def test_a_long_quote_is_compared_where_it_goes_wrong():
    """However long quote and source are, so many words are compared and no more."""
    words = [f"word{number * 7919 % 1009}" for number in range(10_000)]
    quoted = [*words[2000:5000], "wrong", *words[5001:6000]]
    passage = find_passage(" ".join(words), split_words(" ".join(quoted)))
    assert len(passage.quoted) <= MAX_WORDS
    (difference,) = passage.differences
    assert [one.key for one in passage.quoted[slice(*difference.quoted)]] == ["wrong"]
    assert [one.key for one in passage.written[slice(*difference.written)]] == [words[5000]]


def test_a_long_quote_is_held_against_no_more_of_a_source_than_its_length():
    """Wherever its first word stands, which may be everywhere."""
    words = split_words("the" + " dog" * MAX_WORDS)
    few, many = ("the " * count for count in (4000, 4000 * LARGER))
    short, long = (seconds_of(partial(find_passage, text, words)) for text in (few, many))
    assert long < TIMED * short
