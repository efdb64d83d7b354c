"""The reference in docs/ is made of the code, and its links lead somewhere."""

import pytest
import reference_pages


@pytest.fixture(scope="module")
def made():
    """Every page as the code makes it now."""
    return reference_pages.pages()


def test_the_reference_is_not_stale(made):
    """Whoever changes a verb, a kind, a rule or a key writes the pages anew."""
    written = {
        path.name: path.read_text("utf-8") for path in reference_pages.REFERENCE.glob("*.md")
    }
    stale = [name for name, text in made.items() if written.get(name) != text]
    assert stale == [], "stale pages in docs/reference/: run `make docs`"
    assert written.keys() == made.keys()


def test_every_key_is_described(made):
    """No row of the keys ends in an empty cell."""
    assert [row for row in made["schema.md"].split("\n") if row.endswith("|  |")] == []
