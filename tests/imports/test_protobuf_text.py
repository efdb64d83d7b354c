"""Fields of protobuf messages are read."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.imports.anki.protobuf_text import read_protobuf


def test_fields_are_read():
    """Numbers and texts are read by field number, and other types are skipped."""
    message = (
        b"\x08\x96\x01" + b"\x12\x02ab" + b"\x19" + bytes(8) + b"\x25" + bytes(4) + b"\x28\x01"
    )
    fields = read_protobuf(message)
    assert (fields[1], fields[2], fields[5]) == (150, b"ab", 1)


@pytest.mark.parametrize("message", [b"\x08", b"\x12\x05ab", b"\x0b", b"\x19\x00"])
def test_damaged_message_is_an_error(message):
    """A message that is cut off or has an unknown type raises ValueError."""
    with pytest.raises(ValueError, match=r"cut off|wire type"):
        read_protobuf(message)


@given(st.binary(max_size=40))
def test_any_bytes_end(message):
    """Any bytes give fields or a ValueError."""
    with suppress(ValueError):
        assert isinstance(read_protobuf(message), dict)
