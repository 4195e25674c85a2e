"""`makegood migrate`: how does a database come to what this version of the code expects?"""

import argparse
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from makegood.vault.ring import make_ring_file

OWNER_URL = "MAKEGOOD_OWNER_DATABASE_URL"


def add_arguments(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser("migrate", help="Brings the database to this version.")


def run(args: argparse.Namespace) -> int:
    prepare()
    return 0


def prepare() -> None:
    """Makes the key ring if there is none, and migrates as the owner of the tables.

    No connection stays open. Ends the program where the owner's address is not known.
    """
    if OWNER_URL not in os.environ:
        sys.exit(f"makegood: DATABASE_URL is given, so {OWNER_URL} must be given too.")
    make_ring_file(Path(settings.KEY_RING_FILE))
    call_command("migrate", database="owner", interactive=False, verbosity=1)
    connections.close_all()
