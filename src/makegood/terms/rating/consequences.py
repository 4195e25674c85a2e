"""What follows if a proposal is approved, as it is said before anybody approves?"""

from collections.abc import Iterator

from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.amount import Amount, in_fact, same_kind
from makegood.terms.rating.consumption import on_approval, on_end_after_approval
from makegood.terms.ruling import Because, Ruling
from makegood.terms.values import Credits, Money, WorkMinutes


def on_yes(agreement: Agreement, *, most: Amount) -> Ruling[bool]:
    """Whether all that is approved is gone for good with the approval, and all that follows.

    `most` is the upper end of what is proposed. Told are what the approval takes, what it can come
    to, what comes back of it, and that it is charged for the vendor's own defects, too, where it
    is. Source: tables [consumption] and [ceiling], docs/terms/consumption.md.
    """
    if isinstance(most, Money):
        return Ruling(False, (*_billed(agreement, most), *_limits(agreement, most)))
    taken = on_approval(agreement, units=Credits(most))
    back = on_end_after_approval(agreement, units=Credits(most), worked=WorkMinutes(0))
    if back.outcome == 0:
        return Ruling(True, (*taken.because, *back.because, *_of_defects(agreement)))
    rest = Because(agreement.consumption.end_after_approval.clause, "rest_comes_back")
    limits = _limits(agreement, most)
    return Ruling(False, (*taken.because, *limits, rest, *_of_defects(agreement)))


def _billed(agreement: Agreement, most: Money) -> Iterator[Because]:
    rule = agreement.consumption.settlement
    clause = rule.clause if rule else agreement.consumption.approval.clause
    yield Because(clause, "billed_once_it_is_done", (("most", in_fact(most)),))


def _limits(agreement: Agreement, most: Amount) -> Iterator[Because]:
    """By time it can cost less, and never more."""
    work, ceiling = agreement.rules.work, agreement.rules.ceiling
    if work is None or not same_kind(work.an_hour, most):
        return
    clause = ceiling.clause if ceiling else work.clause
    yield Because(clause, "never_above_approved", (("most", in_fact(most)),))


def _of_defects(agreement: Agreement) -> Iterator[Because]:
    rule = agreement.consumption.defect
    if rule is not None and rule.charges == "as_agreed":
        yield Because(rule.clause, "charged_for_defects_too")
