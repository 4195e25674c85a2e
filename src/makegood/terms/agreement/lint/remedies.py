"""Can every remedy be owed, and does it go where it can?"""

from collections.abc import Iterator

from makegood.terms.agreement.calendars import HOURS
from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.lint.finding import Finding, error
from makegood.terms.agreement.lint.references import calendars_of
from makegood.terms.agreement.rules.remedies import RemedyRule
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.walk import Owed, owed, timed


def lint_remedies(rules: Rules) -> Iterator[Finding]:
    """Remedies that hang on no more than a target, or go where nothing can go."""
    for path, one in owed(rules):
        yield from _for_a_target(rules, path, one)
        yield from _goes_nowhere(rules, path, one)
    for number, remedy in enumerate(rules.remedy):
        path = ("remedy", number)
        yield from _form_elsewhere(path, remedy)
        yield from _grows_in_no_hours(rules, path, remedy)


def _for_a_target(rules: Rules, path: Path, one: Owed) -> Iterator[Finding]:
    strengths = {each.id: each.strength for _path, each in timed(rules)}
    for place, promise in enumerate(one.promises):
        if strengths.get(promise) == "target":
            yield error(
                (*path, "promises", place),
                f"`{promise}` is a target, for which nothing is ever owed.",
                'Write strength = "guarantee" there, or take it away here.',
            )


def _goes_nowhere(rules: Rules, path: Path, one: Owed) -> Iterator[Finding]:
    missing = {
        "wallet": (rules.wallet is None, "no wallet", "Add [wallet]."),
        "credits": (rules.packs is None, "nothing that units pay for", "Add [packs]."),
        "window": (not rules.window, "no window", "Add a [[window]]."),
        "original_payment": (False, "", ""),
    }
    is_missing, what, instead = missing[one.goes_to]
    if is_missing:
        yield error((*path, "goes_to"), f"There is {what} that it could go to.", instead)


def _form_elsewhere(path: Path, remedy: RemedyRule) -> Iterator[Finding]:
    """Units are only units, and days are only days of a window."""
    for form, value, place in (
        ("units", remedy.units, "credits"),
        ("days", remedy.days, "window"),
    ):
        if (value is not None) and remedy.goes_to != place:
            yield error(
                (*path, "goes_to"),
                f"It is worth {form}, which can't go there.",
                f'Write goes_to = "{place}".',
            )
    if remedy.days is None and remedy.goes_to == "window":
        yield error(
            (*path, "goes_to"), "Only days make a window longer.", "Write `days`, or another place."
        )


def _grows_in_no_hours(rules: Rules, path: Path, remedy: RemedyRule) -> Iterator[Finding]:
    over = remedy.share.over if remedy.share else None
    if over is not None and over.works and HOURS not in calendars_of(rules):
        yield error(
            (*path, "share", "over"),
            "This counts working time, but nothing says when somebody is at work.",
            "Add [hours].",
        )
