"""The web server of the preview, which listens on the loopback address only."""

from __future__ import annotations

import contextlib
import errno
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from quizgen.preview.routes import Response, respond
from quizgen.preview.state import PreviewState

LOOPBACK = "127.0.0.1"
_NAMES = (LOOPBACK, "localhost")
_HEARTBEAT = 15.0
"""Seconds between heartbeats on an idle connection, which detect that the browser has gone."""
_WRONG_HOST = Response(421, b"The preview is available on this machine only.\n", "text/plain")
_SECURITY_HEADERS: dict[str, str] = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PortTakenError(Exception):
    """The port is in use by another program."""


class PreviewServer(ThreadingHTTPServer):
    """A server for one PreviewState, bound to the loopback address."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, preview: PreviewState, port: int) -> None:
        """Bind to a port, or to a free port for 0. Raises PortTakenError and OSError."""
        self.preview = preview
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                raise PortTakenError(str(port)) from error
            raise
        self.hosts = frozenset(f"{name}:{self.server_port}" for name in _NAMES)

    @property
    def address(self) -> str:
        """The URL of the first page."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore connections that the browser closes during a response."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Serve in the background until the end of the block."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1})
        thread.start()
        try:
            yield
        finally:
            self.preview.close()
            self.shutdown()
            thread.join()
            self.server_close()


class _Handler(BaseHTTPRequestHandler):
    """A handler of GET and HEAD; the base class rejects other methods."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "quizgen"
    sys_version = ""
    timeout = 60
    _events: ClassVar[dict[str, str]] = {"Content-Type": "text/event-stream", **_SECURITY_HEADERS}

    def do_GET(self) -> None:
        host = self.headers.get("Host", "")
        if host not in self.server.hosts:
            self._send(_WRONG_HOST)
        elif self.path == "/events":
            self._send_events()
        else:
            self._send(respond(self.server.preview, self.path, f"http://{host}"))

    do_HEAD = do_GET  # noqa: N815 - the base class's name

    def _send(self, response: Response) -> None:
        length = {"Content-Type": response.type, "Content-Length": str(len(response.content))}
        self._send_head(response.status, {**length, **_SECURITY_HEADERS, **response.headers})
        if self.command != "HEAD":
            self.wfile.write(response.content)

    def _send_head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_events(self) -> None:
        """Send the revision at once and after each change, until the preview closes."""
        preview, revision = self.server.preview, ""
        self.close_connection = True
        self._send_head(200, {**self._events, "Connection": "close"})
        while self.command != "HEAD" and not preview.is_closed:
            current = preview.wait(revision, _HEARTBEAT)
            self.wfile.write(
                f"retry: 500\ndata: {current}\n\n".encode() if current != revision else b":\n\n"
            )
            revision = current

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Log nothing, because the terminal shows the state of decks."""
