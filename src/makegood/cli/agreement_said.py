"""How do the actions on agreements print what is wrong, and their data?"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from makegood.cli.agreement_files import NotReadable
from makegood.terms.agreement.flaw import Flaw

UNREADABLE = 2  # the exit code


def print_flaws(folder: Path, flaws: tuple[Flaw, ...], stream: TextIO) -> None:
    """A line for each flaw, which begins with its file and line."""
    for flaw in flaws:
        stream.write(f"{folder / str(flaw)}\n")


def print_json(value: Mapping[str, object]) -> None:
    """The value on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def say_unreadable(unreadable: NotReadable) -> int:
    """Says why there is nothing to read; gives the exit code."""
    sys.stderr.write(f"makegood: {unreadable}\n")
    return UNREADABLE
