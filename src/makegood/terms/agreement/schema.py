"""Which keys and values can stand in the files of an agreement, said so that editors know it?"""

from collections.abc import Mapping
from typing import Any, Final

from makegood.terms.agreement.files import CasesFile, LanguageFile
from makegood.terms.agreement.rules.rule import Rule
from makegood.terms.agreement.rules.whole import Rules

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: Final[Mapping[str, type[Rule]]] = {
    "agreement": Rules,
    "clauses": LanguageFile,
    "cases": CasesFile,
}
TITLES: Final = {
    "agreement": "agreement.toml",
    "clauses": "clauses.LANGUAGE.toml",
    "cases": "cases.toml",
}
REFERENCE: Final = "#/$defs/"
NOTHING: Final = {"type": "null"}


def agreement_schema() -> dict[str, Any]:
    """The JSON Schema of agreement.toml."""
    return schema_of("agreement")


def schema_of(file: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one of SCHEMAS.

    What it refuses, the reader refuses, too; the reader finds more, such as what does not fit
    together. A day is a text here, as editors of TOML have it.
    """
    schema = SCHEMAS[file].model_json_schema()
    definitions: dict[str, Any] = schema.pop("$defs")
    kept = {
        name: _described(_tidy(definition, definitions), definitions)
        for name, definition in definitions.items()
        if not _is_nameless(name)
    }
    whole = _tidy(schema, definitions)
    return {"$schema": DRAFT, "title": TITLES[file], **whole, "$defs": kept}


def _tidy(table: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """The table without what TOML can't say, and with what has no name of its own put in place."""
    if _is_nameless(name := _refers_to(table)):
        return _tidy({**definitions[name], **_without(table, "$ref")}, definitions)
    if NOTHING in table.get("anyOf", ()):
        return _tidy(_without_nothing(table), definitions)
    return {
        key: _tidy_value(value, definitions)
        for key, value in table.items()
        if not (key == "title" and isinstance(value, str)) and key != "discriminator"
    }


def _tidy_value(value: object, definitions: Mapping[str, Any]) -> object:
    if isinstance(value, list):
        return [_tidy_value(inner, definitions) for inner in value]
    return _tidy(value, definitions) if isinstance(value, dict) else value


def _refers_to(value: Mapping[str, Any]) -> str:
    return str(value.get("$ref", "")).removeprefix(REFERENCE)


def _is_nameless(name: str) -> bool:
    """Whether it is one of several variants of a type, numbered by the maker of the schema."""
    return "__" in name


def _without_nothing(value: Mapping[str, Any]) -> dict[str, Any]:
    """What is left out can't be written: the alternative goes, and the default that it is."""
    kinds = [kind for kind in value["anyOf"] if kind != NOTHING]
    rest = _without(value, "anyOf", "default")
    return {**kinds[0], **rest} if len(kinds) == 1 else {"anyOf": kinds, **rest}


def _without(value: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: inner for key, inner in value.items() if key not in keys}


def _described(definition: dict[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """A list of tables says what one of them is."""
    about = definitions.get(_refers_to(definition.get("items", {})), {}).get("description")
    return {**definition, "description": about} if about else definition
