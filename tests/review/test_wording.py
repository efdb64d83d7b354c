"""Word lists apply to the literal text of templates, with exceptions."""

import pytest

from quizgen.languages import language_of
from quizgen.questions.shared_words import content_words
from quizgen.review.rules import dangling_articles, dangling_references, undated_states
from quizgen.review.template_words import literal_text

ENGLISH = language_of("en")
RULES = ENGLISH.rules


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
        (RULES.negatives, "who opened no fewer than … parks?"),
        (RULES.negatives, "who tied the knot in …?"),
        (RULES.vague_frequencies, "how often did … open parks?"),
        (RULES.pointers, "which town lies above sea level?"),
        (RULES.pointers, "which item of the treaty names …?"),
        (RULES.pronoun_subjects, "When the regiment returned, whom did it meet?"),
        (RULES.pronoun_subjects, "Who was the mayor when they met?"),
        (RULES.pronoun_subjects, "Name the longest river of Africa. Which is it?"),
        (RULES.joined_questions, "in which month and year did … open?"),
        (RULES.lists, "42,400 hectares"),
        (RULES.lists, "the border between North and South Korea"),
        (RULES.other_options, "All Nippon Airways"),
        (RULES.other_options, "Johnson and Johnson"),
    ],
)
def test_word_lists_do_not_match_good_sentences(pattern, text):
    """Each text has a word of the list in a harmless sense."""
    assert not pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (RULES.negatives, "who didn’t open …?"),
        (RULES.pointers, "who is named above?"),
        (RULES.pronoun_subjects, "How long did their deployment last?"),
        (RULES.pronoun_subjects, "It was opened in _____."),
        (RULES.lists, "uniforms, shotguns and rifles"),
        (RULES.other_options, "Both A and B"),
        (RULES.other_options, "None of these"),
        (dangling_articles._pattern_for(ENGLISH), "A _____ was sunk."),
        (dangling_articles._pattern_for(ENGLISH), "An “_____” was sunk."),
    ],
)
def test_word_lists_match_bad_sentences(pattern, text):
    """Word lists also match forms that occur in no bad deck."""
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (
            RULES.absolutes,
            (
                "always, never, all, every, everybody, everyone, everything, nobody, no one, "
                "nothing, invariably, absolutely"
            ),
        ),
        (
            RULES.vague_frequencies,
            (
                "usually, sometimes, frequently, generally, occasionally, rarely, seldom, "
                "typically, commonly, normally, regularly, mostly, often"
            ),
        ),
        (
            RULES.changing_states,
            (
                "current, present-day, at present, incumbent, latest, newest, as yet, so far, "
                "to date, today"
            ),
        ),
        (
            RULES.pointers,
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
    assert content_words(words, ENGLISH) == frozenset()
    assert content_words(f"{words} Ann opened 2020 parks, now", ENGLISH) == {"opened", "parks"}


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
    assert undated_states._find_undated(f"Who was {words} the mayor?", ENGLISH)
    assert undated_states._find_undated(f"Who was {words.upper()} the mayor?", ENGLISH)
    assert not undated_states._find_undated(f"Who was {words} the mayor as of 2025?", ENGLISH)


@pytest.mark.parametrize("pronoun", sorted(RULES.pronouns))
def test_each_pronoun_is_found(pronoun):
    """A capitalised pronoun at the beginning of a stem is found."""
    assert dangling_references._find_pronoun(f"{pronoun.capitalize()} mayor left.", ENGLISH)
