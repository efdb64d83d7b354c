"""What is an id is known to all who write one, and they agree with the loader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from quizgen.facts.ids import fault_of, slug
from quizgen.facts.validation import FileSlug, Slug

TAKEN = {False: TypeAdapter(Slug), True: TypeAdapter(FileSlug)}
TEXTS = st.text() | st.from_regex(r"[a-z0-9-]*\n?") | st.text("ab-", min_size=95, max_size=105)
FOR_FILES = st.booleans()


def loads(text, of_files):
    """Tell whether a deck can have an id, of files or of what stands in them."""
    try:
        TAKEN[of_files].validate_python(text)
    except ValidationError:
        return False
    return True


@given(TEXTS | st.sampled_from(["con", "lpt1", "a" * 100, "a" * 101]), FOR_FILES)
def test_what_is_an_id_loads(text, of_files):
    """Nobody writes an id that the loader then refuses, nor refuses what it takes."""
    assert (fault_of(text, of_files=of_files) == "") is loads(text, of_files)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two Words", "“Two Words” is no id: use lower-case letters, digits and single hyphens"),
        ("a" * 101, f"“{'a' * 40}…” is no id: it has more than 100 characters"),
        ("con", "“con” is a name that Windows keeps to itself: no file can have it"),
    ],
)
def test_why_a_text_is_no_id(text, said):
    """A sentence that says what to mend, and does not fill the screen."""
    assert fault_of(text, of_files=True) == said


@given(st.text(), st.integers(1, 100))
def test_an_id_is_made_of_any_text(text, longest):
    """It is one that loads, of no more characters than were asked for, or nothing."""
    made = slug(text, longest)
    assert made == "" or (loads(made, of_files=False) and len(made) <= longest)
