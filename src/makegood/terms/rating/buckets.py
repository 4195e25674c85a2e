"""What is left of a quota, period by period?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from makegood.terms.agreement.rules.rates import Quota
from makegood.terms.rating.periods import Holder, Periods

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Left:
    """How much is left of what a period brought, and until when it can be used.

    `until` is the first instant at which it can't be; None if nobody knows it yet.
    """

    period: int
    amount: int
    until: datetime | None


@dataclass(slots=True)
class Bucket:
    """A quota of a holder, as it is at the instant up to which it was brought forward."""

    quota: Quota
    holder: Holder
    periods: Periods
    period: int | None = None
    granted: int = 0  # by the present period
    used: int = 0  # since the present period began
    left: dict[int, int] = field(default_factory=dict)  # by period, the oldest first

    def forward(self, at: datetime) -> None:
        """Bring it to an instant: old periods expire, new ones bring what they bring."""
        now = self.periods.number(at)
        if now is None:
            return
        if self.period is None:
            self.period = self.periods.number(self.periods.begins[0])
        assert self.period is not None
        assert self.period <= now, "a bucket never goes back"
        while self.period < now:
            ends = self.periods.ends_before(self.period)
            assert ends, "a period before the present one has an end"
            self._grant(ends - _SECOND)
            self._close(self.period)
            self.period, self.granted, self.used = self.period + 1, 0, 0
        self._grant(at)

    def draw(self, wanted: int) -> int:
        """Use up to so much, of what expires soonest first; gives how much there was."""
        assert wanted >= 0
        missing = wanted
        for period in sorted(self.left):
            taken = min(missing, self.left[period])
            self.left[period] -= taken
            missing -= taken
        self.used += wanted - missing
        return wanted - missing

    @property
    def total(self) -> int:
        """All that is left."""
        return sum(self.left.values())

    def lots(self) -> Iterator[Left]:
        """What is left of each period, the soonest to expire first."""
        rollover = self.quota.rollover
        for period, amount in sorted(self.left.items()):
            last = period + (rollover.periods if rollover else 0)
            yield Left(period, amount, self.periods.ends_before(last))

    def _grant(self, at: datetime) -> None:
        """What the present period brings up to an instant, less what it has brought already."""
        assert self.period is not None
        begins_at = self.periods.begins_at(self.period)
        brings = self.quota.amount * self.holder.shares(self.quota, begins_at, at)
        self.left[self.period] = self.left.get(self.period, 0) + brings - self.granted
        self.granted = brings

    def _close(self, period: int) -> None:
        """End a period: of what is left, keep what is carried over, the youngest first."""
        rollover = self.quota.rollover
        share = self.granted // self.quota.amount
        room = rollover.at_most * share if rollover else 0
        carried: dict[int, int] = {}
        for old in sorted(self.left, reverse=True):
            if rollover is None or old + rollover.periods <= period:
                continue
            carried[old] = min(room, self.left[old])
            room -= carried[old]
        self.left = {old: amount for old, amount in sorted(carried.items()) if amount}
