"""The JSON Schema for editors: it takes every agreement that there is, and marks mistakes."""

import tomllib

import pytest

from makegood.terms.agreement.schema import DRAFT, SCHEMAS, agreement_schema, schema_of
from tests.packs import PACKS, pack
from tests.terms.agreement.schema_check import fits, plain
from tests.terms.written import ENGLISH, RULES, changed

NAMES = sorted(path.parent.name for path in PACKS.glob("*/agreement.toml"))


def allows(text, file="agreement"):
    schema = schema_of(file)
    return fits(plain(tomllib.loads(text)), schema, schema)


@pytest.mark.parametrize("name", NAMES)
def test_every_pack_fits(name):
    for file, text in pack(name).items():
        assert allows(text, file.split(".")[0]), file


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("usual = 1", "usual = 0"),
        ("usual = 1", 'usual = "1"'),
        ("usual = 1", "usual = 1\nunusual = 1"),
        ("usual = 1\n", ""),
        ('price = "as_usual"', 'price = "dear"'),
        ('languages = ["en", "de"]', 'languages = ["en", "xx"]'),
        ("paid = true", "paid = 1"),
        ("units = [1", "units = [0"),
        ("[packs]", "[package]"),
    ],
)
def test_mistakes_are_marked(old, new):
    assert not allows(changed((old, new))[RULES])


def test_words_without_a_heading_are_marked():
    written = changed(('heading = "What a ticket costs"\n', ""), file=ENGLISH)
    assert not allows(written[ENGLISH], "clauses")


@pytest.mark.parametrize("file", SCHEMAS)
def test_a_schema_is_whole(file):
    schema = schema_of(file)

    assert schema["$schema"] == DRAFT
    assert set(references(schema)) <= set(schema["$defs"])
    assert all("__" not in name for name in schema["$defs"])


def test_tables_are_explained():
    schema = agreement_schema()

    assert schema["$defs"]["Tiers"]["description"].startswith("A kind of support.")
    assert all("description" in one for one in schema["$defs"].values() if "properties" in one)


def references(value):
    """The names of all definitions that are referred to."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].removeprefix("#/$defs/")
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)
