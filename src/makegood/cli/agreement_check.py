"""`makegood agreement check`: is an agreement in order, and do its rules what its cases expect?"""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from makegood.cli.agreement_files import NotReadable, checked_at, folder_of
from makegood.cli.agreement_said import print_flaws, print_json, say_unreadable
from makegood.terms.agreement.check import Checked
from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.replay.cases import run_cases

if TYPE_CHECKING:
    from argparse import _SubParsersAction

MANY = 500  # cases, from which on it is said that they are run


def add_arguments(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `check` to what `agreement` can do."""
    parser = actions.add_parser(
        "check",
        help="Says all that is wrong with an agreement, and runs its cases.",
        description="Says by file and line what is wrong and what would be right, and runs the"
        " table of cases. What can be obeyed, but hardly be meant, is a warning. Exit codes:"
        " 0 in order, maybe with warnings; 1 errors or failing cases; 2 nothing to read.",
    )
    parser.add_argument("path", help="the folder of the agreement, or a pack's name")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: Namespace) -> int:
    """Does what the arguments say; gives the exit code."""
    try:
        checked = checked_at(args.path)
    except NotReadable as unreadable:
        return say_unreadable(unreadable)
    except AgreementFlawed as flawed:
        return _report(args, flawed.flaws, counts={})
    return _run_cases(args, checked)


def _run_cases(args: Namespace, checked: Checked) -> int:
    agreement = checked.agreement
    rows = sum(len(table.rows) for table in agreement.cases)
    if rows > MANY:
        sys.stderr.write(f"Running {rows} cases.\n")
    cases = run_cases(agreement)
    counts = {
        "clauses": len(agreement.clauses),
        "languages": len(agreement.languages),
        "cases": cases.passed + len(cases.flaws),
        "passed": cases.passed,
    }
    return _report(args, (*checked.warnings, *cases.flaws), counts=counts)


def _report(args: Namespace, flaws: tuple[Flaw, ...], *, counts: dict[str, int]) -> int:
    errors = tuple(flaw for flaw in flaws if flaw.is_error)
    warnings = tuple(flaw for flaw in flaws if not flaw.is_error)
    if args.json:
        said = {"flaws": _as_data(errors), "warnings": _as_data(warnings)}
        print_json({"ok": not errors, **counts, **said})
        return 1 if errors else 0
    print_flaws(folder_of(args.path), (*warnings, *errors), sys.stdout)
    sys.stdout.write(_counted(counts, len(errors), len(warnings)))
    return 1 if errors else 0


def _as_data(flaws: tuple[Flaw, ...]) -> list[dict[str, object]]:
    """Flaws without their kind, which is said by the list that they are in."""
    kept = ("file", "line", "says", "instead")
    return [{key: asdict(flaw)[key] for key in kept} for flaw in flaws]


def _counted(counts: dict[str, int], errors: int, warnings: int) -> str:
    """The last line: what was looked at, or how much is wrong."""
    said = [f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else []
    if not counts:
        return f"{'; '.join([f'{errors} error{"s" * (errors != 1)}', *said])}.\n"
    looked_at = f"{counts['clauses']} clauses in {counts['languages']} languages"
    passed = f"{counts['passed']} of {counts['cases']} cases passed"
    return f"{'; '.join([looked_at, passed, *said])}.\n"
