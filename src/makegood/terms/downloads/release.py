"""May a release be downloaded?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.windows import Downloads
from makegood.terms.ruling import Because, Ruling
from makegood.terms.windows.window import State, Window, state
from makegood.terms.worktime.zone import instant, second


@dataclass(frozen=True, slots=True)
class Release:
    """A build of a product; one that was withdrawn is kept, with the instant of it."""

    id: str
    released_at: datetime
    is_security_fix: bool = False
    withdrawn_at: datetime | None = None


def rule_on_download(
    agreement: Agreement,
    release: Release,
    *,
    bought: str,
    windows: Sequence[Window],
    at: datetime,
) -> Ruling[bool]:
    """Whether the owner of a purchase may have this release now.

    `bought` is the id of the release that was bought: that one always may be had. `windows` are
    those that carried the downloads so far, in order. While one is open, every release that is
    out; afterwards those that were out before the end of the last one, its last second included.
    Source: table [downloads], docs/terms/downloads.md.
    """
    rule = agreement.rules.downloads
    assert rule, "only agreements that speak of downloads are asked"
    may, finding = _decide(rule, release, bought=bought, windows=windows, at=at)
    return Ruling(may, (Because(rule.clause, finding, (("release", release.id),)),))


def link_until(agreement: Agreement, *, clicked_at: datetime) -> datetime:
    """Until when a link that was asked for at an instant can be used."""
    rule = agreement.rules.downloads
    assert rule, "only agreements that speak of downloads are asked"
    return instant(second(clicked_at)) + timedelta(minutes=rule.link_minutes)


def _decide(
    rule: Downloads, release: Release, *, bought: str, windows: Sequence[Window], at: datetime
) -> tuple[bool, str]:
    if release.id == bought:
        return True, "release_was_bought"
    if second(release.released_at) > second(at):
        return False, "release_is_not_out"
    if release.withdrawn_at is not None and second(release.withdrawn_at) <= second(at):
        return False, "release_is_withdrawn"
    return _by_windows(rule, release, windows=windows, at=at)


def _by_windows(
    rule: Downloads, release: Release, *, windows: Sequence[Window], at: datetime
) -> tuple[bool, str]:
    states = [state(window, at) for window in windows]
    if rule.window is None or State.ACTIVE in states:
        return True, "window_is_open"
    if rule.security_fixes and release.is_security_fix:
        return True, "is_a_security_fix"
    ended = [each.ends_at for each, its in zip(windows, states, strict=True) if its is State.ENDED]
    if rule.after_end == "bought_only" or not ended:
        return False, "only_what_was_bought"
    if instant(second(release.released_at)) <= max(ended):
        return True, "was_out_before_the_end"
    return False, "came_out_after_the_end"
