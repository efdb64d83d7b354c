"""The command in processes that have imported it already: imports are most of a short command.

One process imports all of quizgen and forks for each call. What it forks is the command as a user
runs it, with a folder, an environment, streams and an exit code of its own, after its imports.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import tempfile

LARGEST = 1 << 20
"""Bytes of a call: arguments, folder and environment."""


class CommandServer:
    """A process that runs the command again and again. Call `end` to stop it."""

    def __init__(self):
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", __file__, str(theirs.fileno())], pass_fds=[theirs.fileno()]
            )

    def run(self, arguments, folder, environment):
        """Run the command; return what subprocess.run returns of a command whose text it takes."""
        call = json.dumps([arguments, str(folder), environment]).encode()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            socket.send_fds(self._channel, [call], [out.fileno(), errors.fileno()])
            code = int(self._channel.recv(LARGEST))
            said = (_text_of(file) for file in (out, errors))
            return subprocess.CompletedProcess(arguments, code, *said)

    def end(self):
        """Let the process end."""
        self._channel.close()
        self._process.wait()


def _text_of(file):
    file.seek(0)
    return file.read().decode()


def _serve(channel):
    """Fork for each call until no more can come; return in what is to be the command."""
    while True:
        call, streams, *_ = socket.recv_fds(channel, LARGEST, 2)
        if not call:
            os._exit(0)
        child = os.fork()
        if child == 0:
            channel.close()
            return _become(*json.loads(call), streams)
        for stream in streams:
            os.close(stream)
        channel.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _become(arguments, folder, environment, streams):
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, stream in enumerate(streams, 1):
        os.dup2(stream, number)
        os.close(stream)
    sys.argv = ["quizgen", *arguments]


def _import_everything():
    import quizgen

    for module in pkgutil.walk_packages(quizgen.__path__, "quizgen."):
        importlib.import_module(module.name)
    gc.collect()
    gc.freeze()  # nothing of this is ever looked through, or copied, again


if __name__ == "__main__":
    _import_everything()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    from quizgen.__main__ import main

    main()
