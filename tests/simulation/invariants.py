"""What holds however a story went: asked of the tables, in words of our own."""

from uuid import UUID

from makegood.brands.checks import findings
from makegood.brands.models import Brand
from makegood.brands.scope import overseeing, reading
from makegood.events.verify.every import EVERY
from makegood.intake.models import Request
from makegood.people.models import Member
from makegood.purchases.models import Purchase
from makegood.tickets.models import Message, Ticket

# Each gives the rows that break it.
NEVER = {
    "more is held or used for a ticket than its approved quotes say": """
        SELECT hold.ticket FROM ledger_hold hold
        LEFT JOIN tickets_quote quote ON quote.id = hold.quote
        WHERE quote.id IS NULL OR quote.state <> 'approved' OR quote.currency <> ''
           OR hold.units <> quote.most
    """,
    "a settlement charges more than was approved": """
        SELECT settled.ticket_id FROM (
            SELECT ticket_id, currency, sum(charged) AS charged FROM tickets_settlement
            GROUP BY ticket_id, currency) settled
        LEFT JOIN (
            SELECT ticket_id, currency, sum(most) AS most FROM tickets_quote
            WHERE state = 'approved' GROUP BY ticket_id, currency) approved
          ON approved.ticket_id = settled.ticket_id AND approved.currency = settled.currency
        WHERE settled.charged > coalesce(approved.most, 0)
    """,
    "a ticket has two quotes to decide on": """
        SELECT ticket_id FROM tickets_quote WHERE state IN ('open', 'needs_second')
        GROUP BY ticket_id HAVING count(*) > 1
    """,
    "a quote can be decided on though its ticket has ended": """
        SELECT quote.ticket_id FROM tickets_quote quote
        JOIN tickets_ticket ticket ON ticket.id = quote.ticket_id
        WHERE quote.state IN ('open', 'needs_second')
          AND ticket.state IN ('closed', 'cancelled', 'declined', 'lapsed', 'refused', 'merged')
    """,
    "an ended ticket still holds something": """
        SELECT hold.ticket FROM ledger_hold hold
        JOIN tickets_ticket ticket ON ticket.id = hold.ticket
        WHERE hold.units > hold.captured + hold.released
          AND ticket.state IN ('closed', 'cancelled', 'declined', 'refused', 'merged')
    """,
    "somebody works at two things at once": """
        SELECT one.id FROM tickets_timeentry one JOIN tickets_timeentry other
          ON other.worker_id = one.worker_id AND other.id > one.id
         AND one.struck_at IS NULL AND other.struck_at IS NULL
         AND one.begins_at < coalesce(other.ends_at, 'infinity')
         AND other.begins_at < coalesce(one.ends_at, 'infinity')
    """,
    "an account is not what its postings add up to": """
        SELECT account.id FROM ledger_account account
        LEFT JOIN (SELECT account_id, sum(units) FILTER (WHERE pot = 'available') AS available,
                          sum(units) FILTER (WHERE pot = 'held') AS held
                   FROM ledger_posting GROUP BY account_id) told ON told.account_id = account.id
        WHERE account.company_id IS NOT NULL
          AND (account.available <> coalesce(told.available, 0)
               OR account.held <> coalesce(told.held, 0))
    """,
    "a transfer does not balance": """
        SELECT transfer_id FROM ledger_posting GROUP BY transfer_id HAVING sum(units) <> 0
    """,
    "more of a hold is used or given back than it has": """
        SELECT id FROM ledger_hold WHERE captured + released > units
    """,
    "a letter is sent that follows from nothing, or nobody is told to send it": """
        SELECT parcel.id FROM outbox_parcel parcel
        LEFT JOIN events_fact fact ON fact.id = parcel.fact
        LEFT JOIN (SELECT jsonb_array_elements_text(args -> 'parcels')::uuid AS parcel
                   FROM procrastinate_jobs) job ON job.parcel = parcel.id
        WHERE job.parcel IS NULL OR (parcel.fact IS NOT NULL AND fact.id IS NULL)
    """,
    "somebody is told to send a letter that is not there": """
        SELECT job.parcel FROM (SELECT jsonb_array_elements_text(args -> 'parcels')::uuid AS parcel
                                FROM procrastinate_jobs) job
        LEFT JOIN outbox_parcel parcel ON parcel.id = job.parcel WHERE parcel.id IS NULL
    """,
    "a letter about a ticket goes to somebody who may not see it": """
        SELECT parcel.id FROM outbox_parcel parcel
        JOIN events_fact fact ON fact.id = parcel.fact
        JOIN tickets_ticket ticket ON ticket.id = fact.subject
        JOIN people_member member
          ON member.id = parcel.recipient_id AND member.company_id IS NOT NULL
        WHERE member.company_id <> ticket.company_id
    """,
}


def nothing_is_broken() -> None:
    """Raises AssertionError with what is. Quick enough for every step."""
    with overseeing() as cursor:
        for never, query in NEVER.items():
            cursor.execute(query)
            assert cursor.fetchall() == [], never


def all_holds(brand: Brand) -> None:
    """Raises AssertionError with what does not hold."""
    nothing_is_broken()
    with overseeing() as cursor:
        off = findings(EVERY, cursor)
    assert off == [], "; ".join(map(str, off))
    with reading(brand.id):
        for member in Member.objects.filter(brand=brand.id, company__isnull=False):
            assert companies_seen_by(member) <= {member.company_id}, member.name
            assert not Message.objects.readable_by(member).filter(internal=True).exists()


def companies_seen_by(member: Member) -> set[UUID]:
    """Whose tickets, requests and purchases a customer sees."""
    return {
        *Ticket.objects.visible_to(member).values_list("company", flat=True),
        *Request.objects.visible_to(member).values_list("company", flat=True),
        *Purchase.objects.visible_to(member).values_list("company", flat=True),
    }
