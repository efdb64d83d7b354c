"""Pictures and sounds that facts name under `media:`, each file read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from quizgen.diagnostics import Finding, Place, Severity
from quizgen.facts.media.media_checks import FOLDER, MediaFile, check_file
from quizgen.facts.media.media_values import Media, MediaEntry
from quizgen.facts.portable_names import NamesOnDisk, fold_path, is_portable
from quizgen.facts.yaml_tree import Node, place_of

_SHOWN = 5
_SYSTEM_FILES = frozenset({"Thumbs.db", "desktop.ini"})
"""Files that Windows adds to folders of pictures. Those of other systems are hidden."""


class NamedMedia(Struct, frozen=True):
    """The media that one fact names: usable ones, all named paths with their places, findings."""

    media: tuple[Media, ...] = ()
    paths: tuple[tuple[str, Place], ...] = ()
    findings: tuple[Finding, ...] = ()


class MediaFiles:
    """Reader of a project's media files. A file that several facts name is checked once."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._checked: dict[str, tuple[MediaFile | None, tuple[Finding, ...]]] = {}
        self._names = NamesOnDisk(project)

    def media_of(self, entries: Sequence[MediaEntry], fact: Node) -> NamedMedia:
        """Return the media that a fact names; unusable files become findings.

        In addition to the findings of `check_file`: `M07` a path that is not portable, `D01` a
        picture without `alt`, `D03` a sound with `alt`.
        """
        media: list[Media] = []
        paths: list[tuple[str, Place]] = []
        findings: list[Finding] = []
        for step, entry in enumerate(entries):
            path = entry.file if "\\" in entry.file else PurePosixPath(entry.file).as_posix()
            place = place_of(fact, ("media", step, "file"))
            paths.append((path, place))
            file, problems = self._check(path)
            findings += (replace(problem, place=place) for problem in problems)
            if file is None:
                continue
            named = Media(path, file.sha256, file.type, entry.alt.strip(), entry.credit, entry.show)
            findings += (*self._check_case(path, place), *_check_alt(named, fact, step))
            media.append(named)
        return NamedMedia(tuple(media), tuple(paths), tuple(findings))

    def find_unused(self, deck: str, used: Iterable[str], place: Place) -> Iterator[Finding]:
        """Yield `M08` if `media/<deck>/` contains files that no fact names."""
        folder = self.project / FOLDER / deck
        present = {self._names.actual_path(path.as_posix()) for path in self._files_in(folder)}
        unused = sorted(present - set(map(self._names.actual_path, used)))
        if unused:
            more = f" and {len(unused) - _SHOWN} more" if len(unused) > _SHOWN else ""
            message = f"no fact uses {', '.join(unused[:_SHOWN])}{more}"
            hint = f"delete unused files, or move files shared between decks to {FOLDER}/"
            yield Finding(place, "M08", message, hint, Severity.WARNING)

    def _check(self, path: str) -> tuple[MediaFile | None, tuple[Finding, ...]]:
        if path not in self._checked:
            self._checked[path] = check_file(self.project, path)
        return self._checked[path]

    def _files_in(self, folder: Path) -> Iterator[Path]:
        """Yield the paths, within the project, of the author's files in a folder."""
        for file in folder.rglob("*"):
            path = file.relative_to(self.project)
            hidden = any(part.startswith(".") for part in path.parts)
            if not hidden and file.name not in _SYSTEM_FILES and file.is_file():
                yield path

    def _check_case(self, path: str, place: Place) -> Iterator[Finding]:
        if not is_portable(path):
            message = f"{path} is not a valid file name on Windows"
            yield Finding(place, "M07", message, "rename the file", Severity.WARNING)
        if actual := self._names.find_other_spelling(path):
            message = f"the file is named {actual}; only Windows and macOS find {path}"
            yield Finding(place, "M07", message, f"write {actual}", Severity.WARNING)


def find_colliding_paths(paths: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    """Yield `M07` for each path that is the same as an earlier path on Windows and macOS."""
    first: dict[str, str] = {}
    for path, place in paths:
        earlier = first.setdefault(fold_path(path), path)
        if earlier != path:
            message = f"{path} and {earlier} are the same file on Windows and macOS"
            yield Finding(place, "M07", message, "rename one of them", Severity.WARNING)


def _check_alt(media: Media, fact: Node, step: int) -> Iterator[Finding]:
    if media.is_picture and not media.alt:
        hint = "add `alt:` (a description of the picture, for learners who cannot see it)"
        yield Finding(place_of(fact, ("media", step)), "D01", "missing key “alt”", hint)
    elif media.alt and not media.is_picture:
        message = "“alt” describes a picture, and this file is a sound"
        yield Finding(place_of(fact, ("media", step, "alt")), "D03", message, "remove it")
