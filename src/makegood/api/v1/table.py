"""Which routes does the API have? What is not here is not there."""

from typing import Final

from makegood.api.v1.resources import tickets
from makegood.api.v1.route import Act, Many, One
from makegood.commands.agreements.publish_version import publish_version
from makegood.commands.intake.dismiss_mail import dismiss_mail
from makegood.commands.intake.release_mail import release_mail
from makegood.commands.ledger.give_goodwill import give_goodwill
from makegood.commands.ledger.grant_units import grant_units
from makegood.commands.people.add_company import add_company
from makegood.commands.people.add_customer import add_customer
from makegood.commands.people.add_member import add_member
from makegood.commands.people.change_roles import change_roles
from makegood.commands.people.end_membership import end_membership
from makegood.commands.tickets.add_note import add_note
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.commands.tickets.assign_ticket import assign_ticket
from makegood.commands.tickets.cancel_ticket import cancel_ticket
from makegood.commands.tickets.close_ticket import close_ticket
from makegood.commands.tickets.decline_quote import decline_quote
from makegood.commands.tickets.propose_quote import propose_quote
from makegood.commands.tickets.reply_to_ticket import reply_to_ticket
from makegood.commands.tickets.solve_ticket import solve_ticket
from makegood.commands.tickets.split_request import split_request

TICKET: Final = "/tickets/{uuid:ticket_id}"
QUOTE: Final = TICKET + "/quotes/{uuid:quote_id}"
MAIL: Final = "/mails/{uuid:mail_id}"
MEMBER: Final = "/members/{uuid:member_id}"

ACTS: Final = (
    Act("/companies", add_company, "customers:write"),
    Act("/companies/{uuid:company_id}/units", grant_units, "accounts:write"),
    Act("/customers", add_customer, "customers:write"),
    Act("/members", add_member, "customers:write"),
    Act(f"{MEMBER}/roles", change_roles, "customers:write"),
    Act(f"{MEMBER}/departure", end_membership, "customers:write"),
    Act("/versions", publish_version, "agreements:write"),
    Act(f"{MAIL}/dismissal", dismiss_mail, "requests:write"),
    Act(f"{MAIL}/release", release_mail, "requests:write"),
    Act("/requests/{uuid:request_id}/tickets", split_request, "requests:write"),
    Act(f"{TICKET}/replies", reply_to_ticket, "tickets:write"),
    Act(f"{TICKET}/notes", add_note, "tickets:write"),
    Act(f"{TICKET}/assignment", assign_ticket, "tickets:write"),
    Act(f"{TICKET}/quotes", propose_quote, "tickets:write"),
    Act(f"{QUOTE}/approval", approve_quote, "quotes:decide"),
    Act(f"{QUOTE}/declination", decline_quote, "quotes:decide"),
    Act(f"{TICKET}/cancellation", cancel_ticket, "quotes:decide"),
    Act(f"{TICKET}/goodwill", give_goodwill, "accounts:write"),
    Act(f"{TICKET}/solution", solve_ticket, "tickets:write"),
    Act(f"{TICKET}/closure", close_ticket, "tickets:write"),
)
READS: Final[tuple[One | Many, ...]] = (
    Many(
        path="/tickets",
        find=tickets.tickets,
        show=tickets.show_ticket,
        out=tickets.TicketOut,
        scope="tickets:read",
        filters=tickets.TicketFilters,
        order="-number",
    ),
    One(path=TICKET, find=tickets.ticket, out=tickets.TicketOut, scope="tickets:read"),
    One(
        path=f"{TICKET}/timeline",
        find=tickets.ticket_timeline,
        out=tickets.TimelineOut,
        scope="tickets:read",
    ),
    Many(
        path=f"{TICKET}/quotes",
        find=tickets.quotes,
        show=tickets.show_quote,
        out=tickets.QuoteOut,
        scope="tickets:read",
        order="number",
    ),
    Many(
        path=f"{TICKET}/messages",
        find=tickets.messages,
        show=tickets.show_message,
        out=tickets.MessageOut,
        scope="tickets:read",
        order="position",
    ),
)
