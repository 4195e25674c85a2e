"""`makegood serve`: how do pages and jobs of one installation run, until somebody ends them?"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from django.conf import settings
from django.db import connections

from makegood.cli import web, worker
from makegood.cli.address import add_address_arguments, refuse_taken_port
from makegood.cli.database import prepare
from makegood.cli.processes import PartFailed, Parts, Work, heed_leash, program
from makegood.cli.readiness import page_answers
from makegood.cli.setup_link import offer
from makegood.cli.source import SourceWatch

LOOK_EVERY_SECONDS = 0.5
COMPLAIN_AFTER_SECONDS = 60


def add_arguments(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("serve", help="Serves everything, until it is interrupted.")
    add_address_arguments(parser)
    add_reload_argument(parser)


def add_reload_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reload", action="store_true", help="start again whenever a source file changes"
    )


def run(args: argparse.Namespace) -> int:
    refuse_taken_port(args.host, args.port)
    prepare()
    desk = _desk_url(args.port)
    link = offer(desk)
    lines = [f"Set up the first brand within 72 hours: {link}"] if link else []
    return keep_serving(args, [f"Ready: {desk}", *lines])


def keep_serving(args: argparse.Namespace, when_ready: Sequence[str]) -> int:
    """Runs web and worker until we are interrupted; gives the exit code.

    Says `when_ready` once a page is answered. Gives up, with a message, when one of the two keeps
    dying.
    """
    works = _programs(args) if args.reload else _loaded(args)
    connections.close_all()
    try:
        with Parts(works) as parts:
            _await_first_page(args, parts, when_ready)
            _look_after(parts, SourceWatch() if args.reload else None)
    except KeyboardInterrupt:
        return 0
    except PartFailed as failed:
        print(f"makegood: {failed} All is ended.", file=sys.stderr)
    return 1


def _loaded(args: argparse.Namespace) -> Mapping[str, Work]:
    """Both parts begin with what they need, loaded here: it lies in memory once."""
    import_module(web.WSGI)
    import_module(worker.WORKER)

    def of(run: Callable[[argparse.Namespace], int]) -> Work:
        def work() -> int:
            heed_leash()
            return run(args)

        return work

    return {"web": of(web.run), "worker": of(worker.run)}


def _programs(args: argparse.Namespace) -> Mapping[str, Work]:
    """Both parts read the source when they start."""
    # Started anywhere, Python must find this package, not something of that name there.
    makegood = [sys.executable, "-P", "-m", "makegood"]
    pages = [*makegood, "web", "--host", args.host, "--port", str(args.port)]
    return {"web": program(pages), "worker": program([*makegood, "worker"])}


def _desk_url(port: int) -> str:
    """Where people find the desk: through whatever stands in front of us, if anything does."""
    if settings.DESK_HOST == "localhost":
        return f"http://localhost:{port}"
    shown_port = f":{settings.BASE_PORT}" if settings.BASE_PORT else ""
    return f"{settings.BASE_SCHEME}://{settings.DESK_HOST}{shown_port}"


def _await_first_page(args: argparse.Namespace, parts: Parts, when_ready: Sequence[str]) -> None:
    complain_at = time.monotonic() + COMPLAIN_AFTER_SECONDS
    while not page_answers(args.host, args.port):
        at = time.monotonic()
        parts.look_after(at)
        if at > complain_at:
            print("makegood: no page is answered yet; waiting on.", file=sys.stderr)
            complain_at = at + COMPLAIN_AFTER_SECONDS
        time.sleep(0.1)
    print("\n".join(when_ready), flush=True)


def _look_after(parts: Parts, source: SourceWatch | None) -> None:
    while True:
        time.sleep(LOOK_EVERY_SECONDS)
        parts.look_after(time.monotonic())
        if source is not None and source.has_changed():
            print("makegood: the source changed; starting again.", file=sys.stderr)
            parts.end()
