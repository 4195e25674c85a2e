"""`makegood agreement replay`: what would have happened to a log of past tickets?"""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from itertools import tee
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from makegood.cli.agreement_files import NotReadable, agreement_at, folder_of
from makegood.cli.agreement_log import lines_of, map_of, pasts_of
from makegood.cli.agreement_replay_shown import difference, show, summary
from makegood.cli.agreement_said import say_unreadable
from makegood.terms.agreement.amounts import NoMoney, read_money
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.model import Agreement
from makegood.terms.replay.compare import Comparison
from makegood.terms.replay.mapping import Map
from makegood.terms.replay.past import Troubles
from makegood.terms.replay.run import Judged, Question, judge_all, rulings
from makegood.terms.replay.tally import Tally
from makegood.terms.values import Money
from makegood.terms.worktime.zone import second

if TYPE_CHECKING:
    from argparse import _SubParsersAction

TOLD_EVERY = 2_000  # tickets
STANDARD_OUTPUT = "-"


def add_arguments(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `replay` to what `agreement` can do."""
    parser = actions.add_parser(
        "replay",
        help="Judges a log of past tickets.",
        description="The log is facts as JSON lines, or a table (.csv, also .csv.zip and .csv.gz)"
        " with a map. Exit codes: 0 judged, whatever came out; 1 a flawed agreement or map;"
        " 2 nothing to read.",
    )
    parser.add_argument("path", help="the folder of the agreement, or a pack's name")
    parser.add_argument("log", help="the log; - for standard input")
    parser.add_argument("--map", type=Path, help="how the table tells what happened (TOML)")
    parser.add_argument("--against", metavar="OTHER", help="compare with another version")
    parser.add_argument(
        "--rulings",
        metavar="FILE",
        help="write each ruling, or what differs, as a line of JSON; - to print it",
    )
    parser.add_argument("--paid", metavar="SUM", help='what each product cost, such as "49 EUR"')
    parser.add_argument("--until", metavar="INSTANT", help="judge as of then, such as 2026-08-03Z")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: Namespace) -> int:
    """Does what the arguments say; gives the exit code."""
    try:
        said = _replay(args)
    except BrokenPipeError:
        # Whoever read along has seen enough: nothing more is written, not even by the interpreter.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except NotReadable as unreadable:
        return say_unreadable(unreadable)
    except AgreementFlawed as flawed:
        for flaw in flawed.flaws:
            sys.stderr.write(f"{flaw}\n")
        return 1
    # Where the rulings are printed, what came of them must not stand among them.
    stream = sys.stderr if args.rulings == STANDARD_OUTPUT else sys.stdout
    show(said, stream, as_json=args.json)
    return 0


def _replay(args: Namespace) -> dict[str, Any]:
    """What came of it, as data; the rulings are written meanwhile."""
    paid, until = _paid(args.paid), _until(args.until)
    asked = [
        Question(_agreement(named), paid, until) for named in (args.path, args.against) if named
    ]
    log_map = map_of(args.log, args.map)
    with ExitStack() as stack:
        lines = lines_of(args.log, stack)
        out = _out(args.rulings, stack)
        if len(asked) == 1:
            return _judge(asked[0], lines, log_map, out)
        return _compare(asked[0], asked[1], lines, log_map, out)


def _judge(
    asked: Question, lines: Iterator[str], log_map: Map | None, out: IO[str] | None
) -> dict[str, Any]:
    tally, troubles = Tally(), Troubles()
    for judged in _judged(asked, lines, log_map, troubles):
        _tell(tally.tickets)
        tally.add(judged)
        if out is not None:
            out.writelines(f"{json.dumps(ruling)}\n" for ruling in rulings(judged))
    _tell(tally.tickets, done=True)
    return summary(tally, troubles, log_map)


def _compare(
    before: Question,
    after: Question,
    lines: Iterator[str],
    log_map: Map | None,
    out: IO[str] | None,
) -> dict[str, Any]:
    comparison, troubles = Comparison(), (Troubles(), Troubles())
    # Both read in step, a ticket at a time: what one of them has read is kept for the other.
    one, other = tee(lines)
    was = _judged(before, one, log_map, troubles[0])
    becomes = _judged(after, other, log_map, troubles[1])
    for each in zip(was, becomes, strict=True):
        _tell(comparison.before.tickets)
        differs = comparison.add(*each)
        if differs is not None and out is not None:
            out.write(f"{json.dumps(differs)}\n")
    _tell(comparison.before.tickets, done=True)
    return difference(comparison, troubles, log_map)


def _judged(
    asked: Question, lines: Iterator[str], log_map: Map | None, troubles: Troubles
) -> Iterator[Judged]:
    pasts = pasts_of(lines, log_map, asked.agreement, troubles)
    return judge_all(asked, pasts, troubles)


def _tell(tickets: int, *, done: bool = False) -> None:
    """A word on how far it is, where somebody looks on."""
    if sys.stderr.isatty() and (done or tickets % TOLD_EVERY == 0):
        sys.stderr.write(f"\r{tickets} tickets" + ("\n" if done else ""))


def _agreement(named: str) -> Agreement:
    try:
        return agreement_at(named)
    except AgreementFlawed as flawed:
        folder = folder_of(named)
        flaws = (replace(flaw, file=str(folder / flaw.file)) for flaw in flawed.flaws)
        raise AgreementFlawed(tuple(flaws)) from None


def _out(path: str | None, stack: ExitStack) -> IO[str] | None:
    if path is None or path == STANDARD_OUTPUT:
        return sys.stdout if path else None
    try:
        return stack.enter_context(Path(path).open("w", encoding="utf-8"))
    except OSError as wrong:
        raise NotReadable(f"{path} can't be written: {wrong.strerror}.") from None


def _paid(words: str | None) -> Money | None:
    try:
        return read_money(words) if words else None
    except NoMoney:
        raise NotReadable(f'{words} is no sum; write one such as "49 EUR".') from None


def _until(words: str | None) -> int | None:
    if words is None:
        return None
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        raise NotReadable(f"{words} is no instant; write one such as 2026-08-03T09:00Z.") from None
    if at.tzinfo is None:
        raise NotReadable(f"{words} has no zone; write one such as 2026-08-03T09:00Z.")
    return second(at)
