"""Convert pages to PDF with WeasyPrint, an optional dependency: `pip install "quizgen[pdf]"`.

The bytes of a PDF depend only on the page, the installed fonts and the version of WeasyPrint, not
on the date or the process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizgen.diagnostics import Finding, Place

_FOR_THE_SCREEN = frozenset({"coverage.html", "practice.html"})
"""Pages that are not meant for printing."""


def find_missing_engine(path: str) -> Iterator[Finding]:
    """Yield `P02` at a deck's path if WeasyPrint or Pango is missing."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        message = "PDF needs WeasyPrint, which is not installed"
        yield Finding(Place(path), "P02", message, 'run `pip install "quizgen[pdf]"`')
    except OSError as error:
        reason = str(error).splitlines()[0]
        message = f"WeasyPrint cannot load Pango: {reason}"
        hint = "run `apt install libpango-1.0-0 libpangoft2-1.0-0` or `brew install pango`"
        yield Finding(Place(path), "P02", message, hint)


def add_pdf(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files, with a PDF after each page that is meant for printing."""
    with_pdfs: dict[str, bytes] = {}
    for name, content in files.items():
        with_pdfs[name] = content
        if name.endswith(".html") and name not in _FOR_THE_SCREEN:
            with_pdfs[f"{name.removesuffix('.html')}.pdf"] = write_pdf(content)
    return with_pdfs


def write_pdf(html: bytes) -> bytes:
    """Return a self-contained page as tagged PDF. Only its own `data:` URLs are fetched."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    page = HTML(
        string=html.decode(),
        url_fetcher=URLFetcher(allowed_protocols=("data",)),
        media_type="print",
    )
    written: bytes = page.write_pdf(pdf_identifier=True, pdf_tags=True)
    return written
