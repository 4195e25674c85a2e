"""`makegood worker`: how are the jobs done?"""

import argparse
from importlib import import_module

# Doors do not import each other. The worker is another door, and this one only opens it.
WORKER = "makegood.jobs.worker"


def add_arguments(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    subparsers.add_parser("worker", help="Does the jobs alone.")


def run(args: argparse.Namespace) -> int:
    import_module(WORKER).run()
    return 0
