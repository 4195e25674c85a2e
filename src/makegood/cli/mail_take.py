"""`makegood mail take`: what can be asked for? The mail door itself runs it."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_arguments(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `mail` and what it can do."""
    parser = subparsers.add_parser("mail", help="Takes mail in.")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    take = actions.add_parser(
        "take",
        help="Takes in the mails of the files, or of standard input.",
        description="The mail is kept before it is read: whatever it holds, nothing is lost."
        " Exit codes: 0 taken in; 67 no such brand; 75 try again later.",
    )
    take.add_argument("files", nargs="+", metavar="FILE", help="a mail; - for standard input")
    take.add_argument("--brand", help="its short name; else the one that the mail is written to")
    take.add_argument(
        "--vouch",
        action="store_true",
        help="you know that the senders are who they say; mail that our server proved false"
        " stays refused (in the demo this is so without asking)",
    )
    take.add_argument("--demo", action="store_true", help="take it into the demo")
    take.add_argument("--json", action="store_true", help="print JSON, a line each")
