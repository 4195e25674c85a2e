"""How is what happens on the desk said: what was refused there, and what was done?"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from makegood.terms.ruling import Because
from makegood.wording.rulings import sentence

type Words = Callable[[dict[str, Any]], str]
type Says = Callable[[], str]


def _ruled(said: dict[str, Any]) -> str:
    step = Because(said["clause"], said["finding"], tuple(said.items()))
    return _("%(sentence)s (clause %(clause)s)") % {
        "sentence": sentence(step),
        "clause": said["clause"],
    }


# By the code of a refusal.
REFUSALS: Final[Mapping[str, Words]] = {
    "unknown_department": lambda said: _(
        "The agreement of this ticket has no such department. Choose one of the list."
    ),
    "unknown_priority": lambda said: _(
        "The agreement of this ticket has no such priority. Choose one of the list."
    ),
    "relabel_is_refused": _ruled,
    "tag_is_retired": lambda said: _("This tag is put on no further ticket. Choose another one."),
    "already_retired": lambda said: _("Somebody has done this already."),
    "field_is_malformed": lambda said: _(
        "A field needs a code of small letters, a name and a kind; a choice needs two words at"
        " least, no two alike."
    ),
    "field_is_there": lambda said: _("A field has this code already: choose another one."),
    "value_does_not_fit": lambda said: _(
        "This does not fit the field: a number is written in digits, a choice is one of its words."
    ),
    "links_to_itself": lambda said: _("A ticket does not point at itself. Choose another one."),
    "already_linked": lambda said: _("The ticket points there already."),
    "unknown_place": lambda said: (
        _("Nothing fills {%(place)s}. These are filled: %(known)s.")
        % {"place": said["place"], "known": said["known"]}
    ),
    "title_is_taken": lambda said: _("Another saved reply has this title: choose another one."),
    "not_ahead": lambda said: _("Choose a moment that is still to come, within a year."),
    "not_asleep": lambda said: _("The ticket is not put aside."),
    "nothing_unanswered": lambda said: _("Nothing of yours waits for an answer."),
    "another_company": lambda said: _("The two tickets are of different customers."),
    "same_ticket": lambda said: _("Choose another ticket than this one."),
    "cost_is_open": lambda said: _(
        "A cost is proposed or agreed on this ticket, or something is set aside for it. Settle that"
        " first, or let the other ticket go on in this one."
    ),
    "draft_looks_secret": lambda said: _(
        "This looks as if a password stood in it. It is not kept as a draft."
    ),
    "message_is_not_movable": lambda said: _("What we wrote stays where it was written."),
    "call_is_open": lambda said: _("A call is asked for already; we answer here."),
    "call_is_over": lambda said: _("This call is over, declined, or was never arranged."),
}
# By the kind of a fact: an icon, and a sentence about %(name)s.
EVENTS: Final[Mapping[str, tuple[str, Says]]] = {
    "ticket.put": ("queue", lambda: _("%(name)s put it with another department.")),
    "ticket.titled": ("agreement", lambda: _("%(name)s gave it another title.")),
    "ticket.relabelled": ("warning", lambda: _("%(name)s changed its priority, and says why:")),
    "ticket.taken_up": ("back", lambda: _("%(name)s goes on with it, and says why:")),
    "ticket.no_answer_needed": ("done", lambda: _("%(name)s needs no answer to the last message.")),
    "ticket.tagged": ("agreement", lambda: _("%(name)s put a tag on it.")),
    "ticket.untagged": ("agreement", lambda: _("%(name)s took a tag off.")),
    "ticket.field_set": ("agreement", lambda: _("%(name)s noted something in a field.")),
    "ticket.linked": ("agreement", lambda: _("%(name)s linked it.")),
    "ticket.unlinked": ("agreement", lambda: _("%(name)s took a link off.")),
    "ticket.snoozed": ("pause", lambda: _("%(name)s put it aside for a while.")),
    "ticket.woken": ("back", lambda: _("%(name)s took it up again.")),
    "ticket.merged": ("close", lambda: _("%(name)s let it go on in another ticket.")),
    "ticket.unmerged": ("back", lambda: _("%(name)s made it a ticket of its own again.")),
    "ticket.absorbed": ("agreement", lambda: _("%(name)s let another ticket go on in this one.")),
    "ticket.parted": ("back", lambda: _("%(name)s made that a ticket of its own again.")),
    "ticket.split_off": (
        "agreement",
        lambda: _("%(name)s made it of another's message."),
    ),
    "message.left": ("back", lambda: _("%(name)s put a message with another ticket.")),
    "message.came": ("mail", lambda: _("%(name)s brought this message from another ticket:")),
    "call.asked": ("chat", lambda: _("%(name)s asked for a call.")),
    "call.arranged": ("chat", lambda: _("%(name)s arranged the call.")),
    "call.declined": ("close", lambda: _("%(name)s declined the call.")),
    "call.done": ("done", lambda: _("%(name)s noted that the call took place.")),
}
FOR_STAFF: Final = frozenset(
    {
        "ticket.put",
        "ticket.tagged",
        "ticket.untagged",
        "ticket.field_set",
        "ticket.linked",
        "ticket.unlinked",
        "ticket.snoozed",
        "ticket.woken",
    }
)
