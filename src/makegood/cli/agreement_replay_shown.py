"""How is what came of a replay shown?"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TextIO

from makegood.terms.promises.standing import in_hours
from makegood.terms.remedies.remedy import owed_in_words
from makegood.terms.replay.compare import Comparison
from makegood.terms.replay.mapping import Map
from makegood.terms.replay.past import Troubles
from makegood.terms.replay.tally import Tally

FINDINGS = {
    "is_no_fact": "no fact; a line is a JSON object of known keys",
    "is_no_row": "no row of a table",
    "has_other_cells": "a row with more or fewer cells than there are columns",
    "names_no_ticket": "names no ticket",
    "comes_again": "a ticket that came before; its lines must stand together",
    "is_unknown": "nothing that can happen",
    "has_no_time": "no time that can be read",
    "is_no_sum": "no sum of money",
    "never_opened": "a ticket that was never opened",
    "before_it_was_opened": "happened before the ticket was opened",
    "unknown_priority": "a priority that is not known",
    "unknown_issue_class": "a class that is not known",
    "unknown_plan": "a plan that is not known",
    "unknown_tier": "a tier that is not known",
    "unknown_value": "a value that the fact can't have",
    "out_of_reach": "times too far from here to be reckoned with",
    "other_currency": "a price in another currency than the agreement's",
}
COUNTS = ("made", "kept", "broken", "lifted", "open")


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
            {
                "remedy": rule,
                "awards": tally.awards[rule, kind, currency],
                "sum": owed_in_words(size, kind, currency),
            }
            for (rule, kind, currency), size in sorted(tally.owed.items())
        ],
        "lessened": dict(sorted(tally.lessened.items())),
        "nothing_owed": dict(sorted(tally.nothing_owed.items())),
        "troubles": dict(sorted(troubles.counts.items())),
        "first_troubles": [asdict(trouble) for trouble in troubles.first],
        "cannot_know": list(log_map.log.cannot_know) if log_map else [],
    }


def _counts(states: Counter[str]) -> dict[str, int]:
    is_open = states["running"] + states["paused"]
    decided = {state: states[state] for state in ("kept", "broken", "lifted")}
    return {"made": states.total(), **decided, "open": is_open}


def difference(
    comparison: Comparison, troubles: tuple[Troubles, Troubles], log_map: Map | None
) -> dict[str, Any]:
    """A comparison as data."""
    return {
        "before": summary(comparison.before, troubles[0], log_map),
        "after": summary(comparison.after, troubles[1], log_map),
        "tickets_that_differ": comparison.tickets,
        "moves": [
            {"promise": name, "before": was, "after": becomes, "count": count}
            for (name, was, becomes), count in sorted(comparison.moves.items())
        ],
    }


def show(said: dict[str, Any], stream: TextIO, *, as_json: bool) -> None:
    """Write a summary or a difference, for people or for programs."""
    if as_json:
        stream.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        return
    lines = _difference(said) if "moves" in said else [*_sums(said), *_caveats(said)]
    stream.writelines(f"{line}\n" for line in lines)


def _difference(said: dict[str, Any]) -> Iterator[str]:
    before, after = said["before"], said["after"]
    yield "Before:"
    yield from _sums(before)
    yield ""
    yield "After:"
    yield from _sums(after)
    yield ""
    yield f"{said['tickets_that_differ']} tickets differ."
    for move in said["moves"]:
        yield f"  {move['promise']}: {move['count']} x {move['before']} -> {move['after']}"
    yield from _caveats(before)
    if after["troubles"] != before["troubles"]:
        yield "After:"
        yield from _caveats(after | {"cannot_know": []})


def _sums(said: dict[str, Any]) -> Iterator[str]:
    yield f"{said['tickets']} tickets, {said['promises']['made']} promises"
    if said["by_priority"]:
        yield ""
        heading = "".join(f"{count:>8}" for count in COUNTS)
        yield f"{'promise':24} {'priority':12}{heading} {'longest delay':>14}"
    for line in said["by_priority"]:
        counts = "".join(f"{line[count]:>8}" for count in COUNTS)
        longest = in_hours(line["longest_seconds"])
        yield f"{line['promise']:24} {line['priority']:12}{counts} {longest:>14}"
    if said["owed"] or said["nothing_owed"]:
        yield ""
    for owed in said["owed"]:
        yield f"Owed by {owed['remedy']}: {owed['sum']} in {owed['awards']} awards."
    for finding, count in said["lessened"].items():
        yield f"  {count} of the awards: {finding}"
    for finding, count in said["nothing_owed"].items():
        yield f"Nothing is owed for {count} breaches: {finding}"


def _caveats(said: dict[str, Any]) -> Iterator[str]:
    """What was left out of the log, and what it can't know."""
    if said["troubles"]:
        yield ""
    for finding, count in said["troubles"].items():
        yield f"Left out {count} x: {FINDINGS[finding]}"
    for trouble in said["first_troubles"]:
        where = f"line {trouble['line']}, {trouble['ticket'] or 'no ticket'}"
        yield f"  {where}: {FINDINGS[trouble['finding']]}: {trouble['words']}".removesuffix(": ")
    if said["cannot_know"]:
        yield ""
        yield "This log can't know"
    for unknown in said["cannot_know"]:
        yield f"- {unknown}"
