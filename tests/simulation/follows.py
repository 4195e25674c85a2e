"""What people often do next with a ticket: chance alone would seldom get so far."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

PATIENCE: Final = 3  # tries that something follows
BEGINS: Final = ("intake.submit_request",)

DECIDE = ("tickets.approve_quote", "tickets.approve_quote", "tickets.approve_when_funded")
WORK = ("work.start_timer", "work.add_time", "work.add_time", "tickets.reply_to_ticket")
ENDS = ("tickets.solve_ticket", "tickets.cancel_ticket", "tickets.find_defect")
ASK = ("access.ask_for_access", "calls.ask_for_call", "desk.set_field")

IN_STATE: Final[dict[str, tuple[str, ...]]] = {
    "submitted": ("tickets.propose_quote", "verdicts.judge", "verdicts.overrule"),
    "needs_facts": ("verdicts.tell_facts", "verdicts.tell_facts", "verdicts.overrule"),
    "rated": ("tickets.second_quote", "tickets.propose_quote"),
    "awaiting_approval": (*DECIDE, *DECIDE, "tickets.propose_quote", "tickets.decline_quote"),
    "accepted": (*WORK, *ENDS, *ASK, *BEGINS),
    "in_progress": (*WORK, *ENDS, *ASK, "tickets.propose_quote"),
    "waiting": ("tickets.reply_to_ticket", "tickets.need_no_answer", *ENDS),
    "solved": ("tickets.reopen_ticket", "tickets.close_ticket", *ENDS),
    "lapsed": ("tickets.propose_quote", "verdicts.overrule", *BEGINS),
    "refused": ("verdicts.object_to_verdict", "verdicts.overrule", *BEGINS, *BEGINS),
}
AFTER: Final[dict[str, tuple[str, ...]]] = {
    "work.start_timer": ("work.stop_timer",),
    "work.stop_timer": ("tickets.solve_ticket", "work.strike_time"),
    "work.add_time": ("tickets.solve_ticket", "work.strike_time"),
    "tickets.reply_to_ticket": ("tickets.move_message", "tickets.split_ticket"),
    "tickets.merge_ticket": ("tickets.undo_merge", "tickets.reply_to_ticket"),
    "tickets.snooze_ticket": ("tickets.wake_ticket",),
    "tickets.approve_when_funded": ("ledger.grant_units",),
    "access.ask_for_access": ("access.give_access",),
    "access.give_access": ("access.open_access", "access.withdraw_access"),
    "access.open_access": ("access.withdraw_access",),
    "calls.ask_for_call": ("calls.arrange_call", "calls.decline_call"),
    "calls.arrange_call": ("calls.end_call", "calls.arrange_call"),
    "verdicts.judge": ("verdicts.object_to_verdict",),
    "verdicts.overrule": ("verdicts.object_to_verdict",),
    "verdicts.object_to_verdict": ("verdicts.review_objection",),
    "desk.add_tag": ("desk.remove_tag",),
    "desk.define_field": ("desk.set_field",),
    "desk.link_ticket": ("desk.unlink_ticket",),
    "purchases.record_purchase": ("purchases.clear_purchase", "purchases.renew_window"),
    "articles.write_article": ("articles.publish_article", "articles.revise_article"),
    "articles.publish_article": ("articles.unpublish_article", "verdicts.judge"),
    "catalogue.record_release": ("catalogue.withdraw_release", "catalogue.fix_defect"),
    "catalogue.report_defect": ("catalogue.record_release", "catalogue.fix_defect"),
    "catalogue.add_product": ("catalogue.add_edition", "catalogue.withdraw_product"),
    "people.issue_token": ("people.note_token_use", "people.revoke_token"),
    "people.withhold_paid": ("people.offer_paid",),
}


@dataclass
class Thread:
    """The ticket on which something goes on, and what may follow what was done last."""

    ticket_id: UUID | None = None
    after: tuple[str, ...] = ()
    tries: int = 0

    def next(self, state: str) -> tuple[str, ...]:
        """What may come next on a ticket in this state; asked before each try."""
        self.tries += 1
        if self.tries > PATIENCE:
            self.ticket_id, self.after = None, ()
        return self.after or IN_STATE.get(state, BEGINS)

    def went(self, operation: str, *, on: UUID | None) -> None:
        """The operation went well on that ticket."""
        self.ticket_id, self.after, self.tries = on, AFTER.get(operation, ()), 0
