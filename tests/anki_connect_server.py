"""A server with the protocol of AnkiConnect on a real collection.

The add-on itself needs the window of Anki. This server makes the same calls into the `anki`
package, after the source of the add-on: `plugin/web.py` and `plugin/__init__.py` of
git.sr.ht/~foosoft/anki-connect (protocol 6, for Anki 23.10 and newer).

- Every reply has status 200, with `result` and `error`. An error is the text of an exception.
- A request without the configured key is rejected with a sentence.
- `importPackage` runs `anki.importing.AnkiPackageImporter`. Until Anki 26.08, that is an importer
  in Python; since 26.09, it is the new importer with scheduling and deck options, which merges note
  types.
- `notesInfo` returns `mod`, the time of the note in seconds, and all cards, also suspended ones.
"""

import json
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY_REFUSED = "valid api key must be provided"


class AnkiConnect:
    """The actions that quizgen uses, on a collection. `calls` lists the names of the calls.

    `broken_import` is an error for `importPackage`, as if Anki could not read the file.
    """

    def __init__(self, collection, *, key=None, broken_import=None):
        self.collection = collection
        self.key = key
        self.broken_import = broken_import
        self.calls = []
        self.actions = {
            "version": self._version,
            "findNotes": self._find_notes,
            "findCards": self._find_cards,
            "notesInfo": self._notes_info,
            "modelNames": self._model_names,
            "findModelsByName": self._find_models,
            "importPackage": self._import_package,
            "suspend": self._suspend,
            "unsuspend": self._unsuspend,
        }

    def handle(self, request):
        """Return the reply to a request, as the add-on's `handler` does."""
        name = request.get("action", "")
        self.calls.append(name)
        if request.get("key") != self.key:
            return {"result": None, "error": KEY_REFUSED}
        if name not in self.actions:
            return {"result": None, "error": "unsupported action"}
        try:
            return {"result": self.actions[name](**request.get("params", {})), "error": None}
        except Exception as error:  # noqa: BLE001 - the add-on does so too
            return {"result": None, "error": str(error)}

    def _version(self):
        return 6

    def _find_notes(self, query):
        return list(map(int, self.collection.find_notes(query)))

    def _find_cards(self, query):
        return list(map(int, self.collection.find_cards(query)))

    def _notes_info(self, notes):
        return [self._note_info(self.collection.get_note(note)) for note in notes]

    def _note_info(self, note):
        fields = {
            name: {"value": value, "order": order}
            for order, (name, value) in enumerate(note.items())
        }
        return {
            "noteId": note.id,
            "profile": "User 1",
            "tags": note.tags,
            "fields": fields,
            "modelName": note.note_type()["name"],
            "mod": note.mod,
            "cards": list(note.card_ids()),
        }

    def _model_names(self):
        return [model.name for model in self.collection.models.all_names_and_ids()]

    def _find_models(self, modelNames):  # noqa: N803 - the protocol's name
        return [self.collection.models.by_name(name) for name in modelNames]

    def _import_package(self, path):
        from anki.importing import AnkiPackageImporter
        from anki.lang import set_lang

        set_lang("en")
        if self.broken_import:
            raise ValueError(self.broken_import)
        AnkiPackageImporter(self.collection, path).run()
        self.collection.models._clear_cache()
        return True

    def _suspend(self, cards):
        self.collection.sched.suspend_cards(cards)
        return True

    def _unsuspend(self, cards):
        self.collection.sched.unsuspend_cards(cards)
        return True


@contextmanager
def serving(reply, *, status=200, location=""):
    """Serve `reply(request body) -> pieces of the response` on a free port; yield its URL."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            if location:
                self.send_header("Location", location)
            self.end_headers()
            with suppress(ConnectionError):
                for piece in reply(body):
                    self.wfile.write(piece)

        def log_message(self, *_):
            """Print nothing, because tests read stderr."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def anki_connect(collection, **options):
    """Serve a collection as AnkiConnect does; yield the URL and the AnkiConnect object."""
    addon = AnkiConnect(collection, **options)
    with serving(lambda body: [json.dumps(addon.handle(json.loads(body))).encode()]) as url:
        yield url, addon
