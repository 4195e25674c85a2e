"""`makegood verify`: is everything that we keep what the facts and the postings say?"""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argparse import _SubParsersAction

NOT_THERE: Final = {"42P01", "42703"}  # undefined_table, undefined_column


def add_arguments(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `verify`."""
    parser = subparsers.add_parser(
        "verify",
        help="Recomputes what follows from facts and postings, and compares.",
        description="Changes nothing. Exit codes: 0 all is right; 1 something is off;"
        " 2 the database is not of this version.",
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")
    parser.add_argument("--demo", action="store_true", help="verify the demo's data")


def run(args: Namespace) -> int:
    """Compare all there is, of every brand, and print what is off; gives the exit code."""
    from django.db import ProgrammingError

    from makegood.brands.checks import findings
    from makegood.brands.scope import overseeing
    from makegood.events.verify.every import EVERY

    try:
        with overseeing() as cursor:
            found = findings(EVERY, cursor)
    except ProgrammingError as failed:
        if getattr(failed.__cause__, "sqlstate", None) not in NOT_THERE:
            raise
        sys.stderr.write(
            "makegood: this database is not of this version: `makegood migrate` makes it so.\n"
        )
        return 2
    if args.json:
        report = {"checks": len(EVERY), "findings": [asdict(finding) for finding in found]}
        sys.stdout.write(json.dumps(report, indent=2) + "\n")
    else:
        for finding in found:
            sys.stdout.write(f"{finding}\n")
        sys.stdout.write(f"{len(EVERY)} checks, {len(found)} findings\n")
    return 1 if found else 0
