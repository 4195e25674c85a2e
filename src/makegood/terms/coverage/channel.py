"""What comes of using a way to reach the vendor?"""

from enum import StrEnum

from makegood.terms.agreement.model import Agreement
from makegood.terms.ruling import Because, Ruling


class Takes(StrEnum):
    """What is taken from a channel."""

    REQUESTS = "requests"
    ANSWERS = "answers"
    ON_REQUEST = "on_request"
    POINTED_ON = "pointed_on"
    REFUSED = "refused"


FINDINGS = {
    Takes.REQUESTS: "channel_takes_requests",
    Takes.ANSWERS: "channel_takes_answers",
    Takes.ON_REQUEST: "channel_is_arranged",
    Takes.POINTED_ON: "channel_points_on",
    Takes.REFUSED: "channel_is_refused",
}


def arranged_channels(agreement: Agreement) -> tuple[str, ...]:
    """The channels that are arranged inside a ticket, on request."""
    return tuple(one.id for one in agreement.rules.channel if Takes(one.takes) is Takes.ON_REQUEST)


def rule_on_channel(agreement: Agreement, channel: str) -> Ruling[Takes]:
    """What is taken from a channel; one of which the agreement says nothing is refused.

    The ruling's fact `instead` is the channel by which requests are made, if there is one.
    Source: table [[channel]], docs/terms/channels.md.
    """
    channels = agreement.rules.channel
    wanted = next((one for one in channels if one.id == channel), None)
    instead = next((one for one in channels if one.takes == "requests"), None)
    facts = (("channel", channel), ("instead", instead.id if instead else ""))
    if wanted is not None:
        takes = Takes(wanted.takes)
        return Ruling(takes, (Because(wanted.clause, FINDINGS[takes], facts),))
    clause = instead.clause if instead else agreement.tiers[0].clause
    return Ruling(Takes.REFUSED, (Because(clause, "channel_is_not_named", facts),))
