"""`makegood agreement replay`: what would have happened to a log of past tickets?"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from makegood.cli.agreement_files import NotReadable, agreement_at
from makegood.cli.agreement_replay_shown import difference, print_summary, summary
from makegood.terms.agreement.amounts import NoMoney, read_money
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.model import Agreement
from makegood.terms.replay.compare import Comparison
from makegood.terms.replay.mapping import Map, read_map
from makegood.terms.replay.run import Question, judge, rulings
from makegood.terms.replay.stream import Past, Troubles, read_facts
from makegood.terms.replay.table import ColumnsMissing, read_table
from makegood.terms.replay.tally import Tally
from makegood.terms.values import Money
from makegood.terms.worktime.zone import second

if TYPE_CHECKING:
    from argparse import _SubParsersAction

TOLD_EVERY = 2_000  # tickets


def add_arguments(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `replay` to what `agreement` can do."""
    parser = actions.add_parser(
        "replay",
        help="Judges a log of past tickets.",
        description="Takes facts as JSON lines, or a table (.csv, .csv.zip) with a map. Exit codes:"
        " 0 judged, whatever came out; 1 a flawed agreement or map; 2 nothing to read.",
    )
    parser.add_argument("path", help="the folder of the agreement, or a pack's name")
    parser.add_argument("log", help="the log; - for JSON lines on standard input")
    parser.add_argument("--map", type=Path, help="how the table tells what happened (TOML)")
    parser.add_argument("--against", metavar="OTHER", help="compare with another version")
    parser.add_argument("--rulings", help="write each ruling as JSON, a line each; - to print")
    parser.add_argument("--paid", metavar="SUM", help='what each product cost, such as "49 EUR"')
    parser.add_argument("--until", metavar="INSTANT", help="judge as of then, such as 2026-08-03Z")
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: Namespace) -> int:
    """Does what the arguments say; gives the exit code."""
    try:
        return _replay(args)
    except NotReadable as unreadable:
        sys.stderr.write(f"makegood: {unreadable}\n")
        return 2
    except AgreementFlawed as flawed:
        for flaw in flawed.flaws:
            sys.stderr.write(f"{flaw}\n")
        return 1


def _replay(args: Namespace) -> int:
    paid, until = _paid(args.paid), _until(args.until)
    before = Question(agreement_at(args.path), paid, until)
    after = Question(agreement_at(args.against), paid, until) if args.against else None
    log_map = _map(args)
    troubles = Troubles()
    with ExitStack() as stack:
        lines = _lines(args.log, stack)
        pasts = _pasts(lines, log_map, before.agreement, troubles)
        out = _out(args.rulings, stack)
        if after is not None:
            return _compare(args, (before, after), _told(pasts), out, troubles)
        tally = Tally()
        for past in _told(pasts):
            judged = judge(before, past)
            tally.add(judged)
            if out is not None:
                out.writelines(f"{json.dumps(ruling)}\n" for ruling in rulings(judged))
    print_summary(args, summary(tally, troubles, log_map))
    return 0


def _compare(
    args: Namespace,
    asked: tuple[Question, Question],
    pasts: Iterable[Past],
    out: IO[str] | None,
    troubles: Troubles,
) -> int:
    comparison = Comparison()
    for past in pasts:
        differs = comparison.add(judge(asked[0], past), judge(asked[1], past))
        if differs is not None and out is not None:
            out.write(f"{json.dumps(differs)}\n")
    print_summary(args, difference(comparison, troubles))
    return 0


def _pasts(
    lines: Iterable[str], log_map: Map | None, agreement: Agreement, troubles: Troubles
) -> Iterator[Past]:
    if log_map is None:
        yield from read_facts(lines, troubles)
        return
    try:
        yield from read_table(lines, log_map, agreement, troubles)
    except ColumnsMissing as missing:
        raise NotReadable(f"the table lacks the columns {missing}; correct the map.") from None


def _told(pasts: Iterable[Past]) -> Iterator[Past]:
    """The tickets, with a word on how far it is where somebody looks on."""
    looks_on = sys.stderr.isatty()
    for number, past in enumerate(pasts, 1):
        if looks_on and number % TOLD_EVERY == 0:
            sys.stderr.write(f"\r{number} tickets")
        yield past
    if looks_on:
        sys.stderr.write("\r")


def _lines(log: str, stack: ExitStack) -> Iterable[str]:
    """The lines of the log; of a zip its first member."""
    if log == "-":
        return sys.stdin
    path = Path(log)
    try:
        if path.suffix != ".zip":
            return stack.enter_context(path.open(encoding="utf-8-sig", newline=""))
        archive = stack.enter_context(ZipFile(path))
        member = stack.enter_context(archive.open(archive.namelist()[0]))
    except (OSError, BadZipFile, IndexError) as wrong:
        raise NotReadable(f"{log} can't be read: {wrong}.") from None
    return TextIOWrapper(member, encoding="utf-8-sig", newline="")


def _map(args: Namespace) -> Map | None:
    if args.map is None:
        if args.log.endswith((".csv", ".csv.zip")):
            raise NotReadable("a table needs a map: say which with --map.")
        return None
    try:
        return read_map(args.map.name, args.map.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise NotReadable(f"{args.map} can't be read: {wrong.strerror}.") from None


def _out(path: str | None, stack: ExitStack) -> IO[str] | None:
    if path is None or path == "-":
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
    try:
        at = datetime.fromisoformat(words) if words else None
    except ValueError:
        raise NotReadable(f"{words} is no instant; write one such as 2026-08-03T09:00Z.") from None
    if at is not None and at.tzinfo is None:
        raise NotReadable(f"{words} has no zone; write one such as 2026-08-03T09:00Z.")
    return second(at) if at else None
