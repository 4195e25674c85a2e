"""`makegood web`: how are the pages served?"""

import argparse

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from makegood.cli.address import add_address_arguments

THREADS = 4
END_WITHIN_SECONDS = 5


def add_arguments(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    add_address_arguments(subparsers.add_parser("web", help="Serves the pages alone."))


def run(args: argparse.Namespace) -> int:
    Server(
        "makegood.config.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        workers_kill_timeout=END_WITHIN_SECONDS,
    ).serve()
    return 0
