"""Whether values fit a JSON Schema, as far as the keywords go that ours uses."""

import re
from datetime import date

KINDS = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}
ABOUT = {"$schema", "$defs", "title", "description", "default", "format"}  # what refuses nothing


def fits(value, schema, whole):
    """Whether the value is allowed. Keywords that are not known here are an error."""
    return all(
        key in ABOUT or KEYWORDS[key](value, asked, schema, whole) for key, asked in schema.items()
    )


def plain(value):
    """Values of TOML as JSON has them: a day is a text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def places(schema, definition=None, path=()):
    """Every place of the schema, by its keys, and what can stand there."""
    definition = resolved(schema, schema if definition is None else definition)
    for inner in (definition.get("items"), *definition.get("oneOf", ())):
        if inner:
            yield from places(schema, inner, path)
    for key, inner in definition.get("properties", {}).items():
        yield ".".join((*path, key)), resolved(schema, inner)
        yield from places(schema, inner, (*path, key))


def resolved(schema, definition):
    """What a reference refers to."""
    if "$ref" in definition:
        return schema["$defs"][definition["$ref"].removeprefix("#/$defs/")]
    return definition


def _type(value, asked, schema, whole):
    kinds = asked if isinstance(asked, list) else [asked]
    return any(
        isinstance(value, KINDS[kind]) and (kind == "boolean") == isinstance(value, bool)
        for kind in kinds
    )


def _properties(value, asked, schema, whole):
    return all(fits(value[key], inner, whole) for key, inner in asked.items() if key in value)


def _additional(value, asked, schema, whole):
    others = [inner for key, inner in value.items() if key not in schema.get("properties", {})]
    return not others if asked is False else all(fits(inner, asked, whole) for inner in others)


def _reference(value, asked, schema, whole):
    return fits(value, whole["$defs"][asked.removeprefix("#/$defs/")], whole)


def _of(kind, look):
    """A keyword that looks only at values of a kind."""
    return lambda value, asked, schema, whole: (
        not isinstance(value, kind) or look(value, asked, schema, whole)
    )


KEYWORDS = {
    "$ref": _reference,
    "type": _type,
    "const": lambda value, asked, schema, whole: value == asked,
    "enum": lambda value, asked, schema, whole: value in asked,
    "anyOf": lambda value, asked, schema, whole: any(fits(value, one, whole) for one in asked),
    "oneOf": lambda value, asked, schema, whole: sum(fits(value, one, whole) for one in asked) == 1,
    "pattern": _of(str, lambda value, asked, *_: re.search(asked, value) is not None),
    "minLength": _of(str, lambda value, asked, *_: len(value) >= asked),
    "maxLength": _of(str, lambda value, asked, *_: len(value) <= asked),
    "minimum": _of(int, lambda value, asked, *_: value >= asked),
    "maximum": _of(int, lambda value, asked, *_: value <= asked),
    "minItems": _of(list, lambda value, asked, *_: len(value) >= asked),
    "maxItems": _of(list, lambda value, asked, *_: len(value) <= asked),
    "uniqueItems": _of(list, lambda value, asked, *_: len(set(map(repr, value))) == len(value)),
    "items": _of(
        list, lambda value, asked, _schema, whole: all(fits(v, asked, whole) for v in value)
    ),
    "minProperties": _of(dict, lambda value, asked, *_: len(value) >= asked),
    "maxProperties": _of(dict, lambda value, asked, *_: len(value) <= asked),
    "required": _of(dict, lambda value, asked, *_: set(asked) <= set(value)),
    "propertyNames": _of(
        dict, lambda value, asked, _schema, whole: all(fits(key, asked, whole) for key in value)
    ),
    "properties": _of(dict, _properties),
    "additionalProperties": _of(dict, _additional),
}
