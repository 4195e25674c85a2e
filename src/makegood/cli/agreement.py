"""`makegood agreement`: is an agreement in order, and what does it say?"""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.read import read_agreement
from makegood.terms.agreement.text import LONGEST
from makegood.terms.replay.cases import run_cases
from makegood.wording.agreement import render

if TYPE_CHECKING:
    from argparse import _SubParsersAction


class NotReadable(Exception):
    """The path is no folder with an agreement; the text says why."""


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
        action.add_argument("path", type=Path, help="the folder of the agreement")
        action.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: Namespace) -> int:
    """Does what the arguments say; gives the exit code."""
    try:
        agreement = _read(args.path)
    except NotReadable as unreadable:
        sys.stderr.write(f"makegood: {unreadable}\n")
        return 2
    except AgreementFlawed as flawed:
        if args.action == "check":
            return _report(args, flawed.flaws, counts={})
        _print_flaws(args.path, flawed.flaws, sys.stderr)
        return 1
    return _check(args, agreement) if args.action == "check" else _show(args, agreement)


def _read(folder: Path) -> Agreement:
    if not folder.is_dir():
        raise NotReadable(f"{folder} is no folder. Name the folder that holds agreement.toml.")
    files: dict[str, str] = {}
    flaws: tuple[Flaw, ...] = ()
    for path in sorted(folder.glob("*.toml")):
        raw = _bytes(path)
        files[path.name] = raw.decode("utf-8-sig", errors="replace")
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError as wrong:
            line = raw.count(b"\n", 0, wrong.start) + 1
            flaws += (Flaw(path.name, line, "This is not UTF-8.", "Save the file as UTF-8."),)
    try:
        agreement = read_agreement(files)
    except AgreementFlawed as flawed:
        raise AgreementFlawed(tuple(sorted(flaws + flawed.flaws))) from None
    if flaws:
        raise AgreementFlawed(flaws)
    return agreement


def _bytes(path: Path) -> bytes:
    """The file, or enough of a long one to be refused for its length."""
    try:
        with path.open("rb") as file:
            return file.read(4 * LONGEST + 1)
    except OSError as error:
        raise NotReadable(f"{path} can't be read: {error.strerror}.") from error


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
    _print_flaws(args.path, flaws, sys.stdout)
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
