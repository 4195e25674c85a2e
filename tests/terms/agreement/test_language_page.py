"""The page of the language explains every table and every key, and nothing that is not there."""

import re
from pathlib import Path

import pytest

from makegood.terms.agreement.schema import schema_of
from tests.terms.agreement.schema_check import places

PAGE = Path(__file__).resolve().parents[3] / "docs/terms/language.md"
SHARED = {"id", "clause", "when"}  # explained once, for all tables
DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}


def explained():
    """The keys of each table, as the page has them; in bold where they must be there."""
    found, table = {}, ""
    for line in PAGE.read_text().partition("## The agreement")[2].splitlines():
        if header := re.match(r"`\[+(\w+)[.\w]*\]+`:", line):
            table = f"{header[1]}."
            found[header[1]] = False
        elif row := re.match(r"\| (\*\*)?`([a-z_.]+)`(\*\*)? \|", line):
            found[f"{table}{row[2]}"] = bool(row[1])
        elif line.startswith("## "):
            table = ""
    return found


def required(schema):
    """What must be there, of the tables that are there; of kinds, what all of them need."""
    kinds = [schema["$defs"][name] for name in schema["$defs"] if name.endswith("Rate")]
    rates = [set(kind["required"]) for kind in kinds if "required" in kind]
    found = {f"rate.{key}" for key in set.intersection(*rates)}
    found |= set(schema["required"])
    for place, inner in places(schema):
        table = (
            schema["$defs"][inner["items"]["$ref"].rpartition("/")[2]]
            if "items" in inner and ("$ref" in inner["items"])
            else inner
        )
        found |= {f"{place}.{key}" for key in table.get("required", ())}
    return found


SCHEMA = schema_of("agreement")
KEYS = {
    place
    for place, _inner in places(SCHEMA)
    if not SHARED & set(place.split(".")[-1:]) and not DAYS & set(place.split("."))
}


@pytest.mark.parametrize("place", sorted(KEYS))
def test_every_key_is_explained(place):
    assert place in explained()


def test_nothing_else_is_explained():
    known = {place for place, _inner in places(SCHEMA)}

    assert set(explained()) <= known


@pytest.mark.parametrize("place", sorted(KEYS))
def test_what_must_be_there_is_bold(place):
    tables = {name for name in explained() if "." not in name}
    if place not in tables or place in SCHEMA["required"][:4]:
        assert explained()[place] == (place in required(SCHEMA))
