"""Is everything there that a rule names by its id?"""

from collections.abc import Iterable, Iterator

from makegood.terms.agreement.calendars import HOURS
from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.lint.finding import Finding, error, one_of
from makegood.terms.agreement.rules.rule import Named
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.walk import owed, timed

type Reference = tuple[Path, str]


def lint_references(rules: Rules) -> Iterator[Finding]:
    """Calendars, promises, caps, windows and tiers that a rule names and that nobody wrote."""
    promises = tuple(one.id for _path, one in timed(rules))
    windows = ids(*rules.window)
    yield from _missing(calendars_named(rules), calendars_of(rules), "calendar")
    yield from _missing(_promises_named(rules), promises, "promise or escalation")
    yield from _missing(caps_named(rules), ids(*rules.cap), "cap")
    yield from _missing(_windows_named(rules), windows, "window")
    yield from _missing(_tiers_named(rules), ids(*rules.tier), "tier")
    yield from _two_calendars(rules)
    yield from _two_promises(rules)
    yield from _renewed_with_nothing(rules)


def ids(*items: Named) -> tuple[str, ...]:
    """The ids of the tables."""
    return tuple(item.id for item in items)


def calendars_of(rules: Rules) -> tuple[str, ...]:
    """The ids under which calendars can be named; that of `[hours]` is "hours"."""
    return (*([HOURS] if rules.hours else []), *rules.calendar)


def calendars_named(rules: Rules) -> Iterator[Reference]:
    """Every place where a rule names a calendar."""
    for path, one in timed(rules):
        if one.calendar is not None:
            yield (*path, "calendar"), one.calendar
    for number, surcharge in enumerate(rules.surcharge):
        if surcharge.outside is not None:
            yield ("surcharge", number, "outside"), surcharge.outside


def caps_named(rules: Rules) -> Iterator[Reference]:
    """Every place where a rule names a cap."""
    for path, one in owed(rules):
        for place, cap in enumerate(one.caps):
            yield (*path, "caps", place), cap


def _promises_named(rules: Rules) -> Iterator[Reference]:
    for path, one in owed(rules):
        for place, promise in enumerate(one.promises):
            yield (*path, "promises", place), promise


def _windows_named(rules: Rules) -> Iterator[Reference]:
    if rules.downloads and rules.downloads.window is not None:
        yield ("downloads", "window"), rules.downloads.window
    for number, window in enumerate(rules.window):
        if window.renewed_with is not None:
            yield ("window", number, "renewed_with"), window.renewed_with


def _tiers_named(rules: Rules) -> Iterator[Reference]:
    for number, rule in enumerate(rules.coverage):
        if rule.tier is not None:
            yield ("coverage", number, "tier"), rule.tier
    for number, declaration in enumerate(rules.declares):
        for place, tier in enumerate(declaration.tiers or ()):
            yield ("declares", number, "tiers", place), tier


def _missing(named: Iterable[Reference], known: tuple[str, ...], what: str) -> Iterator[Finding]:
    for path, name in named:
        if name not in known:
            yield error(path, f"There is no {what} `{name}`.", one_of(known, "Add it first."))


def _two_calendars(rules: Rules) -> Iterator[Finding]:
    if rules.hours and HOURS in rules.calendar:
        yield error(
            ("calendar", HOURS),
            f"[{HOURS}] and [calendar.{HOURS}] bear one name.",
            "Give the second another.",
        )


def _two_promises(rules: Rules) -> Iterator[Finding]:
    promises = ids(*rules.promise)
    for number, ladder in enumerate(rules.escalation):
        if ladder.id in promises:
            yield error(
                ("escalation", number, "id"),
                f"A promise bears the name `{ladder.id}`, too.",
                "Give one of them another, so that remedies can name either.",
            )


def _renewed_with_nothing(rules: Rules) -> Iterator[Finding]:
    renewed = {window.id: window.renewal is not None for window in rules.window}
    itself = [name for name, by_itself in renewed.items() if by_itself]
    for number, window in enumerate(rules.window):
        if renewed.get(window.renewed_with or "") is False:
            yield error(
                ("window", number, "renewed_with"),
                f"`{window.renewed_with}` has no renewal of its own.",
                one_of(itself, "Add a [window.renewal]."),
            )
