"""Write the plain text of a document: a paragraph for each paragraph, heading, item and row.

Each item and row is a paragraph of its own, so that a quote has its number. Text that cannot be
kept is reported with its place.
"""

from __future__ import annotations

from quizgen.imports.documents import table_rows
from quizgen.imports.documents.article_changes import Change, Changes
from quizgen.imports.documents.document import Document, Element
from quizgen.imports.documents.element_layout import (
    BLOCKS,
    LEVELS,
    follows_term,
    has_definition,
    is_symbol,
    script_of,
    subscript_below,
)
from quizgen.imports.documents.flowing_text import FlowingText, is_new_sentence
from quizgen.imports.documents.footnote_marks import is_linked_mark, is_raised_mark
from quizgen.imports.documents.page_clutter import (
    UNSEEN,
    has_backlinks,
    has_only_links,
    kind_of_clutter,
)
from quizgen.imports.documents.page_formulas import (
    fraction_of,
    is_formula,
    tex_of,
    write_formula,
    write_formulas,
)
from quizgen.imports.documents.page_notation import unify_notation
from quizgen.imports.documents.paragraph_cleaning import clean_paragraph, last_word
from quizgen.imports.documents.script_characters import attach_script
from quizgen.imports.documents.text_blocks import TextBlock, without_empty_headings

_SYMBOL = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzDFGLPQSUWXY", "αβχδεφγηιϕκλμνοπθρστυϖωξψζΔΦΓΛΠΘΣΥΩΞΨ"
)
"""Letters of the font “Symbol” in old pages."""


def write_text(document: Document, changes: Changes) -> list[str]:
    """Return the paragraphs of a document."""
    total = len("".join(document.root.itertext()))
    writer = _Writer(document, changes, total, is_cell=False)
    writer.write(document.root)
    unify_notation(writer.blocks, document.root, changes)
    return [block.text for block in without_empty_headings(writer.blocks, writer.emptied, changes)]


class _Writer:
    """The state of writing: the blocks so far, and the text of the current one."""

    def __init__(self, document: Document, changes: Changes, total: int, *, is_cell: bool) -> None:
        self.blocks: list[TextBlock] = []
        self.emptied: set[int] = set()
        self._document, self._changes = document, changes
        self._texts = [FlowingText()]
        self._codes = 0
        self._done: set[Element] = set()
        self._total, self._is_cell = total, is_cell

    def write(self, root: Element) -> None:
        """Add the text of an element and all its parts."""
        waiting = [(root, False)]
        while waiting:
            element, is_end = waiting.pop()
            if is_end:
                self._end(element)
            elif isinstance(element.tag, str) and not self._is_written(element, root):
                self._start(element)
                waiting.append((element, True))
                waiting += [(part, False) for part in reversed(element)]
                continue
            if element is not root:
                self._add(element.tail, element)
        self._flush(0, root)

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS and not follows_term(element):
            self._flush(0, element)
        self._codes += tag == "pre"
        if tag == "br":
            self._texts[-1].end_line()
        elif self._script_of(element):
            self._texts.append(FlowingText())
        elif tag == "q":
            self._texts[-1].add("“")
        elif tag == "rt":
            self._texts[-1].add("(")
        self._add(element.text, element, is_inside=True)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if script := self._script_of(element):
            self._end_script(element, script)
        if tag in BLOCKS and not (tag == "dt" and has_definition(element)):
            self._flush(LEVELS.get(tag, 0), element)
        self._codes -= tag == "pre"
        if tag == "dt" and has_definition(element):
            self._texts[-1].add(": ")
        elif tag in ("q", "rt"):
            self._texts[-1].add("”" if tag == "q" else ")")

    def _add(self, text: str | None, element: Element, *, is_inside: bool = False) -> None:
        holder = element if is_inside else element.getparent()
        if text and holder is not None and holder.tag == "font" and is_symbol(holder):
            text = text.translate(_SYMBOL)
        if text and not self._codes:
            text = self._joined(text, element)
        self._texts[-1].add(text, is_code=self._codes > 0)

    def _joined(self, text: str, element: Element) -> str:
        """Return a text beside a tag as it is added: without empty brackets, after a space."""
        before = self._texts[-1]
        rest = before.drop_empty_brackets(text)
        if rest != text:
            self._changes.add(Change.BRACKETS, f"{last_word(before.tail())} ()", element)
        if is_new_sentence(before.tail(), rest):
            self._changes.add(Change.SPACE, f"{last_word(before.tail())} {rest}", element)
            before.add(" ")
        return rest

    def _end_script(self, element: Element, script: str) -> None:
        inner = self._texts.pop().take()
        before = self._texts[-1].cut_tail()
        if script == "sup" and inner and is_raised_mark(before, inner):
            self._changes.add(Change.NOTE_MARK, f"{last_word(before)}{inner}", element)
            self._texts[-1].restore(before)
            return
        if script == "sup" and (lower := subscript_below(element)) is not None:
            before = self._with_script(before, self._text_within(lower), "sub", element)
            self._done |= {lower, element.getnext()}
        self._texts[-1].restore(self._with_script(before, inner, script, element))

    def _script_of(self, element: Element) -> str:
        return "" if element is self._document.root else script_of(element)

    def _with_script(self, before: str, inner: str, script: str, element: Element) -> str:
        text = attach_script(before, inner, is_raised=script == "sup")
        if text != before:
            kind = Change.SUPERSCRIPT if script == "sup" else Change.SUBSCRIPT
            self._changes.add(kind, last_word(text), element)
        return text

    def _is_written(self, element: Element, root: Element) -> bool:
        """Write an element as a whole, or leave it out. Return whether that was done."""
        if is_formula(element):
            self._write_formula(element)
            return True
        if element.tag in UNSEEN or element in self._done:
            return True
        if element is root:
            return False
        if is_linked_mark(element):
            self._changes.add(Change.NOTE_MARK, self._marked(element), element)
            return True
        return self._is_left_out(element) or self._is_special(element)

    def _is_left_out(self, element: Element) -> bool:
        change = kind_of_clutter(element, self._total)
        if change is None and element.tag in ("ol", "ul", "td", "div", "p", "center"):
            change = self._kind_of_list(element)
        if change is None:
            return False
        text = " ".join(" ".join(element.itertext()).split())
        if change is Change.PICTURE:
            text = element.get("alt") or next(
                (i.get("alt") for i in element.iter("img") if i.get("alt")), ""
            )
        if text or change in (Change.PICTURE, Change.EMBEDDED):
            self._changes.add(change, text or element.get("src") or element.tag, element)
        if element.tag in BLOCKS:
            self._flush(0, element)
        if self.blocks and self.blocks[-1].level:
            self.emptied.add(id(self.blocks[-1]))
        return True

    def _kind_of_list(self, element: Element) -> Change | None:
        """Return why a list is left out. Links after a sentence are a list of the article."""
        is_list = element.tag in ("ol", "ul")
        if is_list and has_backlinks(element):
            return Change.NOTE
        if self._is_cell or not has_only_links(element):
            return None
        self._flush(0, element)
        before = self.blocks[-1] if self.blocks else TextBlock("", 1)
        is_text = not before.level and (is_list or before.text.endswith(":"))
        return None if is_text else Change.LINKS

    def _is_special(self, element: Element) -> bool:
        if element.tag == "table" and table_rows.is_data_table(element):
            self._flush(0, element)
            lines = list(table_rows.write_rows(element, self._text_within))
            self.blocks += map(TextBlock, lines)
            if lines:
                self._changes.add(Change.TABLE, lines[0], element)
            return True
        fraction = fraction_of(element)
        gap = " " if "/" in fraction and self._texts[-1].tail()[-1:].isdecimal() else ""
        self._texts[-1].add(gap + fraction)
        return bool(fraction)

    def _write_formula(self, element: Element) -> None:
        tex = tex_of(element)
        if tex is None:
            self._changes.add(Change.LOST_FORMULA, "".join(element.itertext()), element)
        elif written := write_formula(tex):
            self._texts[-1].add(written)
            self._note_formula(written, element)

    def _note_formula(self, written: str, element: Element) -> None:
        is_formula_still = written.startswith(r"\(")
        change = Change.FORMULA if is_formula_still else Change.NUMBER
        self._changes.add(change, written, element)

    def _text_within(self, element: Element) -> str:
        """Return the text of an element as a single line, its paragraphs separated by commas."""
        part = Document(element, dollars=self._document.dollars)
        inner = _Writer(part, self._changes, self._total, is_cell=True)
        inner.write(element)
        lines = "\n".join(block.text for block in inner.blocks)
        comma = " " if element.tag == "th" else ", "
        return lines.replace("\n(", " (").replace(":\n", ": ").replace("\n", comma)

    def _marked(self, element: Element) -> str:
        return last_word(self._texts[-1].tail()) + "".join(element.itertext()).strip()

    def _flush(self, level: int, element: Element) -> None:
        """End the current paragraph."""
        if len(self._texts) > 1:
            return
        is_code = self._texts[-1].is_code
        text = self._texts[-1].take()
        if is_code or not any(map(str.isalnum, text)):
            self.blocks += [TextBlock(text, is_code=is_code)] if text else []
            return

        def note(formula: str) -> None:
            self._note_formula(formula, element)

        text = write_formulas(text, note, dollars=self._document.dollars)
        self.blocks.append(TextBlock(clean_paragraph(text, element, self._changes), level))
