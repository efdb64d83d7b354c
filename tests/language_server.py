"""Talk to the YAML language server of editors over its standard input and output."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager

from conftest import ROOT

PROGRAM = ROOT / ".npm" / "node_modules" / ".bin" / "yaml-language-server"
SETTINGS = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}


class LanguageServer:
    """A running server. It opens files from the disk, as an editor does."""

    def __init__(self, process):
        self.process = process
        self.number = 0
        self.request("initialize", processId=None, rootUri=ROOT.as_uri(), capabilities={})
        self.notify("initialized")
        self.notify("workspace/didChangeConfiguration", settings=SETTINGS)

    def notify(self, method, **params):
        """Send a notification."""
        self._send({"method": method, "params": params})

    def request(self, method, **params):
        """Send a request and return its result."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        return self._until(lambda message: message.get("id") == self.number)["result"]

    def diagnose(self, path):
        """Open a file and return the messages of its diagnostics."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1}
        document["text"] = path.read_text("utf-8")
        self.notify("textDocument/didOpen", textDocument=document)
        found = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == document["uri"]
            )
        )
        return [diagnostic["message"] for diagnostic in found["params"]["diagnostics"]]

    def complete(self, path, line, column):
        """Return the completions at a position of an open file; line and column count from 0."""
        place = {"line": line, "character": column}
        response = self.request(
            "textDocument/completion", textDocument={"uri": path.as_uri()}, position=place
        )
        return {item["label"] for item in response["items"]}

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _until(self, wanted):
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) or not length:
                assert line or self.process.poll() is None, "the language server has ended"
                if line.startswith(b"Content-Length:"):
                    length = int(line.split()[1])
            message = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message
            if "id" in message and "method" in message:
                self._answer(message)

    def _answer(self, message):
        """Answer a request of the server, such as for the settings of the editor."""
        result = None
        if message["method"] == "workspace/configuration":
            result = [SETTINGS.get(entry.get("section")) for entry in message["params"]["items"]]
        self._send({"id": message["id"], "result": result})


@contextmanager
def language_server():
    """Run the server, and kill it at the end."""
    command = [PROGRAM, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield LanguageServer(process)
        finally:
            process.kill()
