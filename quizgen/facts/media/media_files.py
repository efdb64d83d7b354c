"""From what facts name under `media:` to pictures and sounds, each file looked at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.media.media_checks import FOLDER, MediaFile, examine_file
from quizgen.facts.media.media_values import Media, MediaEntry
from quizgen.facts.portable_names import NamesOnDisk, folded, is_portable
from quizgen.facts.yaml_tree import Node, place_of

_SHOWN = 5
_OF_SYSTEMS = frozenset({"Thumbs.db", "desktop.ini"})
"""What Windows lays beside pictures; what others lay there is hidden."""


class MediaFiles:
    """The media of a project, for one deck. What is wrong with them is added to `findings`."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.findings: list[Finding] = []
        self._examined: dict[str, tuple[MediaFile | None, tuple[Finding, ...]]] = {}
        self._folded: dict[str, str] = {}
        self._names = NamesOnDisk(project)

    def media_of(self, entries: Sequence[MediaEntry], fact: Node) -> tuple[Media, ...]:
        """Return what a fact names; what cannot be used is a finding and left out.

        Beyond what `examine_file` finds: `M07` a path that not every system can tell or have,
        `D01` a picture without `alt`, `D03` a sound with one.
        """
        found = (self._media(entry, fact, step) for step, entry in enumerate(entries))
        return tuple(media for media in found if media)

    def find_unused(self, deck: str, place: Place) -> Iterator[Finding]:
        """Yield `M08` if `media/<deck>/` holds files that no fact has named."""
        folder = self.project / FOLDER / deck
        present = {self._names.written(path.as_posix()) for path in self._files_in(folder)}
        unused = sorted(present - set(map(self._names.written, self._examined)))
        if unused:
            more = f" and {len(unused) - _SHOWN} more" if len(unused) > _SHOWN else ""
            message = f"no fact uses {', '.join(unused[:_SHOWN])}{more}"
            hint = f"remove what is not needed; what decks share can stand in {FOLDER}/ itself"
            yield Finding(place, "M08", message, hint, Severity.WARNING)

    def _files_in(self, folder: Path) -> Iterator[Path]:
        """Yield the paths, within the project, of what an author has laid into a folder."""
        for file in folder.rglob("*"):
            path = file.relative_to(self.project)
            hidden = any(part.startswith(".") for part in path.parts)
            if not hidden and file.name not in _OF_SYSTEMS and file.is_file():
                yield path

    def _media(self, entry: MediaEntry, fact: Node, step: int) -> Media | None:
        path = entry.file if "\\" in entry.file else PurePosixPath(entry.file).as_posix()
        place = place_of(fact, ("media", step, "file"))
        if path not in self._examined:
            self._examined[path] = examine_file(self.project, path)
        file, problems = self._examined[path]
        self.findings += (replace(problem, place=place) for problem in problems)
        if file is None:
            return None
        media = Media(path, file.sha256, file.type, entry.alt.strip(), entry.credit, entry.show)
        self.findings += self._check_case(path, place)
        self.findings += _check_alt(media, fact, step)
        return media

    def _check_case(self, path: str, place: Place) -> Iterator[Finding]:
        if not is_portable(path):
            message = f"Windows has no file of the name {path}"
            yield Finding(place, "M07", message, "rename it", Severity.WARNING)
        if written := self._names.misnamed(path):
            message = f"the disk has it as {written}: only Windows and macOS find {path}"
            yield Finding(place, "M07", message, f"write {written}", Severity.WARNING)
        first = self._folded.setdefault(folded(path), path)
        if first != path:
            message = f"{path} and {first} are one file on Windows and macOS"
            yield Finding(place, "M07", message, "rename one", Severity.WARNING)


def _check_alt(media: Media, fact: Node, step: int) -> Iterator[Finding]:
    if media.is_picture and not media.alt:
        hint = "what the picture shows, for who cannot see it"
        yield Finding(place_of(fact, ("media", step)), "D01", "the key “alt” is missing", hint)
    elif media.alt and not media.is_picture:
        message = "“alt” says what a picture shows, and this is a sound"
        yield Finding(place_of(fact, ("media", step, "alt")), "D03", message, "leave it out")
