"""`makegood agreement`: is an agreement in order, and what does it say?"""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from makegood.cli import agreement_replay
from makegood.cli.agreement_files import NotReadable, agreement_at, folder_of
from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.model import Agreement
from makegood.terms.replay.cases import run_cases
from makegood.wording.agreement import render

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_arguments(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `agreement` and what it can do."""
    parser = subparsers.add_parser("agreement", help="Checks agreements and shows them.")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser(
        "check",
        help="Says all that is wrong with an agreement, and runs its cases.",
        description="Exit codes: 0 in order; 1 flaws or failing cases; 2 nothing to read.",
    )
    show = actions.add_parser("show", help="Prints what the customer reads.")
    show.add_argument("--language", help="such as de; the agreement's first language if left out")
    for action in (check, show):
        action.add_argument("path", help="the folder of the agreement, or a pack's name")
        action.add_argument("--json", action="store_true", help="print JSON instead of text")
    agreement_replay.add_arguments(actions)


def run(args: Namespace) -> int:
    """Does what the arguments say; gives the exit code."""
    if args.action == "replay":
        return agreement_replay.run(args)
    try:
        agreement = agreement_at(args.path)
    except NotReadable as unreadable:
        sys.stderr.write(f"makegood: {unreadable}\n")
        return 2
    except AgreementFlawed as flawed:
        if args.action == "check":
            return _report(args, flawed.flaws, counts={})
        _print_flaws(folder_of(args.path), flawed.flaws, sys.stderr)
        return 1
    return _check(args, agreement) if args.action == "check" else _show(args, agreement)


def _check(args: Namespace, agreement: Agreement) -> int:
    cases = run_cases(agreement)
    counts = {
        "clauses": len(agreement.clauses),
        "languages": len(agreement.languages),
        "cases": cases.passed + len(cases.flaws),
        "passed": cases.passed,
    }
    return _report(args, cases.flaws, counts=counts)


def _report(args: Namespace, flaws: tuple[Flaw, ...], *, counts: dict[str, int]) -> int:
    if args.json:
        _print_json({"ok": not flaws, **counts, "flaws": [asdict(flaw) for flaw in flaws]})
        return 1 if flaws else 0
    _print_flaws(folder_of(args.path), flaws, sys.stdout)
    if counts:
        sys.stdout.write(
            f"{counts['clauses']} clauses in {counts['languages']} languages;"
            f" {counts['passed']} of {counts['cases']} cases passed.\n"
        )
    return 1 if flaws else 0


def _show(args: Namespace, agreement: Agreement) -> int:
    language = args.language or agreement.languages[0]
    if args.json:
        _print_json(_as_data(agreement, language))
    else:
        sys.stdout.write(render(agreement, language))
    return 0


def _as_data(agreement: Agreement, language: str) -> dict[str, object]:
    return {
        "name": agreement.name,
        "brand": agreement.brand,
        "in_force_from": agreement.in_force_from.isoformat(),
        "languages": agreement.languages,
        "language": agreement.spoken(language),
        "title": agreement.title(language),
        "clauses": [
            {
                "number": number,
                "heading": agreement.clause_heading(number, language),
                "words": agreement.clause_words(number, language),
            }
            for number in agreement.clauses
        ],
    }


def _print_flaws(folder: Path, flaws: tuple[Flaw, ...], stream: TextIO) -> None:
    for flaw in flaws:
        stream.write(f"{folder / flaw.file}:{flaw.line}: {flaw.says} {flaw.instead}\n")


def _print_json(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
