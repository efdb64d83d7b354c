"""The codes of pictures and sounds (M)."""

TEXTS = {
    "foreign-media": """
M01: the path of a picture or sound leads out of the project.

What: It is absolute, holds `..` or a backslash, or passes a symbolic link to somewhere else.

Why: Everyone who builds the deck has the project’s folder, and nothing beside it.

Example: `file: ../pictures/bridge.jpg`

Instead: Copy the file to `media/<deck>/` and write `file: media/parks/bridge.jpg`.
""",
    "missing-media": """
M02: a picture or sound is not there.

What: No file of the project has this path. Capital and small letters differ.

Why: Anki says nothing about it, and shows learners a broken picture.

Example: `file: media/parks/brigde.jpg`

Instead: Take the path that the help proposes, or add the file.
""",
    "unreadable-media": """
M03: a picture or sound is empty or cannot be read.

What: There is nothing in the file, it is a folder, or the system does not let you read it.

Why: Learners would get a broken picture.

Example: `file: media/parks`

Instead: Save it again, and name the file itself.
""",
    "wrong-media-type": """
M04: a file is no picture or sound that goes everywhere, or its name says another type.

What: The content decides: PNG, JPEG, GIF, WebP and SVG are pictures; MP3, Ogg, M4A, WAV and FLAC
are sounds. The suffix of the name has to be one of that type.

Why: Phones and browsers do not show other types, and guess wrongly from a wrong suffix.

Example: A HEIC photo renamed to `bridge.jpg`.

Instead: Convert the file, or rename it as the help says.
""",
    "unsafe-drawing": """
M05: an SVG drawing holds more than a drawing.

What: A script, an event handler, HTML, an entity, a reference to another file or address, or markup
that is no SVG at all.

Why: It is handed out to learners, and runs or calls the network when somebody opens it.

Example: `<image href="https://example.org/map.png"/>`

Instead: Export it as a plain SVG with its pictures embedded, or as PNG.
""",
    "large-media": """
M06: a picture or sound is large.

What: More than 1 MB is a warning, more than 20 MB an error.

Why: Every phone loads it with the deck, and printed pages hold a copy for each card that shows it.

Example: A photo as it comes from a camera.

Instead: Save it at the size that a card shows, about 1000 pixels wide.
""",
    "clashing-media": """
M07: a path that not every system has, or can tell from another.

What: Two facts name two files that differ in capital and small letters alone, which Windows and
macOS take for one; a file is named in other capitals than it has, which only these two find; or it
has a name that Windows cannot have. A warning.

Why: Whoever checks the project out elsewhere gets one of the two, on the cards of both, or nothing.

Example: `media/parks/Bridge.jpg` and `media/parks/bridge.jpg`; `media/aux.png`

Instead: Rename one.
""",
    "unused-media": """
M08: a file of the deck’s media folder is used by no fact.

What: Files in `media/<deck>/` that no fact of the deck names. A warning, and only for a deck
without errors.

Why: Most likely a fact should show it and does not, or it was left over.

Example: `media/parks/gate.jpg`, after its fact has gone.

Instead: Name it, or remove it. What several decks share stands in `media/` itself.
""",
}
