"""The generated reference in docs/reference/ is up to date and complete."""

import pytest
import reference_pages


@pytest.fixture(scope="module")
def generated():
    """Every page, generated from the current code."""
    return reference_pages.pages()


def test_the_reference_is_not_stale(generated):
    """A change of a command, kind, rule or key also changes its page."""
    written = {
        path.name: path.read_text("utf-8") for path in reference_pages.REFERENCE.glob("*.md")
    }
    stale = [name for name, text in generated.items() if written.get(name) != text]
    assert stale == [], "stale pages in docs/reference/: run `make docs`"
    assert written.keys() == generated.keys()


@pytest.mark.parametrize("page", ["schema.md", "kinds.md"])
def test_every_key_and_field_is_described(page, generated):
    """Every row of the tables of keys and of the fields of kinds has a description."""
    assert [row for row in generated[page].split("\n") if row.endswith("|  |")] == []


def test_each_kind_has_an_example_with_items(generated):
    """A fact without items would not show what its kind asks."""
    _, *kinds = generated["kinds.md"].split("\n## ")
    assert kinds
    shown = {text.split("\n")[0]: text.partition("Items:\n\n```text\n")[2] for text in kinds}
    assert [name for name, items in shown.items() if " → " not in items] == []
