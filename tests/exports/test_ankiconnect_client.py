"""The client of AnkiConnect talks to this machine only, and takes no answer on trust."""

import json
import socket
import threading
from contextlib import contextmanager, suppress

import pytest
from anki_connect_server import anki_connect, serving

from quizgen.exports.ankiconnect.client import AnkiError, Client, connect
from quizgen.exports.ankiconnect.collection_state import read_anki


def call(url, **options):
    """Ask a server for its version."""
    client = connect(url)
    Client(client.host, client.port, **options).check()


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8765", "http://localhost", "http://[::1]:8765/", "http://127.0.0.2:80"],
)
def test_this_machine_is_fine(url):
    """Every name of the loopback is one of this machine's own; the port may be left out."""
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
def test_other_machines_are_refused(url):
    """A deck never goes to the network, whoever asks for it."""
    with pytest.raises(ValueError, match=r"this machine|not an address|Port"):
        connect(url)


def test_nothing_goes_through_a_proxy(collection, monkeypatch):
    """What a machine sets for the web is not for this."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with anki_connect(collection) as (url, addon):
        call(url)
    assert addon.calls == ["version"]


def test_no_redirect_is_followed():
    """A stranger on the port cannot send us elsewhere."""
    asked = []
    with (
        serving(lambda body: asked.append(body) or []) as other,
        serving(lambda _: [b""], status=302, location=other) as url,
        pytest.raises(AnkiError, match="unexpected reply"),
    ):
        call(url)
    assert asked == []


def test_anki_is_not_there():
    """It says how to start it."""
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
def test_garbage_is_no_ankiconnect(answer):
    """Whatever else listens on the port, the message says that it is something else."""
    with serving(lambda _: [answer]) as url, pytest.raises(AnkiError, match="unexpected reply"):
        call(url)


def test_another_version_is_refused():
    """Version 6 is what is spoken here."""
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
    """A server that sends them byte by byte does not extend it: the client would wait forever."""
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
MODEL = {"name": "quizgen fact (parks)", "mod": 1, "css": "", "tmpls": []}


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
def test_values_of_other_sorts_are_no_bug_of_ours(note, model):
    """JSON of Python's knows numbers without end, and a tag may be anything."""
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


def test_an_endless_answer_is_cut_off():
    """Memory is bounded, whatever comes."""
    piece = b" " * 2**20
    with (
        serving(lambda _: (piece for _ in range(100))) as url,
        pytest.raises(AnkiError, match="reply has more than"),
    ):
        call(url)


@pytest.mark.parametrize(("key", "fine"), [("secret", True), ("wrong", False), ("", False)])
def test_the_key_is_given(collection, key, fine):
    """The add-on can ask for a key; without it, the message says where it stands."""
    with anki_connect(collection, key="secret") as (url, _):
        if fine:
            call(url, key=key)
        else:
            with pytest.raises(AnkiError, match="valid api key") as caught:
                call(url, key=key)
            assert "--key" in caught.value.help


def test_a_closed_profile_is_said_to_be_closed():
    """The add-on answers although no collection is open."""
    answer = json.dumps({"result": None, "error": "collection is not available"}).encode()
    with serving(lambda _: [answer]) as url, pytest.raises(AnkiError) as caught:
        call(url)
    assert caught.value.help == "open a profile in Anki"


def test_an_unknown_action_says_to_update_the_add_on(collection):
    """Add-ons that are too old are the likeliest reason."""
    with anki_connect(collection) as (url, _), pytest.raises(AnkiError, match="rejected") as caught:
        connect(url).call("notYetThought")
    assert "Check for Updates" in caught.value.help


@pytest.mark.parametrize("result", [None, 7, [None], ["x"], [[]], {"a": 1}])
def test_answers_of_other_shapes_are_no_bug_of_ours(result):
    """An add-on that answers otherwise is named, not guessed at."""
    answer = json.dumps({"result": result, "error": None}).encode()
    with serving(lambda _: [answer]) as url, pytest.raises(AnkiError, match="unexpected reply"):
        read_anki(connect(url), "parks", ["quizgen fact (parks)"])
