"""On which ways may a customer reach support, and what identifies the sender of a mail?"""

from typing import Annotated, Literal

from pydantic import AfterValidator

from makegood.terms.agreement.checks import ClauseNumber, each_once
from makegood.terms.agreement.rules.rule import Named, Rule, each_id_once


class Channel(Named):
    """A way to reach the vendor, and what comes of using it.

    `requests`: becomes requests; `answers`: replies of tickets are taken; `on_request`: can be
    arranged inside a ticket; `pointed_on`: is told, once, where support is given; `refused`.
    """

    clause: ClauseNumber
    takes: Literal["requests", "answers", "on_request", "pointed_on", "refused"]


class Requirement(Rule):
    """Something that must be so before a mail becomes a request."""

    what: Literal["registered_address", "trusted_sender", "user_name_in_subject"]
    clause: ClauseNumber


def _each_required_once(items: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    each_once(tuple(item.what for item in items), "what")
    return items


class Mail(Rule):
    """When a mail becomes a request: when all that is required of it is so."""

    clause: ClauseNumber
    requires: Annotated[tuple[Requirement, ...], AfterValidator(_each_required_once)]


type Channels = Annotated[tuple[Channel, ...], AfterValidator(each_id_once)]
