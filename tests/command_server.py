"""Run the command in processes that have already imported it, since imports dominate short runs.

One process imports all of quizgen and forks for each call. The child runs the command as a user
does, with its own folder, environment, streams and exit code.
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
"""Maximum size of a call (arguments, folder and environment) in bytes."""


class CommandServer:
    """A process that runs the command again and again. Call `end` to stop it."""

    def __init__(self):
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", __file__, str(theirs.fileno())], pass_fds=[theirs.fileno()]
            )

    def run(self, arguments, folder, environment):
        """Run the command and return its exit code and output, as `subprocess.run` does."""
        call = json.dumps([arguments, str(folder), environment]).encode()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            socket.send_fds(self._channel, [call], [out.fileno(), errors.fileno()])
            code = int(self._channel.recv(LARGEST))
            texts = (_text_of(file) for file in (out, errors))
            return subprocess.CompletedProcess(arguments, code, *texts)

    def end(self):
        """Stop the process."""
        self._channel.close()
        self._process.wait()


def _text_of(file):
    file.seek(0)
    return file.read().decode()


def _serve(channel):
    """Fork for each call until the channel is closed; return in the child, which is the command."""
    while True:
        call, streams, *_ = socket.recv_fds(channel, LARGEST, 2)
        if not call:
            os._exit(0)
        child = os.fork()
        if child == 0:
            channel.close()
            return _set_up_child(*json.loads(call), streams)
        for stream in streams:
            os.close(stream)
        channel.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _set_up_child(arguments, folder, environment, streams):
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
    gc.freeze()  # the garbage collector then never scans or copies these objects


if __name__ == "__main__":
    _import_everything()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    from quizgen.__main__ import main

    main()
