"""What can cases ask about windows, renewals, downloads and the wallet?"""

from collections.abc import Mapping
from datetime import datetime

from makegood.terms.agreement.model import Agreement
from makegood.terms.compatibility.range import BadRange, Range, read_range
from makegood.terms.compatibility.version import BadVersion, Version, read_version
from makegood.terms.downloads.platform import Advertised, rule_on_platform
from makegood.terms.downloads.release import Release, rule_on_download
from makegood.terms.replay.question import (
    Answer,
    Question,
    Row,
    Unreadable,
    instant_of,
    money_of,
    trail,
    yes,
)
from makegood.terms.wallet.money import rule_on_maturity
from makegood.terms.windows.pinning import rule_on_version
from makegood.terms.windows.reminders import reminders
from makegood.terms.windows.renewal import Payment, renewal_of, rule_on_renewal
from makegood.terms.windows.window import Window, ended_early, rule_of, rule_on_window, state


def _window(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_window(agreement, _id(agreement, row), begins_at=_begins(agreement, row))
    ends = ruling.outcome.ends_at
    return {"ends": ends, **trail(ruling)}


def _window_at(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    window = _bought(agreement, row)
    return {"state": str(state(window, instant_of(agreement, row, "at")))}


def _renewal(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    window_id = _renewable(agreement, row)
    window = _bought(agreement, row)
    if row.get("ended"):
        window = ended_early(window, instant_of(agreement, row, "ended"))
    checkout = instant_of(agreement, row, "checkout") if row.get("checkout") else None
    payment = Payment(
        paid_at=instant_of(agreement, row, "paid"),
        list_price=money_of(row, "list price"),
        checkout_at=checkout,
    )
    ruling = rule_on_renewal(agreement, window_id, window=window, payment=payment)
    renewed = ruling.outcome
    lines = {line.what: line.price for line in renewed.lines}
    return {
        "from": renewed.window.begins_at,
        "ends": renewed.window.ends_at,
        "price": renewed.price,
        "fee": lines.get("late_fee"),
        "missed": lines.get("missed_periods"),
        **trail(ruling),
    }


def _reminders(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    window_id = _renewable(agreement, row)
    return {"days": reminders(agreement, window_id, window=_bought(agreement, row))}


def _version(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_version(
        agreement,
        renews=yes(row, "renews"),
        accepts=yes(row, "accepts"),
        is_better=yes(row, "better"),
    )
    return {"applies": str(ruling.outcome), **trail(ruling)}


def _download(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    rule = agreement.rules.downloads
    if rule is None:
        raise Unreadable("such cases only where the agreement has [downloads]")
    windows: tuple[Window, ...] = ()
    if rule.window is not None:
        begins = _begins(agreement, row)
        windows = (rule_on_window(agreement, rule.window, begins_at=begins).outcome,)
    release = Release(
        "another", instant_of(agreement, row, "released"), is_security_fix=yes(row, "security")
    )
    bought = "another" if yes(row, "bought") else "the bought one"
    at = instant_of(agreement, row, "at")
    ruling = rule_on_download(agreement, release, bought=bought, windows=windows, at=at)
    return {"may": ruling.outcome, **trail(ruling)}


def _platform(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    if agreement.rules.compatibility is None:
        raise Unreadable("such cases only where the agreement has [compatibility]")
    advertised = Advertised(_range(row, "at purchase"), _range(row, "today"))
    ruling = rule_on_platform(agreement, runs=_version_of(row, "runs"), advertised=advertised)
    return {"platform": str(ruling.outcome), **trail(ruling)}


def _payout(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    if agreement.rules.wallet is None:
        raise Unreadable("such cases only where the agreement has a [wallet]")
    ruling = rule_on_maturity(agreement, granted_at=instant_of(agreement, row, "granted"))
    return {"withdrawable": ruling.outcome, **trail(ruling)}


_TRAIL = ("finding", "clauses")
WINDOWS = {
    "window": Question(("window", "begins"), ("ends", *_TRAIL), _window),
    "window_at": Question(("window", "begins", "at"), ("state",), _window_at),
    "renewal": Question(
        ("window", "begins", "paid", "list price"),
        ("from", "ends", "price", "fee", "missed", *_TRAIL),
        _renewal,
        may_have=("ended", "checkout"),
    ),
    "reminders": Question(("window", "begins"), ("days",), _reminders),
    "version": Question(("renews", "accepts", "better"), ("applies", *_TRAIL), _version),
    "download": Question(
        ("begins", "released", "security", "bought", "at"), ("may", *_TRAIL), _download
    ),
    "platform": Question(("runs", "at purchase", "today"), ("platform", *_TRAIL), _platform),
    "payout": Question(("granted",), ("withdrawable", *_TRAIL), _payout),
}


def _id(agreement: Agreement, row: Row) -> str:
    windows = [rule.id for rule in agreement.rules.window]
    if row["window"] not in windows:
        raise Unreadable(f"one of {', '.join(windows) or 'no window'} under `window`")
    return row["window"]


def _renewable(agreement: Agreement, row: Row) -> str:
    rule = rule_of(agreement, _id(agreement, row))
    if rule.renewal is None and rule.renewed_with is None:
        raise Unreadable("a window that can be renewed under `window`")
    assert renewal_of(agreement, rule)
    return rule.id


def _range(row: Row, column: str) -> Range:
    try:
        return read_range(row[column])
    except BadRange:
        raise Unreadable(f"versions such as >=1.6 <1.8 under `{column}`") from None


def _version_of(row: Row, column: str) -> Version | None:
    try:
        return read_version(row[column]) if row[column] else None
    except BadVersion:
        raise Unreadable(f"a version such as 1.7.8 under `{column}`") from None


def _begins(agreement: Agreement, row: Row) -> datetime:
    return instant_of(agreement, row, "begins")


def _bought(agreement: Agreement, row: Row) -> Window:
    window_id = _id(agreement, row)
    return rule_on_window(agreement, window_id, begins_at=_begins(agreement, row)).outcome
