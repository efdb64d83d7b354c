"""`find_id_error` agrees with the loader on which texts are ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from quizgen.facts.ids import find_id_error, make_slug
from quizgen.facts.validation import FileSlug, Slug

ADAPTERS = {False: TypeAdapter(Slug), True: TypeAdapter(FileSlug)}
TEXTS = st.text() | st.from_regex(r"[a-z0-9-]*\n?") | st.text("ab-", min_size=95, max_size=105)
FOR_FILES = st.booleans()


def loads(text, of_files):
    """Return whether the loader accepts an id, of a file or of anything else."""
    try:
        ADAPTERS[of_files].validate_python(text)
    except ValidationError:
        return False
    return True


@given(TEXTS | st.sampled_from(["con", "lpt1", "a" * 100, "a" * 101]), FOR_FILES)
def test_valid_ids_load(text, of_files):
    """A text is a valid id if and only if the loader accepts it."""
    assert (find_id_error(text, of_files=of_files) == "") is loads(text, of_files)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Two Words",
            "“Two Words” cannot be an id: use lower-case letters, digits and single hyphens",
        ),
        ("a" * 101, f"“{'a' * 40}…” cannot be an id: it has more than 100 characters"),
        ("con", "“con” is a reserved file name on Windows"),
    ],
)
def test_invalid_ids_are_explained(text, message):
    """The message is short, and says what is wrong."""
    assert find_id_error(text, of_files=True) == message


@given(st.text(), st.integers(1, 100))
def test_made_ids_are_valid(text, longest):
    """An id made of any text loads and is not too long, or it is empty."""
    made = make_slug(text, longest)
    assert made == "" or (loads(made, of_files=False) and len(made) <= longest)
