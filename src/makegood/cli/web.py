"""`makegood web`: how are the pages served?"""

import argparse
import multiprocessing
from importlib import import_module

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from makegood.cli.address import add_address_arguments

WSGI = "makegood.config.wsgi"
PROCESSES = 2  # Python works for one request at a time: a second processor would stand idle
THREADS = 4  # in each
END_WITHIN_SECONDS = 5


def add_arguments(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    add_address_arguments(subparsers.add_parser("web", help="Serves the pages alone."))


def run(args: argparse.Namespace) -> int:
    # Loaded before they part, what all of them need lies in memory once.
    import_module(WSGI)
    multiprocessing.set_start_method("fork", force=True)
    Server(
        f"{WSGI}:application",
        address=args.host,
        port=args.port,
        process_name="makegood web",
        interface=Interfaces.WSGI,
        workers=PROCESSES,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        workers_kill_timeout=END_WITHIN_SECONDS,
    ).serve()
    return 0
