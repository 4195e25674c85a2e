"""What stands in the rules, or in the words, without any use; and what is read without a name?"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from makegood.terms.agreement.calendars import HOURS
from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.lint.finding import Finding, warning
from makegood.terms.agreement.lint.references import calendars_named, caps_named
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.walk import conditions, told_apart

NEEDS_NO_CLAUSE = ("brand", "in_force_from", "said")  # printed above, or checked already


def lint_unused(rules: Rules) -> Iterator[Finding]:
    """Facts, plans, calendars and caps that no rule asks for."""
    asked = {fact for _path, fact, _asked in conditions(rules)}
    asked |= {fact for _path, fact in told_apart(rules)}
    calendars = {name for _path, name in calendars_named(rules)}
    caps = {name for _path, name in caps_named(rules)}
    for number, fact in enumerate(rules.fact):
        if fact.id not in asked:
            yield _unused(("fact", number), f"No rule asks for `{fact.id}`.")
    if rules.plan and "plan" not in asked:
        yield _unused(("plan",), "No rule asks for the plan.")
    for name in rules.calendar:
        if name not in calendars and name != HOURS:
            yield _unused(("calendar", name), f"No rule names the calendar `{name}`.")
    for number, cap in enumerate(rules.cap):
        if cap.id not in caps:
            yield _unused(("cap", number), f"No remedy names the cap `{cap.id}`.")


def lint_figures(
    values: Mapping[str, Any], figures: Iterable[str], mentions: frozenset[str]
) -> Iterator[Finding]:
    """Numbers that customers never read; `values` are agreement.toml, as it is written.

    `figures` are the paths of all that clauses can mention, `mentions` those that some clause does.
    """
    for figure in figures:
        if figure not in mentions and figure.split(".")[0] not in NEEDS_NO_CLAUSE:
            yield warning(
                _place(values, figure),
                f"No clause mentions `{figure}`, so nobody reads that it is so.",
                f"Write {{{figure}}} where the clause says it.",
            )


def lint_names(names: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """Two things of a kind with one name: `names` are a language's tables of names."""
    for table, named in names.items():
        seen: dict[str, str] = {}
        for one, words in named.items():
            alike = " ".join(words.casefold().split())
            if alike in seen:
                yield warning(
                    (table, one),
                    f"`{seen[alike]}` and `{one}` have the same name.",
                    "Name them so that a reader can tell them apart.",
                )
            seen.setdefault(alike, one)


def lint_channels(rules: Rules, names: Mapping[str, str]) -> Iterator[Finding]:
    """Ways to talk that customers choose from by their ids: `names` are a language's [channel]."""
    for channel in rules.channel:
        if channel.takes == "on_request" and channel.id not in names:
            yield warning(
                ("channel",),
                f"`{channel.id}` has no name, so customers read its id.",
                f'Write {channel.id} = "..." in [channel].',
            )


def _unused(path: Path, says: str) -> Finding:
    return warning(path, says, "Use it, or take it away.")


def _place(values: Mapping[str, Any], figure: str) -> Path:
    """Where a figure stands in the file."""
    path: Path = ()
    here: Any = values
    for part in figure.split("."):
        key = _number(here, part) if isinstance(here, tuple) else part
        path, here = (*path, key), here[key]
    return path


def _number(tables: tuple[Any, ...], part: str) -> int:
    """Which table of an array is meant: by its id, or by its number from 1."""
    if part.isdecimal():
        return int(part) - 1
    return next(number for number, table in enumerate(tables) if table.get("id") == part)
