"""The AnkiConnect client talks to this machine only, and validates every reply."""

import json
import socket
import threading
from contextlib import contextmanager, suppress

import pytest
from anki_connect_server import anki_connect, serving

from quizgen.exports.ankiconnect.client import AnkiError, Client, connect
from quizgen.exports.ankiconnect.collection_state import read_anki


def call(url, **options):
    """Request the version from a server."""
    client = connect(url)
    Client(client.host, client.port, **options).check()


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8765", "http://localhost", "http://[::1]:8765/", "http://127.0.0.2:80"],
)
def test_addresses_of_this_machine_are_accepted(url):
    """All names of the loopback are accepted; the port is optional."""
    assert connect(url).port in (8765, 80)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org:8765",
        "http://192.168.1.7:8765",
        "http://0.0.0.0:8765",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1@example.org",
        "https://127.0.0.1:8765",
        "http://127.0.0.1:99999",
        "http://127.0.0.1/somewhere",
        "127.0.0.1:8765",
        "",
    ],
)
def test_other_addresses_are_rejected(url):
    """A deck is never sent over the network."""
    with pytest.raises(ValueError, match=r"this machine|invalid address|Port"):
        connect(url)


def test_no_proxy_is_used(collection, monkeypatch):
    """Proxy settings of the environment are ignored."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with anki_connect(collection) as (url, addon):
        call(url)
    assert addon.calls == ["version"]


def test_no_redirect_is_followed():
    """Another program on the port cannot redirect requests."""
    asked = []
    with (
        serving(lambda body: asked.append(body) or []) as other,
        serving(lambda _: [b""], status=302, location=other) as url,
        pytest.raises(AnkiError, match="unexpected reply"),
    ):
        call(url)
    assert asked == []


def test_a_missing_anki_is_reported():
    """If Anki does not run, the help says how to start it."""
    with serving(lambda _: []) as url:
        pass
    with pytest.raises(AnkiError, match="no response from Anki on 127") as caught:
        call(url)
    assert caught.value.help == "start Anki with the add-on AnkiConnect (code 2055492159)"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"AnkiConnect",
        b"[]",
        b"\xff\xfe",
        b"6",
        b'{"result": 6}',
        b'{"result": 6, "error": null, "more": 1}',
        b"[" * 100_000,
    ],
)
def test_other_replies_are_reported_as_unexpected(answer):
    """The message says that another program may listen on the port."""
    with serving(lambda _: [answer]) as url, pytest.raises(AnkiError, match="unexpected reply"):
        call(url)


def test_an_older_protocol_is_rejected():
    """An add-on with a protocol before version 6 is rejected."""
    answer = json.dumps({"result": 5, "error": None}).encode()
    with (
        serving(lambda _: [answer]) as url,
        pytest.raises(AnkiError, match="has protocol version 5"),
    ):
        call(url)


@contextmanager
def ended(event):
    """Set an event at the end, so that a server that waits for it stops."""
    try:
        yield
    finally:
        event.set()


def be_silent(_, end):
    """Send no reply until the end of the test."""
    end.wait()
    return [b"{}"]


def drip_body(_, end):
    """Send a reply byte by byte, until the end of the test."""
    while not end.wait(0.001):
        yield b" "


@pytest.mark.parametrize("reply", [be_silent, drip_body])
def test_reply_has_a_time_limit(reply):
    """The limit is for the whole reply, not for each byte."""
    end = threading.Event()
    with (
        serving(lambda body: reply(body, end)) as url,
        ended(end),
        pytest.raises(AnkiError, match=r"within 0\.1 seconds"),
    ):
        call(url, seconds=0.1)


def test_headers_count_towards_the_time_limit():
    """A server that sends headers byte by byte does not extend the time limit."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        end = threading.Event()
        thread = threading.Thread(target=drip_headers, args=(server, end))
        thread.start()
        with ended(end), pytest.raises(AnkiError, match=r"within 0\.2 seconds"):
            call(f"http://127.0.0.1:{server.getsockname()[1]}", seconds=0.2)
        thread.join()


def drip_headers(server, end):
    """Send an endless header byte by byte, until the end of the test."""
    connection, _ = server.accept()
    with connection, suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not end.wait(0.001):
            connection.sendall(b"a")


NOTE = {"mod": 1, "fields": {"Id": {"value": "parks/a"}}, "tags": [], "cards": []}
MODEL = {"name": "Quizgen Flashcards", "mod": 1, "css": "", "tmpls": []}


@pytest.mark.parametrize(
    ("note", "model"),
    [
        ({"mod": float("inf")}, {}),
        ({"mod": float("nan")}, {}),
        ({"tags": [1]}, {}),
        ({"fields": {"Id": {"value": 7}}}, {}),
        ({"cards": [[]]}, {}),
        ({}, {"mod": float("inf")}),
        ({}, {"css": 1}),
        ({}, {"tmpls": [{"qfmt": 1, "afmt": ""}]}),
    ],
)
def test_unexpected_values_are_reported(note, model):
    """Values that JSON allows but Anki never sends, such as infinity, are an unexpected reply."""
    results = {
        "findCards": [1],
        "findNotes": [1],
        "notesInfo": [NOTE | note],
        "modelNames": [MODEL["name"]],
        "findModelsByName": [MODEL | model],
    }

    def answer(body):
        result = results[json.loads(body)["action"]]
        return [json.dumps({"result": result, "error": None}).encode()]

    with serving(answer) as url, pytest.raises(AnkiError, match="unexpected reply"):
        read_anki(connect(url), "parks", [MODEL["name"]])


def test_an_endless_reply_is_cut_off():
    """A reply above the size limit is an error, so that memory is limited."""
    piece = b" " * 2**20
    with (
        serving(lambda _: (piece for _ in range(100))) as url,
        pytest.raises(AnkiError, match="reply has more than"),
    ):
        call(url)


@pytest.mark.parametrize(("key", "fine"), [("secret", True), ("wrong", False), ("", False)])
def test_the_key_is_sent(collection, key, fine):
    """The client sends the key. If the key is wrong or missing, the help says where to find it."""
    with anki_connect(collection, key="secret") as (url, _):
        if fine:
            call(url, key=key)
        else:
            with pytest.raises(AnkiError, match="valid api key") as caught:
                call(url, key=key)
            assert "--key" in caught.value.help


def test_a_closed_profile_is_reported():
    """The add-on replies even if no collection is open."""
    answer = json.dumps({"result": None, "error": "collection is not available"}).encode()
    with serving(lambda _: [answer]) as url, pytest.raises(AnkiError) as caught:
        call(url)
    assert caught.value.help == "open a profile in Anki"


def test_an_unknown_action_suggests_an_update(collection):
    """For an unknown action, the help suggests an update, because the add-on is probably old."""
    with anki_connect(collection) as (url, _), pytest.raises(AnkiError, match="rejected") as caught:
        connect(url).call("notYetThought")
    assert "Check for Updates" in caught.value.help


@pytest.mark.parametrize("result", [None, 7, [None], ["x"], [[]], {"a": 1}])
def test_unexpected_results_are_reported(result):
    """A result of the wrong type is an unexpected reply."""
    answer = json.dumps({"result": result, "error": None}).encode()
    with serving(lambda _: [answer]) as url, pytest.raises(AnkiError, match="unexpected reply"):
        read_anki(connect(url), "parks", ["Quizgen Flashcards"])


@pytest.mark.parametrize(
    "reply",
    [
        {"result": None, "error": "no\x1b[31m good\u202e\nat all " + "x" * 1_000_000},
        {"result": "9\x1b]0;x\x07" + "x" * 1_000_000, "error": None},
    ],
)
def test_text_of_another_program_is_cut(reply):
    """A message has one line of limited length, and nothing in it controls the terminal."""
    with (
        serving(lambda _: [json.dumps(reply).encode()]) as url,
        pytest.raises(AnkiError) as caught,
    ):
        call(url)
    message = str(caught.value)
    assert len(message) < 500
    assert "…" in message
    assert message.isprintable()
