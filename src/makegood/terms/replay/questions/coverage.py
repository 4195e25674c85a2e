"""What can cases ask about who may ask and who may approve?"""

from collections.abc import Mapping

from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.approver import may_approve
from makegood.terms.coverage.sender import rule_on_sender
from makegood.terms.replay.question import Answer, Question, Row, trail, yes


def _sender(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    ruling = rule_on_sender(
        agreement,
        address_is_registered=yes(row, "registered"),
        sender_is_trusted=yes(row, "trusted"),
        user_name_in_subject=yes(row, "user name"),
    )
    return {"outcome": ruling.outcome, **trail(ruling)}


def _approver(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    roles = frozenset(filter(None, row["roles"].split(", ")))
    ruling = may_approve(agreement, roles=roles)
    return {"may": ruling.outcome, **trail(ruling)}


COVERAGE = {
    "sender": Question(
        ("registered", "trusted", "user name"), ("outcome", "finding", "clauses"), _sender
    ),
    "approver": Question(("roles",), ("may", "finding", "clauses"), _approver),
}
