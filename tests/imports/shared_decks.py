"""Packages in the shapes of real shared decks, made with Anki itself."""

GEOGRAPHY = "Geography"
MEDICINE = "Medicine"
LANGUAGE = "Language"

_COUNTRIES = (
    ("Europe", "France", "Paris", "The Rhine forms part of its border.", "fr"),
    ("Europe", "Italy", "Rome", "", "it"),
    ("Europe", "Norway", "Oslo", "", "no"),
    ("Africa", "Egypt", "Cairo", "", "eg"),
    ("Africa", "Kenya", "Nairobi", "", "ke"),
    ("Africa", "Chad", "N’Djamena", "", "td"),
)
_CODE = "<pre><code>for n in range(3):<br>    if n &gt; 1:<br>        print(n)</code></pre>"
_MASKS = "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.1}}"


def _add_type(collection, name, fields, templates, *, is_cloze=False):
    models = collection.models
    type_ = models.new(name)
    for field in fields:
        models.add_field(type_, models.new_field(field))
    for number, (front, back) in enumerate(templates, 1):
        card = models.new_template(f"Card {number}")
        card["qfmt"], card["afmt"] = front, back
        models.add_template(type_, card)
    type_["type"] = int(is_cloze)
    models.add(type_)
    return name


def _add(collection, deck, type_, fields, tags=""):
    note = collection.new_note(collection.models.by_name(type_))
    for name, text in fields.items():
        note[name] = text
    note.tags = tags.split()
    collection.add_note(note, collection.decks.id(deck))


def add_geography(collection):
    """Add a deck whose cards begin with a heading, with four templates and pictures."""
    type_ = _add_type(
        collection,
        "Country",
        ("Region", "Country", "Capital", "Info", "Flag", "Sort"),
        (
            (
                "<div>{{Region}}</div><hr>What is the capital of {{Country}}?",
                "{{FrontSide}}<hr id=answer>{{Capital}}<br>{{Info}}",
            ),
            (
                "<div>{{Region}}</div><hr>Of which country is {{Capital}} the capital?",
                "{{FrontSide}}<hr id=answer>{{Country}}<br>{{Info}}",
            ),
            ("{{Region}}<br>{{Flag}}", "{{FrontSide}}<hr id=answer>{{Country}}"),
            (
                "{{#Info}}Which country is it? {{Info}} {{type:Country}}{{/Info}}",
                "{{FrontSide}}<hr id=answer>{{Country}}",
            ),
        ),
    )
    for number, (region, country, capital, info, flag) in enumerate(_COUNTRIES):
        fields = {
            "Region": region,
            "Country": country,
            "Capital": capital,
            "Info": info,
            "Flag": f'<img src="{flag}.png">',
            "Sort": str(number),
        }
        _add(collection, GEOGRAPHY, type_, fields, f"Geo::{region} flags")


def add_medicine(collection):
    """Add clozes with hints, nested, overlapping and multi-card ones, and image occlusion."""
    type_ = _add_type(
        collection,
        "Medical cloze",
        ("Header", "Text", "Extra", "Audio"),
        (
            (
                "<header>{{Header}}</header>{{cloze:Text}}",
                "{{cloze:Text}}<br>{{Extra}}{{Audio}}{{hint:Header}}",
            ),
        ),
        is_cloze=True,
    )
    texts = (
        ("Heart", "The heart has {{c1::four::number}} chambers and pumps blood.", "See figure 2."),
        ("Heart", "{{c1::The {{c2::left}} ventricle}} pumps blood into the aorta.", ""),
        ("Heart", "{{c1::Systole}} is contraction, and {{c1::diastole}} is relaxation.", ""),
        ("Lung", "{{c1,2::Oxygen}} diffuses into the blood, {{c2::carbon dioxide}} out of it.", ""),
        ("Lung", "A lung is in a {{c1::lung}} cavity, covered by the pleura.", ""),
        ("Lung", "{{c1::The whole sentence is one gap.}}", ""),
        ("Lung", r"The pH of blood is {{c1::\(7.4\)}} &amp; kept <b>constant</b> by buffers.", ""),
    )
    for header, text, extra in texts:
        fields = {"Header": header, "Text": text, "Extra": extra, "Audio": "[sound:a.mp3]"}
        _add(collection, MEDICINE, type_, fields, f"#Med::{header}")
    _add(
        collection,
        MEDICINE,
        "Image Occlusion",
        {"Occlusion": _MASKS, "Image": '<img src="x.png">', "Header": "The hand"},
    )


def add_language(collection):
    """Add reversed and typed cards, options, code, tables, lists, LaTeX and empty fields."""
    words = (("dog", "le chien<br>la chienne"), ("cat", "le chat [sound:chat.mp3]"), ("x", ""))
    for front, back in words:
        _add(
            collection,
            f"{LANGUAGE}::Words",
            "Basic (and reversed card)",
            {"Front": front, "Back": back},
            "fr::noun",
        )
    _add(
        collection,
        f"{LANGUAGE}::Words",
        "Basic (type in the answer)",
        {"Front": "Which animal is “le chat”?", "Back": "the cat"},
    )
    basic = (
        (f"What does this print?{_CODE}", "2"),
        ("Which rows has the table?", "<table><tr><td>a<td>b<tr><td>1<td>2</table>"),
        ("What is the area of a circle?", "[latex]$\\pi r^2$[/latex]"),
        ("How many is 10<sup>3</sup>?", "<ul><li>1000<li>one thousand</ul>"),
        ("What is &lt;b&gt; in HTML?", "<div>bold</div><div>not <i>italic</i></div>"),
        ('<img src="only.png">', "a picture"),
        ("What is the area of a circle?", "[latex]$\\pi r^2$[/latex]"),
    )
    for front, back in basic:
        _add(collection, f"{LANGUAGE}::Code", "Basic", {"Front": front, "Back": back})
    options = ("Question", "A", "B", "C", "D", "Right")
    type_ = _add_type(
        collection,
        "Options",
        options,
        (
            (
                "{{Question}}<ol><li>{{A}}<li>{{B}}<li>{{C}}{{#D}}<li>{{D}}{{/D}}</ol>",
                "{{Question}}<hr id=answer>{{Right}}",
            ),
        ),
    )
    rows = (
        ("Which one is a loop?", "for", "if", "def", "with", "for"),
        ("Which one is a branch?", "for", "if", "def", "", "if"),
    )
    for row in rows:
        fields = dict(zip(options, row, strict=True))
        _add(collection, f"{LANGUAGE}::Code", type_, fields)
    _add_type(collection, "Broken", ("Front",), (("{{Front}}", "{{Front}}"),))


SHAPES = {GEOGRAPHY: add_geography, MEDICINE: add_medicine, LANGUAGE: add_language}
