"""A client of AnkiConnect: one JSON request and one JSON reply over HTTP, on this machine only.

It uses http.client, because urllib would use a proxy and follow redirects, and no data may leave
the machine.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import json
import socket
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct

from quizgen.diagnostics import strip_controls

if TYPE_CHECKING:
    from typing_extensions import Buffer

ADDON = 2055492159
"""The code of AnkiConnect on Anki's add-on site."""
PROTOCOL = 6
"""The version of AnkiConnect's protocol that this client needs."""
_PORT = 8765
_LARGEST = 64 * 2**20
_CHUNK = 2**16
_SHOWN = 300
"""Maximum length of a text from AnkiConnect in a message, in characters."""
_HELP = {
    "valid api key must be provided": (
        "pass the key with --key or in ANKICONNECT_KEY; it is apiKey in Tools > Add-ons > Config"
    ),
    "unsupported action": "update the add-on in Anki: Tools > Add-ons > Check for Updates",
    "collection is not available": "open a profile in Anki",
}


class AnkiError(Exception):
    """Anki cannot be reached or rejects a request; `help` says what to do."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.help = help_


class _DeadlineReader(io.RawIOBase):
    """A reader of a socket with a deadline (monotonic clock) for the whole reply, headers included.

    A socket's own timeout starts again with every byte. Raises TimeoutError.
    """

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._socket, self._deadline = connected, deadline
        self._raw = connected.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class Client(Struct, frozen=True):
    """AnkiConnect at a loopback address. `seconds` is the time limit of a reply."""

    host: str
    port: int
    key: str = ""
    seconds: float = 30

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def call(self, action: str, seconds: float | None = None, **params: object) -> Any:
        """Return the result of an action. Raises AnkiError."""
        request = {"action": action, "version": PROTOCOL, "params": params}
        if self.key:
            request["key"] = self.key
        reply = self._parse(self._send(json.dumps(request).encode(), seconds or self.seconds))
        if reply["error"] is not None:
            text = str(reply["error"])
            raise AnkiError(f"AnkiConnect rejected “{action}”: {_cut(text)}", _HELP.get(text, ""))
        return reply["result"]

    def check(self) -> None:
        """Check that AnkiConnect responds and accepts the key. Raises AnkiError if not."""
        version = self.call("version")
        if not isinstance(version, int) or version < PROTOCOL:
            raise AnkiError(
                f"AnkiConnect on {self} has protocol version {_cut(str(version))}, not {PROTOCOL}",
                _HELP["unsupported action"],
            )

    def _send(self, body: bytes, seconds: float) -> bytes:
        try:
            return self._post(body, seconds)
        except TimeoutError:
            raise AnkiError(
                f"no response from Anki on {self} within {seconds:g} seconds",
                "check whether it is busy or has a dialog open, then try again",
            ) from None
        except OSError:
            raise AnkiError(
                f"no response from Anki on {self}",
                f"start Anki with the add-on AnkiConnect (code {ADDON})",
            ) from None
        except http.client.HTTPException as error:
            raise self.unexpected_reply(f"{type(error).__name__} {error}") from error

    def _post(self, body: bytes, seconds: float) -> bytes:
        deadline = time.monotonic() + seconds
        connection = http.client.HTTPConnection(self.host, self.port, timeout=seconds)
        try:
            connection.request("POST", "/", body, {"Content-Type": "application/json"})
            response = http.client.HTTPResponse(connection.sock, method="POST")
            response.fp.close()
            response.fp = io.BufferedReader(_DeadlineReader(connection.sock, deadline))
            response.begin()
            return self._read(response)
        finally:
            connection.close()

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        content = bytearray()
        while chunk := response.read1(_CHUNK):
            content += chunk
            if len(content) > _LARGEST:
                raise self.unexpected_reply(f"the reply has more than {_LARGEST:,} bytes")
        return bytes(content)

    def _parse(self, content: bytes) -> dict[str, Any]:
        try:
            reply = json.loads(content)
        except (ValueError, RecursionError):
            raise self.unexpected_reply("the reply is not JSON") from None
        if not isinstance(reply, dict) or reply.keys() != {"result", "error"}:
            raise self.unexpected_reply("the reply has no result")
        return reply

    def unexpected_reply(self, reason: str) -> AnkiError:
        """Return the error for a reply that does not follow AnkiConnect's protocol."""
        return AnkiError(
            f"unexpected reply from {self}, which may not be AnkiConnect: {_cut(reason)}",
            f"update the add-on (code {ADDON}), or pass the address of AnkiConnect with --url",
        )


def connect(url: str, key: str = "") -> Client:
    """Return a client for a URL such as `http://127.0.0.1:8765`; nothing is sent yet.

    Raises ValueError unless the URL is an address of this machine: a deck is never sent over the
    network.
    """
    parts = urlsplit(url)
    extra = parts.username or parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme != "http" or extra:
        raise ValueError(f"invalid address “{url}”; use http://127.0.0.1:{_PORT}")
    host = parts.hostname or ""
    if not _is_loopback(host):
        raise ValueError(f"“{host}” is not this machine; use 127.0.0.1, ::1 or localhost")
    return Client(host, parts.port or _PORT, key)


def _cut(text: str) -> str:
    """Return a text from another program for a message: one line, without control characters."""
    line = strip_controls(" ".join(text[: 2 * _SHOWN].split()))
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
