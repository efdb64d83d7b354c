"""Misquotes are reported with the nearest passage of their source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work_growth import finishes

from quizgen.diagnostics import format_finding
from quizgen.facts.misquotes import find_misquote, find_quote_warnings
from quizgen.facts.nearest_passage import MAX_WORDS, find_passage, split_words
from quizgen.facts.sources import read_source
from quizgen.facts.yaml_tree import read_yaml
from quizgen.languages import language_of

ENGLISH = language_of("en")

TEXT = (
    "The parks\n\n"
    "In May 2020 Mayor Ann Lee opened over 30 parks in the old town of Bath. “They are a joy.”\n\n"
    "Bob Ray planted 1,200 trees. The parks were opened in May.\n"
)


def source(text=TEXT, id_="a"):
    """Return a source with a text."""
    return read_source(id_, f"seeds/{id_}.txt", text, title="The parks", cite="a report")


def misquoted(written, *others, text=TEXT):
    """Return the message, the marked words and the help for a misquote, written as in YAML."""
    line = f"quote: {written}"
    table, findings = read_yaml("a.yaml", line)
    assert not findings
    found = find_misquote(source(text), table.values["quote"], others)
    _, shown, carets, *_ = format_finding(found, {"a.yaml": line}).split("\n")
    marked = "".join(
        char for char, caret in zip(shown, carets.ljust(999), strict=False) if caret == "^"
    )
    message = found.message.removeprefix("quote not found in seeds/a.txt").lstrip(": ")
    return message, marked, found.help


@pytest.mark.parametrize(
    ("written", "message", "marked", "help_"),
    [
        (
            "opened over 40 parks in the old",
            "it has “40” instead of “30”",
            "40",
            "line 3 has “opened over [30] parks in the old”",
        ),
        (
            '"opened over 40 parks in the old"',
            "it has “40” instead of “30”",
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
            "it has “they” instead of “They”",
            "they",
            "line 3 has “[They] are a joy”",
        ),
        (
            "The park In May 2020",
            "it has “park” instead of “parks”",
            "park",
            "line 1 has “The [parks] In May 2020”",
        ),
        (
            "In May 2020 Mayor Ann Lee shut over 30 parks",
            "it has “shut” instead of “opened”",
            "shut",
            "line 3 has “In May 2020 Mayor Ann Lee [opened] over 30 parks”",
        ),
        (
            "In May 2020 Mayor Ann Lee opened above 30 parks in the old town of Bath",
            "it has “above” instead of “over”",
            "above",
            "line 3 has “… May 2020 Mayor Ann Lee opened [over] 30 parks in the old town …”",
        ),
        (
            "Mayor Bob Lee",
            "it has “Bob” instead of “Ann”",
            "Bob",
            "line 3 has “Mayor [Ann] Lee”",
        ),
        (
            "Bob Ray planted 1,200 shrubs",
            "it has “shrubs” instead of “trees”",
            "shrubs",
            "line 5 has “Bob Ray planted 1,200 [trees]”",
        ),
        (
            "planted 1,200 trees … Mayor Ann Lee",
            "its pieces are in the wrong order",
            "Mayor Ann Lee",
            "“Mayor Ann Lee” (line 3) comes before the end of “planted 1,200 trees” (line 5)",
        ),
        (
            "planted 1,200 trees … Mayor Ann Lee opened over 30",
            "its pieces are in the wrong order",
            "Mayor Ann Lee opened over 30",
            (
                "“Mayor Ann Lee opened over …” (line 3) comes before the end of"
                " “planted 1,200 trees” (line 5)"
            ),
        ),
        (
            "planted 1,200 trees … Mayor Ann Lee opened over",
            "its pieces are in the wrong order",
            "Mayor Ann Lee opened over",
            (
                "“Mayor Ann Lee opened over” (line 3) comes before the end of"
                " “planted 1,200 trees” (line 5)"
            ),
        ),
        (
            "a dog came by",
            "",
            "a dog came by",
            "nothing similar found: copy the words from the source",
        ),
        (
            "?!",
            "",
            "?!",
            "nothing similar found: copy the words from the source",
        ),
    ],
)
def test_a_misquote_is_compared_with_the_nearest_passage(written, message, marked, help_):
    """The first wrong word is marked, and the words of the source are in brackets."""
    assert misquoted(written) == (message, marked, help_)


def test_a_quote_from_another_source_is_found_there():
    """The help names the source that contains the quote."""
    other = source("The parks\n\nA dog came by.\n", "b")
    _, _, help_ = misquoted("A dog came by", source(), other)
    assert help_ == "it is in seeds/b.txt: write `source: b`"


def test_a_text_on_several_lines_is_marked_as_a_whole():
    """The places of its words in the file are not known."""
    table, _ = read_yaml("a.yaml", "quote: >-\n  opened over\n  40 parks in the old")
    found = find_misquote(source(), table.values["quote"])
    assert (found.place.line, found.place.column) == (1, 8)
    assert found.help == "line 3 has “opened over [30] parks in the old”"


def test_differences_in_white_space_are_reported():
    """A quote with the right words but the wrong spaces is not found."""
    message, _, _ = misquoted("They are a joy .")
    assert message == "it has spaces where the source has none, or the other way round"


def test_the_nearest_of_several_passages_is_shown():
    """The passage with most words in common wins, and rare words count more."""
    text = "The parks\n\nThe cat and the dog and the cow.\n\nThe cat and the emu and the cow.\n"
    _, _, help_ = misquoted("the dog and a cow", text=text)
    assert "line 3" in help_


def test_many_words_outvote_a_rare_one():
    """The passage with most of the words wins, not the passage with the rarest word."""
    filler = "\n\n" + "so it went on and on " * 20 + "\n\n"
    text = f"The parks\n\nAn emu.{filler}The cat and the dog ran over a hill.{filler}A dog, a hill."
    _, _, help_ = misquoted("The emu and the dog ran over a hill", text=text)
    assert help_ == "line 7 has “The [cat] and the dog ran over a …”"


def find_warnings(quote, text):
    """Return code, message and help of each warning about a quote."""
    table, _ = read_yaml("a.yaml", f"quote: {quote}")
    node, article = table.values["quote"], source(text)
    found = find_quote_warnings(article, node, article.find_all(node.text), ENGLISH)
    return [(finding.code, finding.message, finding.help) for finding in found]


def test_a_quote_that_occurs_twice_is_ambiguous():
    """Two places in the same sentence are not ambiguous."""
    text = "The parks\n\n30 parks are new. 30 parks, 30 parks!\n\nAll 30 parks.\n"
    expected = (
        "G07",
        "the quote occurs more than once in seeds/a.txt: on lines 3 and 5",
        "the first place is used; quote a few more words",
    )
    assert find_warnings("30 parks", text) == [expected]
    assert find_warnings("30 parks, … 30 parks", text) == []
    assert find_warnings("parks are new", text) == []


def test_a_quote_of_the_head_and_the_body_is_ambiguous():
    """The head is not a paragraph, but it is searched."""
    assert [code for code, *_ in find_warnings("parks", "The parks\n\nTwo parks.\n")] == ["G07"]


def test_a_long_list_of_places_is_shortened():
    """The message lists three places."""
    text = "The parks\n\n" + "A dog came.\n\n" * 9
    ((_, message, _),) = find_warnings("dog", text)
    assert message.endswith("on lines 3, 5, 7 and more")


def test_pieces_far_apart_are_a_warning():
    """Pieces a page apart are fine."""
    far = "The parks\n\nAnn Lee came.\n\n" + "x " * 1500 + "\n\nA dog barked.\n"
    near = far.replace("x " * 1500, "x " * 700)
    ((code, _, help_),) = find_warnings("Ann Lee … barked", far)
    assert code == "G08"
    assert help_.startswith("the gap is from line 3 to line 7 of seeds/a.txt; ")
    assert find_warnings("Ann Lee … barked", near) == []


WORDS = st.lists(
    st.sampled_from(["the", "cat", "sat", "on", "a", "mat,", "“it”", "slept", "…"]), max_size=30
)


@given(WORDS, WORDS)
def test_every_misquote_has_a_help(written, quoted):
    """For any words, the finding has a help and marks a part of the quote."""
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
    """Words outside the differences are equal."""
    folded, words = " ".join(written), split_words(" ".join(quoted))
    passage = find_passage(folded, words) if words else None
    if passage:
        keys = [word.key for word in passage.quoted]
        for difference in reversed(passage.differences):
            written = passage.written[slice(*difference.written)]
            keys[slice(*difference.quoted)] = [word.key for word in written]
        assert keys == [word.key for word in passage.written]


def test_a_long_quote_is_compared_around_its_first_difference():
    """At most MAX_WORDS words are compared, for a quote and source of any length."""
    words = [f"word{number * 7919 % 1009}" for number in range(10_000)]
    quoted = [*words[2000:5000], "wrong", *words[5001:6000]]
    passage = find_passage(" ".join(words), split_words(" ".join(quoted)))
    assert len(passage.quoted) <= MAX_WORDS
    (difference,) = passage.differences
    assert [word.key for word in passage.quoted[slice(*difference.quoted)]] == ["wrong"]
    assert [word.key for word in passage.written[slice(*difference.written)]] == [words[5000]]


def test_comparing_a_long_quote_takes_bounded_time():
    """Even if its first word occurs everywhere in the source."""
    words = split_words("the" + " dog" * MAX_WORDS)
    assert finishes(lambda: find_passage("the " * 600_000, words))
