"""A driver for `quizgen preview` in a child process: its terminal output and its responses."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request

TIMEOUT = 180
"""Seconds to wait for output, a response or the end of the process, on a machine under load."""


class PreviewProcess:
    """A running `quizgen preview` in a project. `url` is the address that it prints."""

    def __init__(self, project, *arguments):
        self.project = project
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quizgen", "preview", "--port", "0", *arguments],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
        )
        self._lines = queue.SimpleQueue()
        self._errors = []
        self._readers = [
            threading.Thread(target=self._read, daemon=True),
            threading.Thread(target=lambda: self._errors.append(self.process.stderr.read())),
        ]
        for reader in self._readers:
            reader.start()
        self.url = self.next_line().partition(" ")[0]

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def next_line(self):
        """Return the next line of stdout; fail if there is none."""
        line = self._lines.get(timeout=TIMEOUT)
        assert line is not None, self._errors
        return line

    def next_status(self):
        """Return the next line about a deck, without the time."""
        return self.next_line().partition(" ")[2]

    def get(self, path, method="GET", **headers):
        """Return status, headers and body of a response, without following redirections."""
        request = urllib.request.Request(self.url + path, None, headers, method=method)  # noqa: S310
        try:
            with _OPENER.open(request, timeout=TIMEOUT) as response:
                return response.status, response.headers, response.read().decode()
        except urllib.error.HTTPError as error:
            with error as response:
                return response.code, response.headers, response.read().decode()

    def stop(self):
        """Send Ctrl-C; return the exit code and stderr."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(TIMEOUT)
        self._readers[1].join(TIMEOUT)
        self.process.stdout.close()
        self.process.stderr.close()
        return code, "".join(self._errors)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def files_in(project):
    """Return the content of every file of a project by path."""
    paths = (path for path in sorted(project.rglob("*")) if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in paths}
