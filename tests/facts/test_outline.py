"""`read_outline` finds the ids of a deck without validation."""

from quizgen.facts.outline import read_outline


def test_the_ids_of_a_deck(deck_project):
    """The ids of the deck, its sections and its facts, including drafts and invalid facts."""
    facts = "- {id: parks, kind: nonsense}\n- {id: trees, draft: true}\n- {kind: event}\n- no fact"
    outline = read_outline(deck_project(facts, head="sections: {south: The south, north: N}"))
    assert (outline.deck, outline.sections) == ("parks", ("south", "north"))
    assert [id_ for id_, _ in outline.facts] == ["parks", "trees"]
    assert [str(place) for place in outline.places_of("trees")] == ["decks/parks.yaml:8:8"]
    assert outline.findings == ()


def test_rows_of_tables_are_facts(deck_project, tmp_path):
    """Their ids are those that a build gives them, with the places of their cells."""
    (tmp_path / "parks.csv").write_text("Name,Size\nHyde Park,142\nCity Park,9\n", "utf-8")
    table = (
        "{file: parks.csv, cite: a list, id: Name, say: 'Size: [{Size}].', where: {Size: '> 9'}}"
    )
    outline = read_outline(deck_project("- {id: one}", head=f"tables: [{table}]"))
    assert [id_ for id_, _ in outline.facts] == ["one", "hyde-park"]
    assert [str(place) for place in outline.places_of("hyde-park")] == ["parks.csv:2:1"]


def test_a_deck_in_a_folder(tmp_path):
    """The outline has the facts of all files that can be read, and findings for the others."""
    folder = tmp_path / "decks" / "parks"
    folder.mkdir(parents=True)
    (folder / "deck.yaml").write_text("deck: our-parks\nfacts: [{id: one}]", "utf-8")
    (folder / "bad.yaml").write_text("facts: [{id: two}", "utf-8")
    (folder / "latin.yaml").write_bytes(b"facts: [{id: caf\xe9}]")
    (folder / "more.yaml").write_text("facts: [{id: three}]", "utf-8")
    outline = read_outline(folder)
    assert outline.deck == "our-parks"
    assert [id_ for id_, _ in outline.facts] == ["one", "three"]
    assert [finding.code for finding in outline.findings] == ["Y01", "D06"]
