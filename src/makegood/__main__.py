"""Which subcommand of `makegood` was asked for, and what must be there before it runs?"""

import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module

from makegood.cli.processes import INTERRUPTED, heed_leash


class Needs(Enum):
    NOTHING = auto()  # no database is started and Django is not loaded: it answers at once
    DATABASE = auto()
    DJANGO = auto()  # and a database
    DEMO = auto()  # Django, and the demo's own database


@dataclass(frozen=True)
class Subcommand:
    """A module with `add_arguments(subparsers)` and `run(args) -> int`, loaded when called.

    `run_by` is the module that runs instead where another door does what was asked; `fails_with` is
    the exit code where the installation itself can't be had.
    """

    module: str
    needs: Needs
    help: str
    run_by: str = ""
    fails_with: int = 1


SUBCOMMANDS = {
    "serve": Subcommand(
        "makegood.cli.serve", Needs.DJANGO, "Serves everything, until it is interrupted."
    ),
    "web": Subcommand("makegood.cli.web", Needs.DATABASE, "Serves the pages alone."),
    "worker": Subcommand("makegood.cli.worker", Needs.DJANGO, "Does the jobs alone."),
    "migrate": Subcommand(
        "makegood.cli.database", Needs.DJANGO, "Brings the database to this version."
    ),
    "demo": Subcommand(
        "makegood.cli.demonstrate", Needs.DEMO, "Serves a desk with customers and tickets."
    ),
    "agreement": Subcommand(
        "makegood.cli.agreement", Needs.NOTHING, "Checks agreements, shows and compares them."
    ),
    "mail": Subcommand(
        "makegood.cli.mail_take",
        Needs.DJANGO,
        "Takes mail in.",
        run_by="makegood.mail.pipe",
        fails_with=75,  # sysexits.h: a mail server keeps the mail, and tries again later
    ),
    "verify": Subcommand(
        "makegood.cli.verify",
        Needs.DJANGO,
        "Recomputes what follows from facts and postings, and compares.",
    ),
}


def main() -> int:
    """Runs what the command line asks for; gives the exit code."""
    heed_leash()
    # A shell that starts us in the background has SIGINT ignored; we end by it all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    args = _parser(sys.argv[1] if len(sys.argv) > 1 else "").parse_args()
    subcommand = SUBCOMMANDS[args.subcommand]
    try:
        with _given(subcommand, args):
            try:
                code: int = import_module(subcommand.run_by or subcommand.module).run(args)
            finally:
                # A second Ctrl-C must not keep the database from ending well.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
            return code
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser(chosen: str) -> ArgumentParser:
    parser = ArgumentParser(prog="makegood", description="Sells, meters and honours support.")
    subparsers = parser.add_subparsers(dest="subcommand", required=True, metavar="COMMAND")
    for name, subcommand in SUBCOMMANDS.items():
        if name == chosen:
            import_module(subcommand.module).add_arguments(subparsers)
        else:
            subparsers.add_parser(name, help=subcommand.help)
    return parser


@contextmanager
def _given(subcommand: Subcommand, args: Namespace) -> Iterator[None]:
    needs = subcommand.needs
    if needs is Needs.NOTHING:
        yield
        return
    from makegood.config.installation import InstallationFailed
    from makegood.config.server import ClusterFailed

    try:
        with _installation(needs, args):
            if needs is not Needs.DATABASE:
                _set_up_django()
            yield
    except (InstallationFailed, ClusterFailed) as failed:
        sys.stderr.write(f"makegood: {failed}\n")
        sys.exit(subcommand.fails_with)


def _installation(needs: Needs, args: Namespace) -> AbstractContextManager[None]:
    """The demo's data for the demo and for whoever says `--demo`; else the real ones."""
    from makegood.config.installation import demo_installation, installation, joined_demo

    if needs is Needs.DEMO:
        return demo_installation(args.port, fresh=args.fresh)
    return joined_demo() if getattr(args, "demo", False) else installation()


def _set_up_django() -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "makegood.config.settings")
    django.setup()


if __name__ == "__main__":
    sys.exit(main())
