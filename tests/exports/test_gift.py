"""GIFT files come back from two readers with the same stems, options and keys."""

import pytest
from gift_readers import read_as_moodle, read_with_pegjs
from hostile_items import hostile, shipped, written
from platform_texts import expected, in_menus

from quizgen.exports.platforms.gift import GIFT

READERS = {"moodle": read_as_moodle, "gift-pegjs": read_with_pegjs}


@pytest.mark.parametrize("publication", [shipped, hostile], ids=["decks", "hostile"])
@pytest.mark.parametrize("reader", READERS)
def test_questions_come_back(reader, publication):
    """Each question has its id, stem, options and key, whatever signs its texts contain."""
    items, files = written(GIFT, publication())
    (text,) = files.values()
    found = READERS[reader](text.decode())
    assert len(found) == len(items)
    for item, (id_, stem, kind, answers) in zip(items, found, strict=True):
        assert item.id.startswith(id_[:88])
        if kind != "number":
            assert (stem, kind, answers) == in_menus(expected(item)), item.id


def test_numbers_have_a_tolerance():
    """A number without a hedge is a numerical question; half of its last decimal is allowed."""
    items, files = written(GIFT, shipped())
    (text,) = files.values()
    found = read_as_moodle(text.decode())
    numbers = {
        item.answer: answers
        for item, (_, _, kind, answers) in zip(items, found, strict=True)
        if kind == "number"
    }
    assert numbers["5,000"] == "5000:0"
    assert numbers["55"] == "55:0"


def test_the_same_input_gives_the_same_bytes():
    """Two exports do not differ."""
    assert written(GIFT, hostile())[1] == written(GIFT, hostile())[1]
