"""`makegood demo`: how does somebody try Makegood, with customers and tickets that are there?"""

import argparse
import os
from pathlib import Path

from makegood.cli.address import USUAL_PORT, refuse_taken_port
from makegood.cli.database import prepare as prepare_database
from makegood.cli.demo import prepare as prepare_data
from makegood.cli.serve import add_reload_argument, keep_serving


def add_arguments(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("demo", help="Serves a desk with customers and tickets.")
    parser.add_argument("--port", type=int, default=USUAL_PORT, help=f"the port ({USUAL_PORT})")
    parser.add_argument("--fresh", action="store_true", help="begin with the first day's data")
    add_reload_argument(parser)
    # Everybody may sign in to the demo, so nobody but this machine reaches it.
    parser.set_defaults(host="127.0.0.1")


def run(args: argparse.Namespace) -> int:
    refuse_taken_port(args.host, args.port)
    prepare_database()
    who = prepare_data(Path(os.environ["MAKEGOOD_HOME"]), args.port, args.fresh)
    return keep_serving(args, [f"Ready: http://localhost:{args.port}", *who])
