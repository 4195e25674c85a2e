"""How is a refusal said to the person who was refused? What is not so, and what would be right."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _

from makegood.commands.refused import Refused
from makegood.terms.ruling import Because
from makegood.tickets.models import Quote
from makegood.ui.desk_words import REFUSALS
from makegood.ui.file_words import too_large_together, too_many
from makegood.ui.refusals_of_purchases import OF_PURCHASES
from makegood.wording.amounts import span, units
from makegood.wording.rulings import sentence


def refusal(refused: Refused) -> str:
    """One or two sentences for the refused, in the reader's language."""
    words = WORDS.get(refused.code)
    if words is None:
        return _("That can't be done now. Nothing was changed.")
    return words(refused.details)


def _already_decided(said: dict[str, Any]) -> str:
    name = said["by_name"]
    if said["state"] == Quote.State.APPROVED:
        return _("%(name)s approved this already. Nothing was taken a second time.") % {
            "name": name
        }
    if said["state"] == Quote.State.DECLINED:
        return _("%(name)s declined this already. Nothing was taken.") % {"name": name}
    if said["state"] == Quote.State.SUPERSEDED:
        return _("This proposal was taken back; nothing was taken. You hear of what comes of it.")
    return _("This proposal has lapsed. Nothing was taken; write to us and we make a new one.")


def _stale(said: dict[str, Any]) -> str:
    return _(
        "The proposal changed while you were reading: it was %(was)s, it is now %(units)s. Nothing"
        " was taken. Please read the new one and decide again."
    ) % {
        "was": span(said["was_least"], said["was_most"], said["was_currency"]),
        "units": span(said["least"], said["most"], said["currency"]),
    }


def _missing(said: dict[str, Any]) -> str:
    return _(
        "Your balance of %(available)s is not enough for %(wanted)s: %(missing)s are missing"
        " (clause %(clause)s). Nothing was taken; the proposal stays open."
    ) % {
        "available": units(said["available"]),
        "wanted": units(said["wanted"]),
        "missing": units(said["missing"]),
        "clause": said["clause"],
    }


def _nothing_said(said: dict[str, Any]) -> str:
    return _("Please write something: there was no text.")


def _cost_refused(said: dict[str, Any]) -> str:
    if said["finding"] in REASON_IS_MISSING:
        return _("More than the usual cost needs a reason that the customer reads. Please add one.")
    facts = tuple((name, value) for name, value in said.items() if name not in COST_REFUSED)
    return _("%(sentence)s (clause %(clause)s)") % {
        "sentence": sentence(Because(said["clause"], said["finding"], facts)),
        "clause": said["clause"],
    }


def _objection(said: dict[str, Any]) -> str:
    if said["finding"] == "objection_was_made":
        return _("You can object once, and did (clause %(clause)s).") % {"clause": said["clause"]}
    if said["finding"] == "objection_is_too_late":
        return _("The time to object is over (clause %(clause)s).") % {"clause": said["clause"]}
    return _("The agreement foresees no objection.")


REASON_IS_MISSING: Final = {
    "reason_is_missing",
    "reason_for_range_is_missing",
    "reason_on_request_is_missing",
}
COST_REFUSED: Final = {"finding", "clause", "place"}
WORDS: Final[dict[str, Callable[[dict[str, Any]], str]]] = {
    **REFUSALS,
    "already_decided": _already_decided,
    "quote_is_stale": _stale,
    "not_enough_units": _missing,
    "nothing_said": _nothing_said,
    "cost_is_refused": _cost_refused,
    "cost_is_malformed": lambda said: _(
        "Something in the cost is not as it should be: check the amounts and what is chosen."
    ),
    "nothing_to_pay": lambda said: _(
        "It is not said yet that this ticket is paid for, so that there is no cost to propose."
    ),
    "needs_another": lambda said: _(
        "You proposed it yourself: somebody else of staff has to agree."
    ),
    "balance_suffices": lambda said: _("Nothing is missing: you can approve it at once."),
    "already_asked": lambda said: (
        _("%(name)s asked for this before. It is approved as soon as the balance suffices.")
        % {"name": said["by_name"]}
    ),
    "not_approved_yet": lambda said: (
        _("Nobody approved what this costs yet, so that no work is done (clause %(clause)s).")
        % {"clause": said["clause"]}
    ),
    "limit_is_reached": lambda said: (
        _(
            "All that was confirmed is used (clause %(clause)s). Propose what more it costs, and"
            " go on once the customer has approved it."
        )
        % {"clause": said["clause"]}
    ),
    "times_overlap": lambda said: _(
        "You worked on another entry in that time. Nobody works twice at once; nothing was entered."
    ),
    "timer_runs_already": lambda said: _("Your timer runs on this ticket already."),
    "time_is_malformed": lambda said: _(
        "Enter when it began and how many minutes it took, at most a day, and not in the future."
    ),
    "time_is_settled": lambda said: _(
        "This time is settled, and what it was charged for stays as it is."
    ),
    "nothing_was_agreed": lambda said: _(
        "This ticket costs nothing, so that there is nothing to give back."
    ),
    "defect_is_charged": lambda said: (
        _("By the agreement it is charged for our own defects, too (clause %(clause)s).")
        % {"clause": said["clause"]}
    ),
    "defect_was_found": lambda said: _("It was said of this ticket before."),
    "already_struck": lambda said: _("Somebody has struck this entry already."),
    "timer_is_over": lambda said: _("This timer has stopped already."),
    "may_not_approve": lambda said: (
        _("Only somebody of your company who may approve can do this (clause %(clause)s).")
        % {"clause": said["clause"]}
    ),
    "ticket_has_changed": lambda said: _(
        "Somebody changed the ticket while you were reading. Nothing was done; please look at it"
        " as it is now."
    ),
    "ticket_has_ended": lambda said: _("The ticket has ended; nothing can be added to it."),
    "access_is_refused": lambda said: (
        _("%(sentence)s (clause %(clause)s)")
        % {"sentence": sentence(Because(said["clause"], said["finding"])), "clause": said["clause"]}
    ),
    "access_already_asked": lambda said: _(
        "Somebody asked for this already. It can be asked for again once it is erased."
    ),
    "nothing_is_kept": lambda said: _("There is nothing to open: it was not given, or is erased."),
    "backup_is_not_confirmed": lambda said: (
        _("Please confirm first that you have a backup (clause %(clause)s). Nothing was kept.")
        % {"clause": said["clause"]}
    ),
    "too_long": lambda said: (
        _("That is too long: please write at most %(most)s letters.") % {"most": said["most"]}
    ),
    "too_many_files": lambda said: too_many(said["most"]),
    "files_too_large": lambda said: too_large_together(said["most"]),
    "wrong_state": lambda said: _("The ticket has moved on; this is not possible any more."),
    "key_already_used": lambda said: _(
        "This form was sent before with other content. Please load the page again."
    ),
    "already_split": lambda said: _("Somebody has made tickets of this request already."),
    "mail_is_settled": lambda said: _("Somebody has dealt with this mail already."),
    "no_agreement_in_force": lambda said: _(
        "No agreement is in force, so that nothing can be judged. The owner must publish one."
    ),
    **OF_PURCHASES,
    "last_owner": lambda said: _("A brand needs an owner: make somebody else one first."),
    "roles_do_not_fit": lambda said: _("Choose at least one role."),
    "already_a_member": lambda said: _("This person is a member already."),
    "user_name_is_taken": lambda said: _("Somebody has this user name: choose another one."),
    "already_granted": lambda said: (
        _("The order %(reference)s was entered before, with other content. Nothing was added.")
        % {"reference": said["reference"]}
    ),
    "entry_is_malformed": lambda said: _(
        "Something is missing, or more than an entry can hold. Nothing was entered."
    ),
    "unknown_tier_or_class": lambda said: _(
        "The agreement of this request has no such kind of support or class. Choose one of the"
        " list."
    ),
    "channel_is_closed": lambda said: (
        _("The agreement takes no requests in this way (clause %(clause)s). Nothing was sent.")
        % {"clause": said["clause"]}
    ),
    "agreement_is_another": lambda said: _(
        "Another version of the agreement applies now. Please read it, and send again."
    ),
    "unknown_symptom": lambda said: _("The agreement has no such symptom. Choose from the list."),
    "not_yours_to_tell": lambda said: _("This is not asked of you. Nothing was changed."),
    "unknown_answer": lambda said: _("This is no answer to the question. Choose from the list."),
    "cost_is_agreed": lambda said: _(
        "The customer has approved what it costs; no other verdict changes that."
    ),
    "rule_is_not_open": lambda said: _(
        "The agreement does not leave this to you here: it does not apply to what is known."
    ),
    "already_judged": lambda said: _("Somebody has used this rule on the ticket before."),
    "article_is_missing": lambda said: _(
        "Name the page of the documentation that answers it: the agreement asks for one."
    ),
    "article_is_no_answer": lambda said: _(
        "This page was not out when the customer asked, so that nothing can be charged by it."
    ),
    "tier_does_not_fit": lambda said: _("This kind of support does not fit the decision."),
    "paid_is_withheld": lambda said: _(
        "Paid support is not offered to this customer, so that no price can be named."
    ),
    "paid_is_offered_to_all": lambda said: (
        _(
            "By the agreement paid support is offered to everybody; it can't be withheld (clause"
            " %(clause)s)."
        )
        % {"clause": said["clause"]}
    ),
    "already_withheld": lambda said: _("Paid support is withheld from this customer already."),
    "already_offered": lambda said: _("Paid support is offered to this customer already."),
    "already_unfounded": lambda said: _("Somebody has noted this before."),
    "objection_is_not_taken": _objection,
    "reviewer_decided": lambda said: (
        _("You decided about it, so that somebody else looks at the objection (clause %(clause)s).")
        % {"clause": said["clause"]}
    ),
    "already_reviewed": lambda said: _("Somebody has answered the objection already."),
    "company_is_malformed": lambda said: _("Enter the customer's name, at most 120 letters."),
    "member_is_malformed": lambda said: _("Something is missing or misspelled."),
    "token_is_malformed": lambda said: _("Give it a name, and choose what it may do."),
    "token_is_revoked": lambda said: _("Somebody has revoked this token already."),
    "not_allowed": lambda said: _("Your role does not allow this."),
}
