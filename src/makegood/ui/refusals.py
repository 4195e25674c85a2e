"""How is a refusal said to the person who was refused? What is not so, and what would be right."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from makegood.commands.refused import Refused
from makegood.terms.ruling import Because
from makegood.tickets.models import Quote
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
    return _("This proposal has lapsed. Nothing was taken; write to us and we make a new one.")


def _stale(said: dict[str, Any]) -> str:
    return _(
        "The proposal changed while you were reading: it was %(was)s, it is now %(units)s. Nothing"
        " was taken. Please read the new one and decide again."
    ) % {"was": units(said["was"]), "units": units(said["units"])}


def _missing(said: dict[str, Any]) -> str:
    return _(
        "Your balance of %(available)s is not enough for %(wanted)s. Nothing was taken; the"
        " proposal stays open."
    ) % {"available": units(said["available"]), "wanted": units(said["wanted"])}


def _nothing_said(said: dict[str, Any]) -> str:
    return _("Please write something: there was no text.")


def _cost_refused(said: dict[str, Any]) -> str:
    if said["finding"] == "reason_is_missing":
        return _("More than the usual cost needs a reason that the customer reads. Please add one.")
    return _("The agreement does not allow this cost (clause %(clause)s).") % {
        "clause": said["clause"]
    }


def units(count: int) -> str:
    """So many units, in words."""
    return ngettext("%(count)s unit", "%(count)s units", count) % {"count": count}


WORDS: Final[dict[str, Callable[[dict[str, Any]], str]]] = {
    "already_decided": _already_decided,
    "quote_is_stale": _stale,
    "not_enough_units": _missing,
    "nothing_said": _nothing_said,
    "cost_is_refused": _cost_refused,
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
    "wrong_state": lambda said: _("The ticket has moved on; this is not possible any more."),
    "key_already_used": lambda said: _(
        "This form was sent before with other content. Please load the page again."
    ),
    "already_split": lambda said: _("Somebody has made tickets of this request already."),
    "mail_is_settled": lambda said: _("Somebody has dealt with this mail already."),
    "no_agreement_in_force": lambda said: _(
        "No agreement is in force, so that nothing can be judged. The owner must publish one."
    ),
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
    "company_is_malformed": lambda said: _("Enter the customer's name, at most 120 letters."),
    "member_is_malformed": lambda said: _("Something is missing or misspelled."),
    "token_is_malformed": lambda said: _("Give it a name, and choose what it may do."),
    "token_is_revoked": lambda said: _("Somebody has revoked this token already."),
    "not_allowed": lambda said: _("Your role does not allow this."),
}
