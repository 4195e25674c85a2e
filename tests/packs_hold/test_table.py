"""Does docs/packs.md say truly where each clause stands, what rests on it, and what shows it?"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.packs import PACKS, pack

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = (ROOT / "docs" / "packs.md").read_text()
CLAUSES = tomllib.loads((ROOT / "docs" / "clauses.toml").read_text())["clause"]
AGREEMENTS = sorted({clause["agreement"] for clause in CLAUSES})
OWN = "own"  # what a pack says beside the clauses that are asked of it


def _values(name: str, file: str) -> dict[str, Any]:
    return tomllib.loads(pack(name)[file])


def _rests(value: object) -> set[str]:
    """The clauses that are named in a table."""
    if isinstance(value, dict):
        here = {value["clause"]} if isinstance(value.get("clause"), str) else set()
        return here.union(*(_rests(inner) for inner in value.values()))
    if isinstance(value, list):
        return set().union(*(_rests(inner) for inner in value))
    return set()


def _named(cell: str) -> set[str]:
    return {name.strip("` ") for name in cell.split(",")} - {"", "-"}


def _rows(name: str) -> list[tuple[str, ...]]:
    """The rows below the heading of an agreement."""
    (_, section), *others = re.findall(rf"^## ({name})$(.*?)(?=^## |\Z)", WRITTEN, re.M | re.S)
    assert not others
    lines = (line for line in section.splitlines() if re.match(rf"\| ([A-Z]-\d\d|{OWN}) ", line))
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_clause_has_a_row(name):
    ids = [clause["id"] for clause in CLAUSES if clause["agreement"] == name]

    assert [row[0] for row in _rows(name) if row[0] != OWN] == ids


def test_every_agreement_has_a_pack():
    assert {folder.name for folder in PACKS.iterdir() if folder.is_dir()} >= set(AGREEMENTS)


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_clause_stands_in_the_pack(name):
    numbers = {clause["number"] for clause in _values(name, "clauses.en.toml")["clause"]}

    assert {row[1] for row in _rows(name)} <= {f"§ {number}" for number in numbers}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_rules_of_a_clause_are_named(name):
    rules = _values(name, "agreement.toml")
    rests = {table: _rests(value) for table, value in rules.items()}

    for clause, number, named, _cases in _rows(name):
        found = {table for table, clauses in rests.items() if number.strip("§ ") in clauses}
        assert _named(named) == found, clause


@pytest.mark.parametrize("name", AGREEMENTS)
def test_every_table_of_cases_is_named_and_no_other(name):
    tables = {table["rule"] for table in _values(name, "cases.toml")["table"]}

    assert set().union(*(_named(row[3]) for row in _rows(name))) == tables
