"""`makegood agreement`: what can be done with an agreement, and which module does it?"""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from makegood.cli import (
    agreement_check,
    agreement_diff,
    agreement_replay,
    agreement_schema,
    agreement_show,
)

if TYPE_CHECKING:
    from argparse import _SubParsersAction

ACTIONS = {
    "check": agreement_check,
    "show": agreement_show,
    "diff": agreement_diff,
    "schema": agreement_schema,
    "replay": agreement_replay,
}


def add_arguments(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `agreement` and what it can do."""
    parser = subparsers.add_parser(
        "agreement",
        help="Checks agreements, shows them, compares them.",
        description="An agreement is a folder of files, or the name of one that comes with"
        " Makegood. Nothing here needs a database, or writes anything but what it prints.",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for module in ACTIONS.values():
        module.add_arguments(actions)


def run(args: Namespace) -> int:
    """Does what the arguments say; gives the exit code."""
    code: int = ACTIONS[args.action].run(args)
    return code
