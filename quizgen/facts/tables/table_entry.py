"""A table as written in a deck: its file, and how each row becomes a fact.

A value is the name of a column, or a text with names of columns in braces: `number-{Symbol}`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, Tag, model_validator

from quizgen.facts.media.media_values import Side
from quizgen.facts.validation import (
    AuthoredModel,
    Key,
    Line,
    check_web_address,
    text_list_or,
    text_or,
)

Cells = Line
"""The name of a column, or a text with names of columns in braces."""

ByKey = Annotated[
    Annotated[Cells, Tag("text")] | Annotated[dict[Key, Cells], Tag("keys")], text_or("keys")
]
"""One value, or one for each field or answer."""

OneOrMore = Annotated[
    tuple[Line, ...],
    BeforeValidator(
        lambda value: [value] if isinstance(value, str) else value,
        json_schema_input_type=Line | tuple[Line, ...],
    ),
]
"""A text, or a list of texts."""


class TableMediaEntry(AuthoredModel):
    """A picture or sound of each row."""

    example: ClassVar[str] = "{file: Flag, alt: the flag of a country}"
    file: Cells = Field(description="the column with the path, or a text: media/flags/{Flag}")
    alt: str = Field("", description="a description of the picture: the flag of {Country}")
    show: Side = Field(Side.ANSWER, description="the side that shows it: question or answer")
    credit: str = Field("", description="its author and licence: {Author}, CC BY 4.0")


MediaOfRows = Annotated[
    tuple[TableMediaEntry, ...],
    BeforeValidator(lambda value: value if isinstance(value, list) else [value]),
]


class TableEntry(AuthoredModel):
    """A table of a deck. Each of its rows is a fact, with the keys that facts have."""

    example: ClassVar[str] = "{file: data/elements.csv, cite: a table of elements, id: Symbol, …}"
    file: Line = Field(description="its file, relative to the project: data/elements.csv")
    sheet: str = Field("", description="the sheet of a spreadsheet; by default the first")
    cite: Line = Field(description="what cards show as its source: IUPAC table of elements")
    url: Cells | None = Field(None, description="the address of each row, or of the table")
    licence: str = Field("", description="the licence of the table")
    id: Cells = Field(description="the column with the permanent id of each row")
    say: Line | None = Field(
        None, description="the fact as a sentence: The symbol of {Name} is [{Symbol}]."
    )
    ask: ByKey | None = Field(
        None,
        description="the question; for several answers, one for each column, and `picture` for one"
        " whose answer is the picture of the row",
    )
    kind: Line | None = Field(None, description="the shape of the facts, if they have no sentence")
    columns: dict[Key, Cells] = Field(
        default_factory=dict,
        description="the column of each field of the kind",
        examples=[{"name": "Name"}],
    )
    fields: dict[Key, Cells] = Field(
        default_factory=dict,
        description="fields of the kind that are texts, perhaps with columns in braces",
        examples=[{"verb": "covered"}],
    )
    entities: dict[Key, Line] = Field(
        default_factory=dict,
        description="the columns whose cells are entities, each with their type",
        examples=[{"Name": "element"}],
    )
    hint: ByKey | None = Field(
        None, description="the column with words in brackets at the end of the questions"
    )
    guid: Cells | None = Field(None, description="the column with the GUID of an earlier note")
    cards: tuple[Line, ...] = Field(
        (),
        description="questions, or columns that are asked for, in the order of that note's cards",
    )
    section: Cells | None = Field(None, description="the column with the section, or a section")
    group: Cells | None = Field(
        None, description="the column with the group from which options come first, or a group"
    )
    tags: Cells | None = Field(None, description="the column with further tags for Anki")
    note: Cells | None = Field(None, description="the column with a note for learners")
    also_true: Cells | None = Field(None, description="the column with other correct answers")
    distractors: ByKey | None = Field(None, description="the column with wrong options")
    without: Annotated[
        Annotated[Cells, Tag("text")] | Annotated[tuple[Line, ...], Tag("list")],
        text_list_or("text"),
    ] = Field((), description="questions or styles to leave out, or the column with them")
    media: MediaOfRows = Field((), description="pictures and sounds to show with the questions")
    wording: dict[str, Line] = Field(
        default_factory=dict,
        description="another template for a question of the kind, or for its statement",
        examples=[{"who": "who opened the parks?"}],
    )
    allow: dict[str, Line] = Field(
        default_factory=dict,
        description="suppressed rules, by code or name, each with the reason",
        examples=[{"long-answers": "it is the name of a law"}],
    )
    where: dict[Key, OneOrMore] = Field(
        default_factory=dict,
        description="the rows to use: a text or texts that a column has, or a limit such as <= 118",
        examples=[{"Number": "<= 118"}],
    )
    separator: Annotated[str, Field(min_length=1, max_length=1)] = Field(
        ";", description="the character between the values of a cell"
    )

    @property
    def is_one_page(self) -> bool:
        """Whether `url` is the address of the whole table."""
        url = self.url or ""
        return url.startswith(("http://", "https://")) and "{" not in url

    @model_validator(mode="after")
    def _has_a_shape(self) -> TableEntry:
        if self.is_one_page:
            check_web_address(self.url or "")
        if bool(self.say) == bool(self.kind):
            raise ValueError("a table has either “say” or “kind”; " + self._help())
        if self.say and (self.columns or self.fields or self.wording):
            raise ValueError(
                "“columns”, “fields” and “wording” belong to a kind;"
                " write {Column} in the sentence instead"
            )
        return self

    def _help(self) -> str:
        if self.say:
            return "remove one of them"
        return "add say: The symbol of {Name} is [{Symbol}]."
