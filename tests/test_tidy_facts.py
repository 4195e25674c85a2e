"""Do the terms stand alone, and does every kind of fact keep to its form?"""

import dataclasses
import enum
import importlib
import os
import pkgutil
import re
import subprocess
import sys
import types
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
FACTS_PACKAGE = "makegood.terms.facts"


def test_the_terms_need_no_framework():
    code = (
        "import importlib, pkgutil, sys, makegood.terms as terms\n"
        "for found in pkgutil.walk_packages(terms.__path__, 'makegood.terms.'):\n"
        "    importlib.import_module(found.name)\n"
        "sys.exit(' '.join({'django', 'psycopg', 'procrastinate'} & set(sys.modules)) or 0)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 0, f"The terms load {ended.stderr}: pass them values instead."


def _facts() -> list[type]:
    """Every class that makegood.terms.facts defines, but for the base that they share."""
    package = importlib.import_module(FACTS_PACKAGE)
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{FACTS_PACKAGE}.")]
    return [
        value
        for module in (package, *map(importlib.import_module, names))
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__ == module.__name__
        and ("kind" in vars(value) or not value.__subclasses__())
        and not issubclass(value, enum.Enum)
    ]


FACTS = _facts()
each_fact = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)


@each_fact
def test_a_fact_is_frozen_and_says_what_it_means(fact):
    assert dataclasses.is_dataclass(fact) and fact.__dataclass_params__.frozen, (
        "Make it @dataclass(frozen=True, slots=True): what happened does not change."
    )
    assert fact.__doc__ and not fact.__doc__.startswith(f"{fact.__name__}("), (
        "Give it a docstring: what happened, to whom it matters."
    )


@each_fact
def test_a_fact_has_a_kind(fact):
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", getattr(fact, "kind", "")), (
        'Give it kind: ClassVar[str] = "noun.what_happened".'
    )


def test_no_two_facts_share_a_kind():
    kinds = [fact.kind for fact in FACTS]

    assert sorted(kinds) == sorted(set(kinds)), "One kind, one meaning: rename one of them."


@each_fact
def test_a_fact_carries_ids_and_numbers_alone(fact):
    hints = get_type_hints(fact)
    wordy = [field.name for field in dataclasses.fields(fact) if not _is_plain(hints[field.name])]

    assert not wordy, f"{wordy}: a fact holds ids, numbers and codes: str, int, bool, None, tuple."


def _is_plain(hint: Any) -> bool:
    """Is it a str, int, bool, None, or a union or tuple of these, under whatever name?"""
    hint = getattr(hint, "__supertype__", hint)  # what a NewType stands for
    hint = getattr(hint, "__value__", hint)  # what a `type` alias stands for
    if get_origin(hint) in {tuple, types.UnionType}:
        return all(part is ... or _is_plain(part) for part in get_args(hint))
    if get_origin(hint) is Literal:
        return True
    return hint in {str, int, bool, types.NoneType} or _is_enum(hint)


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.StrEnum)
