"""Did a program send this mail by itself?

Such a mail is never answered: two programs would write to each other for ever (RFC 3834). Only
headers and structure are asked, no words: those differ by language and can be put in by anybody.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from makegood.mail.addresses import mailboxes
from makegood.mail.fields import Fields
from makegood.mail.structure import Part


class Automatic(StrEnum):
    """Why we take a mail for one that no person sent us."""

    DELIVERY_REPORT = "delivery-report"
    NULL_RETURN_PATH = "null-return-path"
    AUTO_SUBMITTED = "auto-submitted"
    PRECEDENCE = "precedence"
    MAILING_LIST = "mailing-list"
    AUTORESPONDER = "autoresponder"
    ROBOT_SENDER = "robot-sender"


_REPORTS = frozenset({"multipart/report", "message/delivery-status", "message/feedback-report"})
_REPORT_FIELDS = ("x-failed-recipients", "x-failed-to")
_REPORTERS = frozenset({"mailer-daemon", "postmaster", "mail-daemon", "mdaemon"})
_ROBOTS = frozenset({"noreply", "donotreply", "bounce", "bounces", "listserv", "majordomo"})
_PRECEDENCES = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
_SUPPRESSED = frozenset({"all", "oof", "autoreply"})
_AUTORESPONDER_FIELDS = ("x-autoreply", "x-autorespond", "x-autoresponse", "x-loop")
_LIST_FIELDS = ("list-id", "list-post", "list-unsubscribe", "list-help", "list-owner")


def why_automatic(root: Part) -> Automatic | None:
    """The first reason, in the order of the enumeration; None for a mail that a person wrote."""
    return next((reason for reason, holds in _REASONS if holds(root)), None)


def _is_delivery_report(root: Part) -> bool:
    if any(name in root.fields for name in _REPORT_FIELDS):
        return True
    return _holds_report(root) or not _REPORTERS.isdisjoint(
        _local_parts(root.fields, "from", "sender", "return-path")
    )


def _holds_report(part: Part) -> bool:
    return part.content_type in _REPORTS or any(_holds_report(child) for child in part.children)


def _has_null_return_path(root: Part) -> bool:
    return root.fields.ascii("return-path").replace(" ", "") == "<>"


def _is_auto_submitted(root: Part) -> bool:
    said = root.fields.ascii("auto-submitted").partition(";")[0].strip().lower()
    return said not in ("", "no")


def _has_precedence(root: Part) -> bool:
    said = (root.fields.ascii(name).lower() for name in ("precedence", "x-precedence"))
    return not _PRECEDENCES.isdisjoint(said)


def _came_through_list(root: Part) -> bool:
    return any(name in root.fields for name in _LIST_FIELDS)


def _is_autoresponder(root: Part) -> bool:
    asked = root.fields.ascii("x-auto-response-suppress").lower().replace(" ", "").split(",")
    marks = [root.fields.ascii(name).lower() for name in _AUTORESPONDER_FIELDS]
    return not _SUPPRESSED.isdisjoint(asked) or any(mark not in ("", "no") for mark in marks)


def _is_robot(root: Part) -> bool:
    names = _local_parts(root.fields, "from", "sender")
    return any(re.sub("[-_.]", "", name) in _ROBOTS for name in names)


def _local_parts(fields: Fields, *names: str) -> set[str]:
    return {mailbox.address.rpartition("@")[0] for mailbox in mailboxes(fields, *names)}


_REASONS: tuple[tuple[Automatic, Callable[[Part], bool]], ...] = (
    (Automatic.DELIVERY_REPORT, _is_delivery_report),
    (Automatic.NULL_RETURN_PATH, _has_null_return_path),
    (Automatic.AUTO_SUBMITTED, _is_auto_submitted),
    (Automatic.PRECEDENCE, _has_precedence),
    (Automatic.MAILING_LIST, _came_through_list),
    (Automatic.AUTORESPONDER, _is_autoresponder),
    (Automatic.ROBOT_SENDER, _is_robot),
)
