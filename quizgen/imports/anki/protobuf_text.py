"""Reader for the few protobuf fields that an import needs of Anki's newest collections."""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5
_SIZES = {_FIXED_64: 8, _FIXED_32: 4}
_MORE, _PAYLOAD = 0x80, 0x7F


def read_protobuf(message: bytes) -> dict[int, int | bytes]:
    """Return the last value of each field of a message, by field number.

    Raises ValueError if the message is damaged.
    """
    return dict(_fields(message))


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        number, wire = tag >> 3, tag & 7
        if wire == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if wire == _BYTES:
            size, at = _varint(message, at)
        elif wire in _SIZES:
            size = _SIZES[wire]
        else:
            raise ValueError(f"unknown wire type {wire}")
        if at + size > len(message):
            raise ValueError("the message is cut off")
        yield number, message[at : at + size]
        at += size


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Return the number at an offset, and the offset after it."""
    value = shift = 0
    while at < len(message):
        byte = message[at]
        value |= (byte & _PAYLOAD) << shift
        shift, at = shift + 7, at + 1
        if not byte & _MORE:
            return value, at
    raise ValueError("the message is cut off")
