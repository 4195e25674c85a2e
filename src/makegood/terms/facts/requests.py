"""What happens to mails and requests, before there is a ticket."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class MailKept(Fact):
    """A raw mail was stored, before anybody looked into it."""

    kind: ClassVar = "mail.kept"
    mail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSetAside(Fact):
    """A mail waits for staff: it can't be read, or its sender can't be trusted."""

    kind: ClassVar = "mail.set_aside"
    mail: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAnswered(Fact):
    """A mail became no request; its sender is told the rule, unless told so within the day."""

    kind: ClassVar = "mail.answered"
    mail: str
    reason: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDismissed(Fact):
    """Staff looked at a mail that was set aside, and need nothing of it."""

    kind: ClassVar = "mail.dismissed"
    mail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSubmitted(Fact):
    """A customer's request came in, by mail or by another channel that takes requests.

    Of a mail staff make tickets; whatever has its own form or call names a ticket at once.
    `follows` is the ended ticket that it goes on from.
    """

    kind: ClassVar = "request.submitted"
    request: str
    mail: str | None
    channel: str
    agreement_version: str
    follows: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSplit(Fact):
    """Tickets were made of a request; they stand for all of it."""

    kind: ClassVar = "request.split"
    request: str
    tickets: tuple[str, ...]
