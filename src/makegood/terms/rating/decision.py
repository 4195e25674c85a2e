"""When is a customer reminded of a proposal, and when does it lapse?"""

from datetime import UTC, datetime, timedelta

from makegood.terms.agreement.model import Agreement


def reminders(agreement: Agreement, *, proposed_at: datetime) -> tuple[datetime, ...]:
    """The instants at which a reminder is due, in order. Days are of 24 hours.

    Source: table [decision], docs/terms/decision.md.
    """
    return tuple(_days_after(proposed_at, days) for days in agreement.decision.remind_after_days)


def lapses_at(agreement: Agreement, *, proposed_at: datetime) -> datetime | None:
    """From which instant on the proposal can't be approved any more; None if it waits for ever.

    Source: table [decision], docs/terms/decision.md.
    """
    days = agreement.decision.lapse_after_days
    return None if days is None else _days_after(proposed_at, days)


def _days_after(at: datetime, days: int) -> datetime:
    """In UTC, because there every day has 24 hours."""
    assert at.tzinfo is not None
    return at.astimezone(UTC) + timedelta(days=days)
