"""How is what came of a replay shown?"""

import json
import sys
from argparse import Namespace
from collections import Counter
from dataclasses import asdict
from typing import Any

from makegood.terms.agreement.amounts import written
from makegood.terms.replay.compare import Comparison
from makegood.terms.replay.mapping import Map
from makegood.terms.replay.stream import Troubles
from makegood.terms.replay.tally import Tally
from makegood.terms.values import Money

FINDINGS = {
    "is_no_fact": "no fact: a line is a JSON object, see `makegood agreement schema --file facts`",
    "names_no_ticket": "names no ticket",
    "is_unknown": "nothing that is known to happen",
    "has_no_time": "a time that can't be read",
    "never_opened": "a ticket that was never opened",
    "before_it_was_opened": "happened before the ticket was opened",
    "unknown_priority": "a priority that the map does not know",
    "unknown_issue_class": "a class that the map does not know",
    "unknown_plan": "a plan that the map does not know",
    "unknown_tier": "a tier that the map does not know",
}


def summary(tally: Tally, troubles: Troubles, log_map: Map | None) -> dict[str, Any]:
    """A tally as data."""
    return {
        "tickets": tally.tickets,
        "promises": _counts(tally.states),
        "by_priority": [
            {
                "promise": name,
                "priority": priority,
                **_counts(line.states),
                "longest_seconds": line.longest_seconds,
            }
            for (name, priority), line in sorted(tally.lines.items())
        ],
        "owed": [
            {"remedy": rule, "awards": tally.awards[rule], "sum": _sum(size, currency)}
            for (rule, currency), size in sorted(tally.owed.items())
        ],
        "not_owed": dict(sorted(tally.unknown.items())),
        "cut_by_caps": tally.cut,
        "troubles": dict(sorted(troubles.counts.items())),
        "first_troubles": [asdict(trouble) for trouble in troubles.first],
        "cannot_know": list(log_map.log.cannot_know) if log_map else [],
    }


def _counts(states: Counter[str]) -> dict[str, int]:
    made = states.total()
    open_ = states["running"] + states["paused"]
    return {
        "made": made,
        "kept": states["kept"],
        "broken": states["broken"],
        "lifted": states["lifted"],
        "open": open_,
    }


def _sum(size: int, currency: str) -> str:
    return written(Money(size, currency)) if currency.isupper() else f"{size} {currency}"


def difference(comparison: Comparison, troubles: Troubles) -> dict[str, Any]:
    """A comparison as data."""
    return {
        "before": summary(comparison.before, troubles, None),
        "after": summary(comparison.after, troubles, None),
        "tickets_that_differ": comparison.tickets,
        "moves": [
            {"promise": name, "before": was, "after": becomes, "count": count}
            for (name, was, becomes), count in sorted(comparison.moves.items())
        ],
    }


def print_summary(args: Namespace, said: dict[str, Any]) -> None:
    """As text, or as JSON; nothing where the rulings themselves are printed."""
    if args.rulings == "-":
        return
    if args.json:
        sys.stdout.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        return
    if "moves" not in said:
        _print_text(said)
        return
    for version in ("before", "after"):
        sys.stdout.write(f"{version.capitalize()}:\n")
        _print_text(said[version])
    sys.stdout.write(f"\n{said['tickets_that_differ']} tickets differ:\n")
    for move in said["moves"]:
        sys.stdout.write(
            f"  {move['promise']}: {move['count']} {move['before']} before, {move['after']} after\n"
        )


def _print_text(said: dict[str, Any]) -> None:
    write = sys.stdout.write
    write(f"{said['tickets']} tickets, {said['promises']['made']} promises\n\n")
    write(f"{'promise':24} {'priority':12} {'made':>8} {'kept':>8} {'broken':>8} {'open':>8}\n")
    for line in said["by_priority"]:
        write(
            f"{line['promise']:24} {line['priority']:12} {line['made']:>8} {line['kept']:>8}"
            f" {line['broken']:>8} {line['open']:>8}\n"
        )
    write("\n")
    for owed in said["owed"]:
        write(f"Owed by {owed['remedy']}: {owed['sum']} in {owed['awards']} awards\n")
    if said["cut_by_caps"]:
        write(f"Caps cut {said['cut_by_caps']} of the awards.\n")
    for finding, count in said["not_owed"].items():
        write(f"Nothing owed for {count} breaches: {finding}\n")
    for finding, count in said["troubles"].items():
        write(f"Left out: {count} x {FINDINGS.get(finding, finding)}\n")
    for trouble in said["first_troubles"]:
        where = f"line {trouble['line']}, {trouble['ticket'] or 'no ticket'}"
        write(f"  {where}: {FINDINGS[trouble['finding']]}: {trouble['words']}\n")
    for unknown in said["cannot_know"]:
        write(f"This log can't know {unknown}.\n")
