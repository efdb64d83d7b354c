"""Pages as PDF, by WeasyPrint, which is an extra: `pip install ".[pdf]"`.

The same page gives the same bytes on one machine: nothing of the day or the process goes into the
file, only the page, and the fonts and the engine that are installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizgen.diagnostics import Finding, Place

_FOR_THE_SCREEN = frozenset({"coverage.html", "practice.html"})
"""Pages that nobody prints."""


def find_missing_engine(path: str) -> Iterator[Finding]:
    """Yield `P02` at a deck's path if PDF cannot be written: the extra or Pango is missing."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        message = "PDF needs WeasyPrint, which is not installed"
        yield Finding(
            Place(path), "P02", message, 'run `pip install ".[pdf]"` in quizgen’s checkout'
        )
    except OSError as error:
        reason = str(error).splitlines()[0]
        message = f"WeasyPrint cannot load Pango: {reason}"
        hint = "install it: `apt install libpango-1.0-0 libpangoft2-1.0-0`, `brew install pango`"
        yield Finding(Place(path), "P02", message, hint)


def add_pdf(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files with a PDF after each page that is made to be printed."""
    both: dict[str, bytes] = {}
    for name, content in files.items():
        both[name] = content
        if name.endswith(".html") and name not in _FOR_THE_SCREEN:
            both[f"{name.removesuffix('.html')}.pdf"] = write_pdf(content)
    return both


def write_pdf(html: bytes) -> bytes:
    """Return a self-contained page as tagged PDF. Nothing but its own `data:` is fetched."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    page = HTML(
        string=html.decode(),
        url_fetcher=URLFetcher(allowed_protocols=("data",)),
        media_type="print",
    )
    written: bytes = page.write_pdf(pdf_identifier=True, pdf_tags=True)
    return written
