"""Word lists apply to the literal text of templates, with exceptions."""

import pytest

from quizgen.review.item_text import content_words
from quizgen.review.rules import (
    absolutes,
    all_of_the_above,
    compound_questions,
    dangling_articles,
    dangling_references,
    list_answers,
    negatives,
    undated_states,
    vague_frequencies,
)
from quizgen.review.template_words import literal_text


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("how many {{ amount.units }} did {{ not_it }} open?", "how many … did … open?"),
        ("{% if never %}who{% endif %} opened it?{# not #}", "…who… opened it?…"),
        ("who said “we will never forget”?", "who said …?"),
    ],
)
def test_literal_text_has_no_fields_and_quotations(template, words):
    """Fields, Jinja tags, comments and quoted words are replaced by “…”."""
    assert literal_text(template) == words


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (negatives._WORDS, "who opened no fewer than … parks?"),
        (negatives._WORDS, "who tied the knot in …?"),
        (vague_frequencies._WORDS, "how often did … open parks?"),
        (dangling_references._POINTERS, "which town lies above sea level?"),
        (dangling_references._POINTERS, "which item of the treaty names …?"),
        (dangling_references._OPENING, "When the regiment returned, whom did it meet?"),
        (dangling_references._OPENING, "Who was the mayor when they met?"),
        (compound_questions._JOINED, "in which month and year did … open?"),
        (list_answers._LIST, "42,400 hectares"),
        (list_answers._LIST, "the border between North and South Korea"),
        (all_of_the_above._OTHERS, "All Nippon Airways"),
        (all_of_the_above._OTHERS, "Johnson and Johnson"),
    ],
)
def test_word_lists_do_not_match_good_sentences(pattern, text):
    """Each text has a word of the list in a harmless sense."""
    assert not pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (negatives._WORDS, "who didn’t open …?"),
        (dangling_references._POINTERS, "who is named above?"),
        (dangling_references._OPENING, "How long did their deployment last?"),
        (dangling_references._OPENING, "It was opened in _____."),
        (list_answers._LIST, "uniforms, shotguns and rifles"),
        (all_of_the_above._OTHERS, "Both A and B"),
        (all_of_the_above._OTHERS, "None of these"),
        (dangling_articles._DANGLING, "A _____ was sunk."),
        (dangling_articles._DANGLING, "An “_____” was sunk."),
    ],
)
def test_word_lists_match_bad_sentences(pattern, text):
    """Word lists match forms that no bad deck has, too."""
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (
            absolutes._WORDS,
            (
                "always, never, all, every, everybody, everyone, everything, nobody, no one, "
                "nothing, invariably, absolutely"
            ),
        ),
        (
            vague_frequencies._WORDS,
            (
                "usually, sometimes, frequently, generally, occasionally, rarely, seldom, "
                "typically, commonly, normally, regularly, mostly, often"
            ),
        ),
        (
            undated_states._CHANGING,
            (
                "current, present-day, at present, incumbent, latest, newest, as yet, so far, "
                "to date, today"
            ),
        ),
        (
            dangling_references._POINTERS,
            (
                "he, she, it, they, we, you, him, them, us, this, these, those, here, now, today, "
                "yesterday, tomorrow, currently, nowadays, recently, lately, the article, "
                "the text, the passage, the author, the following, "
                "the aforementioned, the above, the below"
            ),
        ),
    ],
)
def test_every_word_of_a_list_is_found(pattern, words):
    """Each word is found in any case, but only as a whole word."""
    for word in words.split(", "):
        assert pattern.search(f"who {word.upper()} came?"), word
        assert not pattern.search(f"who x{word}x came?"), word


def test_function_words_are_not_content_words():
    """Words such as “which” and “from” do not count as shared by a stem and its key."""
    words = """
    about after also before been between could does from have into many more most much over such
    than that their them then there these they this those under were what when where which while
    whom whose will with would your
    """
    assert content_words(words) == frozenset()
    assert content_words(f"{words} Ann opened 2020 parks, now") == {"opened", "parks"}


@pytest.mark.parametrize(
    "words",
    [
        "current",
        "present-day",
        "at present",
        "incumbent",
        "latest",
        "newest",
        "as yet",
        "so far",
        "to date",
        "today",
    ],
)
def test_each_word_for_a_changing_state_is_found(words):
    """The quick test for single words rules out no stem with one of these words."""
    assert undated_states._find_undated(f"Who was {words} the mayor?")
    assert undated_states._find_undated(f"Who was {words.upper()} the mayor?")
    assert not undated_states._find_undated(f"Who was {words} the mayor as of 2025?")


@pytest.mark.parametrize("pronoun", dangling_references._PRONOUNS)
def test_each_pronoun_is_found(pronoun):
    """A capitalised pronoun at the beginning of a stem is found."""
    assert dangling_references._find_pronoun(f"{pronoun.capitalize()} mayor left.")
