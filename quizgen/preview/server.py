"""Listening on the loopback, for browsers of this machine alone."""

from __future__ import annotations

import contextlib
import errno
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from quizgen.preview.routes import Answer, answer_request
from quizgen.preview.state import PreviewState

LOOPBACK = "127.0.0.1"
_NAMES = (LOOPBACK, "localhost")
_HEARTBEAT = 15.0
"""Seconds after which a silent connection is written to, by which one that has gone is noticed."""
_STRANGER = Answer(421, b"This is a preview for this machine alone.\n", "text/plain")
_SAFE: dict[str, str] = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PortTakenError(Exception):
    """Another program listens on the port."""


class PreviewServer(ThreadingHTTPServer):
    """A server of one board. It is bound to the loopback as soon as it is made."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, board: PreviewState, port: int) -> None:
        """Bind to a port, any free one for 0. Raises PortTakenError and OSError."""
        self.board = board
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                raise PortTakenError(str(port)) from error
            raise
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in _NAMES)

    @property
    def address(self) -> str:
        """Where the first page is."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Answer in the background, and stop when the block is left."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1})
        thread.start()
        try:
            yield
        finally:
            self.board.close()
            self.shutdown()
            thread.join()
            self.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; the base class refuses every other method."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "quizgen"
    sys_version = ""
    timeout = 60
    _events: ClassVar[dict[str, str]] = {"Content-Type": "text/event-stream", **_SAFE}

    def do_GET(self) -> None:
        host = self.headers.get("Host", "")
        if host not in self.server.hosts:
            self._send(_STRANGER)
        elif self.path == "/events":
            self._send_events()
        else:
            self._send(answer_request(self.server.board, self.path, f"http://{host}"))

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def _send(self, answer: Answer) -> None:
        length = {"Content-Type": answer.type, "Content-Length": str(len(answer.content))}
        self._send_head(answer.status, {**length, **_SAFE, **answer.headers})
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _send_head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_events(self) -> None:
        """Send the board's edition at once and whenever it is another one, until it closes."""
        board, edition = self.server.board, ""
        self.close_connection = True
        self._send_head(200, {**self._events, "Connection": "close"})
        while self.command != "HEAD" and not board.is_closed:
            now = board.wait(edition, _HEARTBEAT)
            self.wfile.write(
                f"retry: 500\ndata: {now}\n\n".encode() if now != edition else b":\n\n"
            )
            edition = now

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal is for what happens to decks."""
