"""Codes of findings about pictures and sounds (M)."""

TEXTS = {
    "media-outside-project": """
M01: the path of a picture or sound is not inside the project.

What: The path is absolute, contains `..` or a backslash, or follows a symbolic link out of the
project.

Why: Everyone who builds the deck has the project folder, but not the files around it.

Example: `file: ../pictures/bridge.jpg`

Instead: Copy the file to `media/<deck>/` and write `file: media/parks/bridge.jpg`.
""",
    "missing-media": """
M02: a picture or sound does not exist.

What: The project has no file with this path. Paths are case-sensitive.

Why: Anki does not report missing files: learners see a broken picture.

Example: `file: media/parks/brigde.jpg`

Instead: Use the path that the help suggests, or add the file.
""",
    "unreadable-media": """
M03: a picture or sound is empty or cannot be read.

What: The file is empty, is a folder, or cannot be opened.

Why: Learners would see a broken picture.

Example: `file: media/parks`

Instead: Save the file again, and give its full path.
""",
    "wrong-media-type": """
M04: a file is not a supported picture or sound, or has the wrong suffix.

What: The content decides the type: PNG, JPEG, GIF, WebP and SVG are pictures; MP3, Ogg, M4A, WAV
and FLAC are sounds. The suffix of the file name must match.

Why: Phones and browsers do not show other types, and may not show a file with the wrong suffix.

Example: A HEIC photo renamed to `bridge.jpg`.

Instead: Convert the file, or rename it as the help says.
""",
    "unsafe-drawing": """
M05: an SVG drawing contains active or external content.

What: The drawing contains a script, an event handler, HTML, an entity or a reference to another
file or address, or it is not valid SVG in UTF-8.

Why: Learners receive the file. It could run code or access the network when opened.

Example: `<image href="https://example.org/map.png"/>`

Instead: Export it as plain SVG in UTF-8 with embedded pictures, or as PNG.
""",
    "large-media": """
M06: a picture or sound is too large.

What: More than 1 MB is a warning, more than 20 MB an error.

Why: Every phone downloads it with the deck, and printed pages contain a copy for each card.

Example: A photo straight from a camera.

Instead: Save it at the size that a card shows, about 1000 pixels wide.
""",
    "non-portable-media": """
M07: a media path is not portable.

What: Two facts name two files whose paths differ only in capitals, which are the same file on
Windows and macOS. Or a path and its file differ in capitals, so that other systems do not find the
file. Or Windows does not allow the file name. This is a warning.

Why: On another system, a card would show the wrong picture or none.

Example: `media/parks/Bridge.jpg` and `media/parks/bridge.jpg`; `media/aux.png`

Instead: Rename the file.
""",
    "unused-media": """
M08: a file in the deck’s media folder is not used.

What: A file in `media/<deck>/` is not named by any fact of the deck. This is a warning, reported
only if the deck has no errors.

Why: A fact may have been meant to show it, or the file is left over.

Example: `media/parks/gate.jpg`, whose fact was removed.

Instead: Use the file in a fact, or remove it. Files that several decks share belong in `media/`
itself.
""",
    "misplaced-region": """
M09: a region has no place of its own in its picture.

What: The rectangle of a region reaches out of the picture, or is wholly within another region, or
is the same as another one. Numbers are pixels of the picture, or units of the viewBox of a drawing;
four numbers up to 1 are fractions of the picture.

Why: A mark outside the picture is not seen, and of two regions at one place it is unclear which of
them is marked.

Example: `aorta: [900, 40, 120, 60]` in a picture that is 1000 pixels wide.

Instead: Measure the rectangle again. Image editors show the left, top, width and height of a
selection.
""",
    "unmeasurable-picture": """
M10: a picture with regions has no clear size.

What: The head of the file does not give its size, or a drawing has neither a viewBox nor a width
and height, or these two have different proportions.

Why: Without the size, a region cannot be placed in the picture.

Example: `<svg width="100%" height="100%">`

Instead: Save the picture again, or give the drawing a viewBox.
""",
}
