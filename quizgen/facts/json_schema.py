"""JSON Schemas of decks and kinds, for editors that complete and check YAML.

The schemas are generated from the models that validate decks, so that editors and `quizgen check`
agree. Checks that need the whole deck (unknown entities, quotes that are not in their source) are
left to `quizgen check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import models_json_schema

from quizgen.facts.deck_schema import UNFILLED, DeckEntry, EntitiesEntry, StyleNames
from quizgen.facts.fields import SPEAKER, SentenceFactEntry
from quizgen.facts.kinds import STATEMENT, Kind
from quizgen.facts.validation import AuthoredModel

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that the YAML language server supports best."""
_DEFINITIONS = "#/definitions/{model}"

Schema = dict[str, Any]


def deck_schema(kinds: Iterable[Kind], styles: StyleNames) -> Schema:
    """Return the schema of a deck's files, with facts of the given kinds."""
    named = {kind.kind: kind for kind in kinds}
    models = {name: kind.model for name, kind in named.items()}
    wanted: tuple[type[AuthoredModel], ...] = (
        *(DeckEntry, EntitiesEntry, SentenceFactEntry),
        *models.values(),
    )
    refs, whole = models_json_schema(
        [(model, "validation") for model in wanted], ref_template=_DEFINITIONS
    )
    definitions: Schema = _as_typed(whole["$defs"])
    for name, model in models.items():
        _narrow(_resolved(refs[model, "validation"], definitions), named[name], styles)
    for name in ("styles", "points"):
        definitions["QuizEntry"]["properties"][name]["propertyNames"] = {
            "enum": [*styles.on_sheets]
        }
    head = _resolved(refs[DeckEntry, "validation"], definitions)
    head["properties"]["styles"]["items"] = {"enum": [*styles.every]}
    entities = _resolved(refs[EntitiesEntry, "validation"], definitions)
    choices = {name: refs[model, "validation"] for name, model in models.items()}
    sentence = refs[SentenceFactEntry, "validation"]
    _narrow_sentence(_resolved(sentence, definitions), styles)
    properties: Schema = {
        **head["properties"],
        **entities["properties"],
        "facts": {"type": "array", "items": _fact(choices, named, sentence)},
    }
    for name in UNFILLED:
        properties[name] = {**properties[name], "type": [properties[name]["type"], "null"]}
    return {
        "$schema": DIALECT,
        "title": "A deck of quizgen",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "anyOf": [
            *({"required": [*head["required"], origin]} for origin in ("sources", "tables")),
            {"not": {"required": ["deck"]}},
        ],
        "definitions": definitions,
    }


def kind_schema() -> Schema:
    """Return the schema of the files in `templates/kinds/`."""
    schema = Kind.model_json_schema(ref_template=_DEFINITIONS)
    schema["definitions"] = schema.pop("$defs")
    return {"$schema": DIALECT, **_as_typed(schema)}


def _fact(choices: Schema, kinds: dict[str, Kind], sentence: Schema) -> Schema:
    """Return the schema of an entry of `facts:`.

    That is a sentence fact, a fact of the kind that it names, or a section for the facts after it.
    """
    options = [{"const": name, "description": kind.about} for name, kind in kinds.items()]
    return {
        "type": "object",
        "anyOf": [
            {"required": ["id", "quote", "say"]},
            {"required": ["id", "quote", "kind"]},
            {"required": ["section"], "maxProperties": 1},
        ],
        "properties": {"kind": {"description": "the shape of the fact", "oneOf": options}},
        "allOf": [
            {"if": {"required": ["say"]}, "then": sentence},
            *(
                {"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": ref}
                for name, ref in choices.items()
            ),
        ],
    }


def _narrow_sentence(fact: Schema, styles: StyleNames) -> None:
    """Restrict the schema of a sentence fact to the styles and to the texts that it has."""
    properties = fact["properties"]
    properties["without"]["items"] = {"type": "string", "examples": [*styles.every]}
    properties["derived"]["propertyNames"] = {"enum": ["say", "ask", SPEAKER]}


def _narrow(fact: Schema, kind: Kind, styles: StyleNames) -> None:
    """Restrict the schema of a fact to the fields and questions of its kind."""
    fact["description"] = kind.about
    properties = fact["properties"]
    properties["kind"] = {"const": kind.kind}
    properties["without"]["items"] = {"enum": [*kind.without_names(styles.every)]}
    properties["wording"]["propertyNames"] = {"enum": [*kind.questions, STATEMENT]}
    properties["derived"]["propertyNames"] = {"enum": [*dict.fromkeys((*kind.fields, SPEAKER))]}


def _resolved(ref: Schema, definitions: Schema) -> Schema:
    found: Schema = definitions[ref["$ref"].rpartition("/")[2]]
    return found


def _as_typed(schema: Any) -> Any:
    """Return a schema of values as an editor sees them: texts may be numbers, `null` is invalid.

    Validation receives all values as texts, but an editor reads `42400` as a number. In the models,
    `null` represents a missing key; authors leave the key out.
    """
    if isinstance(schema, list):
        return [_as_typed(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    typed = {key: _as_typed(value) for key, value in schema.items() if not _is_noise(key, value)}
    if typed.get("type") == "string" and "enum" not in typed:
        typed["type"] = ["string", "number"]
    if len(typed.get("anyOf", ())) == 1:
        (only,) = typed.pop("anyOf")
        typed = {**only, **typed}
    return typed


def _is_noise(key: str, value: object) -> bool:
    """Return whether a key is of no use to authors: generated titles, empty defaults."""
    if key == "title":
        return isinstance(value, str)
    return key == "default" and value in (None, "", [], ())
