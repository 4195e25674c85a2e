"""Agreements that hold only the rules that a test is about."""

import tomllib
from typing import Any

from makegood.terms.agreement.checks import CLAUSE_KEYS
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.read import read_agreement
from makegood.terms.agreement.together import named_in

HEAD = """
name = "draft"
brand = "Drafts"
in_force_from = 2026-01-01
languages = ["en"]
"""
SUPPORT = """
[[tier]]
id = "support"
clause = "1"
paid = false
"""
QUESTION = """
[[issue_class]]
id = "question"
clause = "1"
"""


def files_of(rules: str) -> dict[str, str]:
    """The rules as files of an agreement: with a head, a tier and a class where they have none,
    and with a clause for every number and a name for everything that they name.
    """
    rules = rules if "brand =" in rules else HEAD + rules
    rules += "" if "[[tier]]" in rules else SUPPORT
    rules += "" if "[[issue_class]]" in rules else QUESTION
    values = tomllib.loads(rules)
    names = "\n".join(
        f"[{table}]\n" + "\n".join(f'{name} = "{name.title()}"' for name in ids)
        for table, ids in named_in(_with_tuples(values)).items()
        if ids
    )
    clauses = "\n".join(
        f'[[clause]]\nnumber = "{number}"\nheading = "Clause {number}"\nwords = "As it stands."'
        for number in dict.fromkeys(_clauses(values))
    )
    words = f'title = "Draft"\n{names}\n{clauses}'
    return {"agreement.toml": rules, "clauses.en.toml": words}


def draft(rules: str) -> Agreement:
    """The agreement of these rules. Raises AgreementFlawed."""
    return read_agreement(files_of(rules))


def _with_tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_tuples(inner) for key, inner in value.items()}
    return tuple(map(_with_tuples, value)) if isinstance(value, list) else value


def _clauses(value: object) -> list[str]:
    if isinstance(value, dict):
        here = [value[key] for key in CLAUSE_KEYS if isinstance(value.get(key), str)]
        return here + [number for inner in value.values() for number in _clauses(inner)]
    if isinstance(value, list):
        return [number for inner in value for number in _clauses(inner)]
    return []
