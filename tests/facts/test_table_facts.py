"""Tables of a deck: each row is a fact, and each cell has its place."""

from textwrap import dedent, indent

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizgen.facts.outline import read_outline
from quizgen.pipeline import check_deck, load_deck
from quizgen.publishing.build_plan import plan_build

ELEMENTS = """
Symbol,Name,Number,Block,Found,Page,Tags
H,hydrogen,1,s-block,1766,https://example.org/H,gas; light metal
He,helium,2,s-block,1868,,gas
B,boron,5,p-block,1808,https://example.org/B,
C,carbon,6,p-block,,,
Si,silicon,14,p-block,1824,,semi::conductor
"""
SYMBOLS = """
id: Symbol
say: The symbol of {Name} is [{Symbol}].
ask: What is the symbol of {Name}?
"""


@pytest.fixture
def table_deck(tmp_path):
    """Write a project with a deck of tables: `table_deck(entries, facts=…) -> its path`."""

    def write(*entries, facts="", head="", table=ELEMENTS, name="data/elements.csv"):
        for folder in ("decks", "data"):
            (tmp_path / folder).mkdir(exist_ok=True)
        content = table.encode() if isinstance(table, str) else table
        (tmp_path / name).write_bytes(content.lstrip(b"\n"))
        path = tmp_path / "decks" / "elements.yaml"
        rows = ["deck: elements", "title: The elements", dedent(head).strip(), "tables:"]
        for entry in entries:
            keys = f"file: {name}\ncite: a table of elements\n{dedent(entry).strip()}"
            rows.append("  - " + indent(keys, "    ").lstrip())
        path.write_text("\n".join([*filter(None, rows), dedent(facts)]), encoding="utf-8")
        return path

    return write


def facts_of(path):
    """Return the facts of a deck without findings, by id."""
    deck, findings = load_deck(path)
    assert not findings
    return {fact.id: fact for fact in deck.facts}


def stems_of(path):
    """Return the questions of a deck's flashcards, and their answers."""
    items = check_deck(path).items
    return {item.stem: item.answer for item in items if item.style.name == "flashcard"}


def test_a_row_is_a_fact(table_deck):
    """Its id comes from a cell, and it has a source but no quote."""
    fact = facts_of(table_deck(SYMBOLS.replace("id: Symbol", "id: Name")))["silicon"]
    assert (fact.quote, fact.source.title, fact.source.path) == (
        "",
        "a table of elements",
        "data/elements.csv",
    )
    assert str(fact.place("id")) == "data/elements.csv:6:4"


def test_a_sentence_asks_for_its_columns(table_deck):
    """Questions are named by the column that they ask for."""
    path = table_deck(
        """
        id: Symbol
        say: The symbol of [{Name}](element) is [{Symbol}].
        ask:
          Symbol: What is the symbol of {Name}?
          Name: Which element has the symbol {Symbol}?
        where: {Number: "> 2"}
        """
    )
    assert stems_of(path) == {
        "What is the symbol of boron?": "B",
        "What is the symbol of carbon?": "C",
        "What is the symbol of silicon?": "Si",
        "Which element has the symbol B?": "boron",
        "Which element has the symbol C?": "carbon",
        "Which element has the symbol Si?": "silicon",
    }


def test_a_row_fills_the_fields_of_a_kind(table_deck):
    """`columns:` has cells, and `fields:` a text with or without cells."""
    path = table_deck(
        """
        id: Name
        kind: quantity
        entities: {Name: element}
        columns: {actor: Name}
        fields:
          verb: has
          amount: "{Number} protons"
        where: {Number: "> 1"}
        """
    )
    assert stems_of(path)["How many protons does silicon have?"] == "14 protons"


def test_an_empty_cell_asks_nothing(table_deck):
    """A row gives no fact that has an empty cell in its sentence or its question."""
    found = """
        id: found-{Symbol}
        say: The element {Name} was found in [{Found}].
        ask: When was {Name} found?
        """
    assert [*facts_of(table_deck(found))] == ["found-h", "found-he", "found-b", "found-si"]
    asked = SYMBOLS.replace("of {Name}?", "of {Name}, found in {Found}?")
    assert [*facts_of(table_deck(asked))] == ["h", "he", "b", "si"]


def test_a_field_of_an_empty_cell_is_not_asked(table_deck):
    """A kind of the project may have fields that not all rows fill."""
    path = table_deck(
        """
        id: Symbol
        kind: element
        entities: {Name: element}
        columns: {name: Name, found: Found}
        """
    )
    kinds = path.parents[1] / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "element.yaml").write_text(
        "{kind: element, about: An element., statement: '{{ name }} was found {{ found.on }}',\n"
        "fields: {name: {type: entity}, found: {type: date, required: false}},\n"
        "questions: {when: {asks: found, stem: '{{ found.asked }} was {{ name }} found?'}}}"
    )
    facts = facts_of(path)
    assert [*facts["b"].values] == ["name", "found"]
    assert [*facts["c"].values] == ["name"]


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ('{Number: "<= 2"}', ["h", "he"]),
        ('{Number: ">= 6", Block: p-block}', ["c", "si"]),
        ("{Block: [s-block, d-block]}", ["h", "he"]),
        ('{Block: "!= s-block", Found: "!="}', ["b", "si"]),
        ("{Tags: gas}", ["h", "he"]),
        ("{Tags: light metal}", ["h"]),
    ],
)
def test_where_selects_rows(table_deck, where, ids):
    """A limit, a text, one of several texts, another text, or one of several values of a cell."""
    assert [*facts_of(table_deck(SYMBOLS + f"where: {where}"))] == ids


def test_columns_give_the_keys_of_facts(table_deck):
    """Sections have the headings of their cells, and tags are split at the separator."""
    path = table_deck(SYMBOLS + "section: Block\ntags: Tags\nurl: Page\nnote: found in {Found}\n")
    deck, _ = load_deck(path)
    facts = {fact.id: fact for fact in deck.facts}
    assert deck.sections == {"p-block": "p-block", "s-block": "s-block"}
    assert facts["h"].tags == ("gas", "light_metal")
    assert facts["si"].tags == ("semi::conductor",)
    assert (facts["h"].source.url, facts["he"].source.url) == ("https://example.org/H", "")
    assert (facts["h"].note, facts["c"].note) == ("found in 1766", "")


def test_a_section_in_another_script_has_an_id_of_its_words(table_deck):
    """Its id is part of a tag in Anki, which may have any letters."""
    table = ELEMENTS.replace("p-block", '"блок п, х"')
    deck, _ = load_deck(table_deck(SYMBOLS + "section: Block", table=table))
    assert deck.sections == {"s-block": "s-block", "блок-п-х": "блок п, х"}


def test_a_section_may_be_one_of_the_deck(table_deck):
    """A cell names it by its id or its heading; a text that is no column is one for all rows."""
    head = "sections: {light: The s-block, p-block: The heavy ones}"
    table = ELEMENTS.replace(",s-block", ",The s-block")
    facts = facts_of(table_deck(SYMBOLS + "section: Block", head=head, table=table))
    assert {fact.section for fact in facts.values()} == {"light", "p-block"}
    facts = facts_of(table_deck(SYMBOLS + "section: light", head=head))
    assert {fact.section for fact in facts.values()} == {"light"}


def test_braces_of_formulas_are_tex(table_deck):
    """Only a name of a column between them is a cell."""
    path = table_deck(
        r"""
        id: Symbol
        say: The mark of {Name} is [\(\mathrm{{Symbol}}_{a}\)].
        ask: What is the mark of {Name}?
        """
    )
    assert stems_of(path)["What is the mark of boron?"] == r"\(\mathrm{B}_{a}\)"


def test_facts_and_tables_share_entities(table_deck):
    """A fact names a cell, and a cell is an entity of the deck by its alias."""
    path = table_deck(
        SYMBOLS.replace("[{Symbol}]", "[{Symbol}], and it is called [{Name}]").replace(
            "ask: What is", "ask:\n  Symbol: What is"
        )
        + "entities: {Name: element}\ngroup: Block\n",
        head="""
        entities:
          brimstone: {type: element, name: brown boron, aliases: [boron], derived: a joke}
        """,
        facts="""
        sources:
          article: {file: data/article.txt, title: Silicon, cite: an article}
        facts:
          - id: sand
            say: Sand contains [silicon].
            ask: What does sand contain?
            quote: The sand there contains silicon
        """,
    )
    (path.parents[1] / "data" / "article.txt").write_text("The sand there contains silicon.")
    deck, findings = load_deck(path)
    facts = {fact.id: fact for fact in deck.facts}
    assert not [finding for finding in findings if finding.severity == "error"]
    assert facts["sand"].values["answer"] is deck.entities["silicon"]
    assert facts["b"].values["answer-2"] is deck.entities["brimstone"]
    assert facts["si"].group == "p-block"
    assert "boron" not in deck.entities


def test_the_order_of_rows_and_other_columns_change_no_item(table_deck):
    """Items, options and ids are the same after sorting, and after adding a column."""
    entry = SYMBOLS + "entities: {Name: element}\n"
    head, *rows = ELEMENTS.strip().splitlines()
    sorted_rows = sorted(f"x;{row}" for row in rows[::-1])
    shuffled = "\n".join([f"New,{head}", *(row.replace("x;", "x,") for row in sorted_rows[::-1])])
    before = {item.id: (item.stem, item.options) for item in check_deck(table_deck(entry)).items}
    path = table_deck(entry, table=shuffled)
    assert {item.id: (item.stem, item.options) for item in check_deck(path).items} == before


@pytest.mark.parametrize(
    "table",
    [
        b"\xef\xbb\xbf" + ELEMENTS.strip().replace("\n", "\r\n").encode(),
        ELEMENTS.strip().replace("; ", " + ").replace(",", ";").replace(" + ", ", "),
        ELEMENTS.strip().replace(",", "\t"),
        ELEMENTS.strip().replace("silicon", '"silicon"').replace("\n", "\n\n"),
    ],
    ids=["BOM and CRLF", "semicolons", "tabs", "quotation marks and empty lines"],
)
def test_tables_of_other_programs(table_deck, table):
    """The same rows are read, each at its own line."""
    facts = facts_of(table_deck(SYMBOLS, table=table))
    assert facts["si"].values["answer"] == "Si"
    assert facts["si"].place("id").line in (6, 11)


def test_cells_are_texts(table_deck):
    """A formula is a text, and a line break or an invisible character is a space or nothing."""
    table = 'Symbol,Name\nX1,"=1+1"\nX2,"two\nlines"\nX3,so\u200bft\n'
    stems = stems_of(table_deck(SYMBOLS, table=table))
    assert [*stems] == [
        "What is the symbol of =1+1?",
        "What is the symbol of two lines?",
        "What is the symbol of soft?",
    ]


def test_findings_of_rules_point_to_the_cell(table_deck):
    """The finding about an item has the place of the id of its row."""
    path = table_deck(SYMBOLS.replace("What is", "Which sign shows"), table=ELEMENTS)
    path.write_text(path.read_text().replace("?", ""), encoding="utf-8")
    places = {str(finding.place) for finding in check_deck(path).findings}
    assert "data/elements.csv:6:1" in places


def test_a_cell_that_looks_like_a_pronoun_is_a_name(table_deck):
    """R26 asks of no “He” within a sentence whom it means, if it is an answer."""
    checked = check_deck(table_deck(SYMBOLS))
    assert "The symbol of helium is He." in {item.rationale for item in checked.items}
    assert "R26" not in [finding.code for finding in checked.findings]


def test_one_suppression_serves_all_rows(table_deck):
    """It is unused only if no row needs it."""
    path = table_deck(SYMBOLS + "allow: {long-answers: some names are long}\n")
    codes = [finding.code for finding in check_deck(path).findings]
    assert codes.count("D07") == 1
    long = "a name of a chemical element that is far too long for an answer to be learnt by heart"
    table = ELEMENTS.replace("Si,", f"{long},")
    path = table_deck(SYMBOLS + "allow: {long-answers: some names are long}\n", table=table)
    codes = [finding.code for finding in check_deck(path).findings]
    assert not {"D07", "R25", "R31"} & {*codes}


def test_media_of_rows(table_deck):
    """A row with a path has the picture, and a row without one has none."""
    path = table_deck(
        SYMBOLS + "media: {file: 'media/{Page}', alt: 'a flame by {Name}', show: question}\n",
        table="Symbol,Name,Page\nB,boron,b.png\nC,carbon,\nSi,silicon,none.png\n",
    )
    folder = path.parents[1] / "media"
    folder.mkdir()
    (folder / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    deck, findings = load_deck(path)
    assert deck is None
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("M02", "data/elements.csv:4:12")
    ]
    (folder / "none.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    facts = facts_of(path)
    assert [media.alt for media in facts["b"].media] == ["a flame by boron"]
    assert not facts["c"].media


def test_wrong_options_of_rows(table_deck):
    """A cell with several values gives the distractors of the answer."""
    path = table_deck(
        SYMBOLS + "distractors: {Symbol: Wrong}\nalso_true: Alias\n",
        table="Symbol,Name,Wrong,Alias\nB,boron,Bo; Br,\nC,carbon,Ca; Cb,Cx; Cy\n",
    )
    facts = facts_of(path)
    assert facts["b"].distractors == {"B": ("Bo", "Br")}
    assert facts["c"].also_true == ("Cx", "Cy")
    choices = [item for item in check_deck(path).items if item.style.name == "choice"]
    assert {*choices[0].options} >= {"B", "Bo", "Br"}


def test_a_table_that_is_a_link_out_of_the_project_is_not_read(table_deck, tmp_path_factory):
    """`D06`: a cloned project must not read other files."""
    path = table_deck(SYMBOLS)
    outside = tmp_path_factory.mktemp("outside") / "secret.csv"
    outside.write_text(ELEMENTS.strip())
    table = path.parents[1] / "data" / "elements.csv"
    table.unlink()
    table.symlink_to(outside)
    deck, findings = load_deck(path)
    assert deck is None
    assert "D06" in [finding.code for finding in findings]


def test_a_large_table_is_read_in_linear_time(table_deck):
    """100,000 rows: each row costs the same, and no pass over the rows is within another."""
    rows = (f"s{number},name {number},{number},b,,," for number in range(100_000))
    table = "\n".join([ELEMENTS.strip().splitlines()[0], *rows])
    entry = SYMBOLS + 'where: {Number: "< 3"}\n'
    assert [*facts_of(table_deck(entry, table=table))] == ["s0", "s1", "s2"]


def test_decks_in_two_languages_share_a_table_and_its_ids(table_deck):
    """Each names its own columns, and only their cells are options."""
    table = "id,Name,Name de\nb,boron,Bor\nc,carbon,Kohlenstoff\nh,hydrogen,Wasserstoff\n"
    table += "n,nitrogen,Stickstoff\no,oxygen,Sauerstoff\nfe,iron,Eisen\n"
    entry = "id: id\nsay: The mark of [{Name}](element) is {id}.\nask: What has the mark {id}?\n"
    path = table_deck(entry, table=table)
    german = path.with_name("elements-de.yaml")
    text = path.read_text("utf-8").replace("deck: elements", "deck: elements-de\nlabels: de")
    german.write_text(text.replace("{Name}", "{Name de}"), "utf-8")
    decks = {deck.stem: check_deck(deck) for deck in (path, german)}
    assert not [finding for checked in decks.values() for finding in checked.findings]
    ids = [{fact.id for fact in checked.deck.facts} for checked in decks.values()]
    assert ids[0] == ids[1] == {"b", "c", "h", "n", "o", "fe"}
    choices = [item for item in decks["elements-de"].items if item.style.name == "choice"]
    names = {row.split(",")[2] for row in table.strip().splitlines()[1:]}
    assert {option for item in choices for option in item.options} == names
    plans = [plan_build(deck, now=2_000_000_000) for deck in (path, german)]
    notes = [{note.guid for note in plan.publication.notes} for plan in plans]
    assert len(notes[0]) == len(notes[1]) > len(names)
    assert notes[0].isdisjoint(notes[1])


def test_a_table_with_too_many_cells_is_not_read(table_deck, monkeypatch):
    """`I01`: each cell has a place, so many short cells take much memory."""
    monkeypatch.setattr("quizgen.facts.tables.rows.MAX_CELLS", 30)
    _, findings = load_deck(table_deck(SYMBOLS))
    assert [(found.code, str(found.place)) for found in findings] == [
        ("I01", "data/elements.csv:5:1")
    ]


@pytest.mark.parametrize(
    ("entry", "table", "found"),
    [
        (SYMBOLS, "Symbol,Name\n", ("I01", "data/elements.csv:1:1")),
        (SYMBOLS + 'where: {Number: "> 99"}', ELEMENTS, ("D03", "decks/elements.yaml:9:12")),
    ],
    ids=["no rows", "no row that is meant"],
)
def test_a_table_without_a_fact_is_reported(table_deck, entry, table, found):
    """A deck would be empty without notice."""
    _, findings = load_deck(table_deck(entry, table=table))
    assert [(finding.code, str(finding.place)) for finding in findings] == [found]


def test_hints_are_in_the_questions(table_deck):
    """A hint is before the question mark, and a question without one stays as it is."""
    entry = """
        id: Symbol
        say: The symbol of [{Name}](element) is [{Symbol}].
        ask:
          Symbol: What is the symbol of {Name}?
          Name: Which element has the symbol {Symbol}?
        hint: {Symbol: Hint}
        """
    table = "Symbol,Name,Hint\nB,boron,one letter\nSi,silicon,\n"
    stems = stems_of(table_deck(entry, table=table))
    assert "What is the symbol of boron (one letter)?" in stems
    assert "Which element has the symbol B?" in stems
    assert "What is the symbol of silicon?" in stems
    stems = stems_of(table_deck(SYMBOLS + "hint: Hint", table=table))
    assert "What is the symbol of boron (one letter)?" in stems


def test_hints_of_facts(deck_project):
    """A hint of a fact in YAML is for all questions, or by answer or question."""
    path = deck_project(
        """
        - id: one
          say: Ann Lee opened [3 parks].
          ask: How many parks did Ann Lee open?
          hint: by herself
          quote: Ann Lee opened 3 parks in May 2020
        - id: two
          say: Ann Lee opened 3 parks in [May 2020].
          ask: When did Ann Lee open 3 parks?
          hint: {May 2020: month and year, June: no answer}
          quote: Ann Lee opened 3 parks in May 2020
        """
    )
    _, findings = load_deck(path)
    assert [finding.code for finding in findings] == ["D04"]
    text = path.read_text("utf-8").replace(", June: no answer", "")
    path.write_text(text.replace("by herself", "in Paris, 1999"), "utf-8")
    assert [finding.code for finding in load_deck(path)[1]] == ["G02"]
    path.write_text(text, "utf-8")
    assert {*stems_of(path)} == {
        "How many parks did Ann Lee open (by herself)?",
        "When did Ann Lee open 3 parks (month and year)?",
    }


def test_any_file_of_a_deck_may_have_tables(table_deck):
    """A folder has the head of the deck in one file, and its tables in others."""
    path = table_deck(SYMBOLS)
    folder = path.with_suffix("")
    folder.mkdir()
    head, tables = path.read_text("utf-8").split("tables:")
    (folder / "deck.yaml").write_text(head, "utf-8")
    (folder / "rows.yaml").write_text(f"tables:{tables}", "utf-8")
    path.unlink()
    assert "si" in facts_of(folder)
    assert "si" in dict(read_outline(folder).facts)
    (folder / "rows.yaml").write_text("tables: data/elements.csv", "utf-8")
    assert [finding.code for finding in load_deck(folder)[1]] == ["D03"]


def test_cells_have_the_limits_of_texts_in_decks(table_deck):
    """`Y05`: a text that is too long. `D08`: a formula that pages cannot show."""
    table = f"Symbol,Name\nB,{'x' * 10_001}\nC,carbon \\(\\frac{{1}}\\)\n"
    _, findings = load_deck(table_deck(SYMBOLS, table=table))
    assert {(finding.code, str(finding.place)) for finding in findings} == {
        ("Y05", "data/elements.csv:2:3"),
        ("D08", "data/elements.csv:3:10"),
    }


@pytest.mark.parametrize(
    ("url", "page", "found"),
    [
        ("Page", "https://example.org/B", []),
        ("https://example.org/{Symbol}", "", []),
        ("https://example.org/all", "", []),
        ("Page", "javascript:alert(1)", [("D03", "data/elements.csv:2:9")]),
        ("Page", "example.org", [("D03", "data/elements.csv:2:9")]),
        ("Pages", "https://example.org/B", [("D04", "decks/elements.yaml:9:10")]),
        ("https://a b", "", [("D03", "decks/elements.yaml:9:10")]),
    ],
)
def test_the_address_of_a_row_is_one_on_the_web(table_deck, url, page, found):
    """Cards link to it, so a script is refused like a misspelt address."""
    table = f"Symbol,Name,Page\nB,boron,{page}\n"
    deck, findings = load_deck(table_deck(SYMBOLS + f'url: "{url}"\n', table=table))
    assert [(finding.code, str(finding.place)) for finding in findings] == found
    assert found or deck.facts[0].source.url.startswith("https://example.org/")


CELLS = st.text(st.sampled_from('aB1,;"\t|\n\r\0{}[]()\\= \u202e\ufeff水é'), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
@example([("B\0", "\ud800")])
def test_any_table_gives_facts_or_findings(table_deck, rows):
    """Never an exception, and each finding is in a file of the project."""
    table = "\n".join(["Symbol,Name", *(",".join(row) for row in rows)])
    entry = SYMBOLS + "section: Name\ntags: Name\nentities: {Name: element}\n"
    checked = check_deck(table_deck(entry, table=table.encode(errors="surrogatepass")))
    assert checked.deck is None or all(fact.is_row for fact in checked.deck.facts)
    paths = {finding.place.path for finding in checked.findings}
    assert paths <= {"data/elements.csv", "decks/elements.yaml"}
