"""What can be said to each command, by whom, and what else could be said under the same key.

A module a noun, each with its `CASES` by operation; all modules here are read.
"""

import importlib
import pkgutil

from tests.commands.twice.stage import Told


def every_case() -> dict[str, Told]:
    """The cases of all modules; no operation is told twice."""
    cases: dict[str, Told] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        for operation, told in getattr(importlib.import_module(module.name), "CASES", {}).items():
            assert operation not in cases, f"{operation} is told twice"
            cases[operation] = told
    return cases
