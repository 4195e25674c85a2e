"""`makegood agreement diff`: what differs between two versions of an agreement?"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from makegood.cli.agreement_files import NotReadable, checked_at, folder_of
from makegood.cli.agreement_said import UNREADABLE, print_flaws, print_json, say_unreadable
from makegood.terms.agreement.change import Change
from makegood.terms.agreement.difference import difference
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.parts import Parts
from makegood.wording.difference import say_changes

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_arguments(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `diff` to what `agreement` can do."""
    parser = actions.add_parser(
        "diff",
        help="Says what differs between two versions, and for whom it is better.",
        description="Compares rules by their ids, and clauses by their words. A value is better"
        " or worse for the customer as if all others had stayed; of many it can't be told."
        " Exit codes: 0 no difference; 1 some; 2 nothing to read, or a flawed agreement.",
    )
    parser.add_argument("old", help="the folder of the former version, or a pack's name")
    parser.add_argument("new", help="the folder of the present version, or a pack's name")
    parser.add_argument("--language", default="en", help="such as de; English if left out")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: Namespace) -> int:
    """Does what the arguments say; gives the exit code."""
    try:
        old, new = _parts(args.old), _parts(args.new)
    except NotReadable as unreadable:
        return say_unreadable(unreadable)
    if old is None or new is None:
        return UNREADABLE
    changes = difference(old, new)
    _print(args, changes)
    return 1 if changes else 0


def _parts(named: str) -> Parts | None:
    """What the folder holds, or None once it is said what is wrong with it."""
    try:
        return checked_at(named).parts
    except AgreementFlawed as flawed:
        print_flaws(folder_of(named), flawed.flaws, sys.stderr)
        return None


def _print(args: Namespace, changes: Iterable[Change]) -> None:
    if args.json:
        print_json({"changes": [_as_data(change) for change in changes]})
        return
    for line in say_changes(changes, args.language):
        sys.stdout.write(f"{line}\n")


def _as_data(change: Change) -> dict[str, object]:
    return {**asdict(change), "place": ".".join(change.place)}
