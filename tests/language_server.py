"""The YAML language server that editors run, spoken to over its standard input and output."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager

from conftest import ROOT

PROGRAM = ROOT / ".npm" / "node_modules" / ".bin" / "yaml-language-server"
SETTINGS = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}


class LanguageServer:
    """One run of the server. Files are opened as an editor does, from the disk."""

    def __init__(self, process):
        self.process = process
        self.number = 0
        self.ask("initialize", processId=None, rootUri=ROOT.as_uri(), capabilities={})
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=SETTINGS)

    def tell(self, method, **params):
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method, **params):
        """Send a request and return its result."""
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        return self._until(lambda message: message.get("id") == self.number)["result"]

    def diagnose(self, path):
        """Open a file and return what the server finds wrong with it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1}
        document["text"] = path.read_text("utf-8")
        self.tell("textDocument/didOpen", textDocument=document)
        found = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == document["uri"]
            )
        )
        return [one["message"] for one in found["params"]["diagnostics"]]

    def complete(self, path, line, column):
        """Return what the server offers at a place of an open file, both from 0."""
        place = {"line": line, "character": column}
        offered = self.ask(
            "textDocument/completion", textDocument={"uri": path.as_uri()}, position=place
        )
        return {item["label"] for item in offered["items"]}

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
        """Answer what the server asks an editor: its settings, for one."""
        result = None
        if message["method"] == "workspace/configuration":
            result = [SETTINGS.get(one.get("section")) for one in message["params"]["items"]]
        self._send({"id": message["id"], "result": result})


@contextmanager
def language_server():
    """Run the server for a while."""
    command = [PROGRAM, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield LanguageServer(process)
        finally:
            process.kill()
