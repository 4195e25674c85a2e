"""Words that no field's name tells alone; and the commands that no story needs, with the reason."""

import hashlib

from makegood.articles.models import Article
from makegood.commands.tickets.split_request import NewTicket
from makegood.intake.models import RawMail, Request
from makegood.intake.words import MailWords
from makegood.people.models import Member
from makegood.purchases.models import Purchase
from makegood.terms.rating.card import paid_rate, usual_cost
from makegood.terms.values import Money, currency_of
from makegood.tickets.models import FieldRule, SavedReply
from tests.simulation.fill import Fills, its_class, its_tier, lately
from tests.simulation.goods import GOODS
from tests.simulation.scene import Scene

OUTSIDE = {
    "brands.create_brand": "a story is told inside one brand",
    "brands.offer_setup_link": "it is there before the first brand is",
    "brands.set_up_brand": "it makes the first brand",
    "agreements.publish_version": "a story is told under one version",
    "people.keep_password": "it belongs to the library that signs in",
    "outbox.post_sign_in_letter": "it belongs to the library that signs in",
    "outbox.claim_parcel": "letters are delivered in the tests of the outbox",
    "outbox.settle_parcel": "letters are delivered in the tests of the outbox",
    "outbox.requeue_parcels": "letters are delivered in the tests of the outbox",
    "people.add_customer": "the cast is there from the beginning",
    "people.add_member": "the cast is there from the beginning",
    "people.change_roles": "the cast stays to the end",
    "people.end_membership": "the cast stays to the end",
}


def raw_mail(scene: Scene) -> bytes:
    return f"Subject: {scene.random.random()}\n\n{scene.words()}".encode()


def mail_words(scene: Scene) -> MailWords:
    from makegood.brands.scope import reading

    with reading(scene.brand_id):
        members = Member.objects.filter(brand=scene.brand_id, company__isnull=False)
        asks = scene.choice(*members.select_related("person").order_by("id"))
    subject = f"{scene.choice(asks.person.user_name, '')}: {scene.words()}"[:300]
    return MailWords(sender=asks.person.address, subject=subject, text=scene.words())


def some_tickets(scene: Scene) -> tuple[NewTicket, ...]:
    usual = usual_cost(paid_rate(scene.agreement))

    def one() -> NewTicket:
        tier = its_tier(scene)
        paid = {one.id for one in scene.agreement.tiers if one.paid}
        return NewTicket(
            title=scene.words()[:200],
            text=scene.words(),
            tier=tier,
            issue_class=its_class(scene),
            units=scene.choice(usual, usual, usual, 3) if tier in paid else 0,
            reason=scene.words(),
        )

    return tuple(one() for _ in range(scene.choice(1, 1, 2)))


def its_currency(scene: Scene) -> str:
    """Mostly what an hour of work is paid in; now and then another."""
    work = scene.agreement.rules.work
    asked = currency_of(work.an_hour) if work else None
    return (asked or "") if scene.random.random() < 0.95 else "XXX"


def renewal_price(scene: Scene) -> Money:
    """What the agreement asks for a renewal of what costs 100.00; seldom another price."""
    renewals = [one.renewal for one in scene.agreement.rules.window if one.renewal]
    if not renewals or scene.random.random() < 0.1:
        return Money(1, "EUR")
    fixed, percent = renewals[0].price, renewals[0].percent_of_list
    return fixed if isinstance(fixed, Money) else Money(int(percent or 0) * 100, "EUR")


OWN: dict[str, Fills] = {
    **GOODS,
    "intake.keep_mail.raw": raw_mail,
    "intake.keep_mail.sha256": lambda scene: hashlib.sha256(
        str(scene.random.random()).encode()
    ).hexdigest(),
    "intake.keep_mail.name": lambda _scene: "mail.eml",
    "intake.submit_mail.mail_id": lambda scene: scene.one_of(RawMail),
    "intake.submit_mail.words": mail_words,
    "intake.submit_mail.subject_words": lambda scene: tuple(mail_words(scene).subject.split()),
    "intake.submit_mail.trust": lambda scene: scene.choice("vouched", "aligned", "unknown"),
    "intake.submit_mail.automatic": lambda scene: scene.choice("", "", "auto_submitted"),
    "intake.release_mail.mail_id": lambda scene: scene.one_of(RawMail),
    "intake.release_mail.requester_id": lambda scene: scene.one_of(Member),
    "intake.release_mail.subject": Scene.words,
    "intake.release_mail.words": mail_words,
    "intake.dismiss_mail.mail_id": lambda scene: scene.one_of(RawMail),
    "intake.set_mail_aside.mail_id": lambda scene: scene.one_of(RawMail),
    "intake.set_mail_aside.reason": lambda _scene: "no_text",
    "tickets.split_request.request_id": lambda scene: scene.one_of(Request),
    "tickets.split_request.tickets": some_tickets,
    "verdicts.judge.article_id": lambda scene: scene.choice(None, scene.one_of(Article)),
    "verdicts.overrule.tier": lambda scene: scene.choice("", its_tier(scene)),
    "purchases.record_purchase.plan": lambda scene: scene.choice(
        "", *(plan.id for plan in scene.agreement.rules.plan)
    ),
    "purchases.record_purchase.cleared_at": lambda scene: scene.choice(None, lately(scene)),
    "purchases.renew_window.window": lambda scene: scene.known(
        *(window.id for window in scene.agreement.rules.window if window.renewal)
    ),
    "purchases.renew_window.purchase_id": lambda scene: scene.one_of(Purchase, ended_at=None),
    "purchases.renew_window.paid_minor": lambda scene: renewal_price(scene).minor,
    "purchases.renew_window.currency": lambda scene: renewal_price(scene).currency,
    "purchases.renew_window.checkout_at": lambda _scene: None,
    "desk.save_reply.saved_reply_id": lambda scene: scene.choice(None, scene.one_of(SavedReply)),
    "desk.define_field.kind": lambda scene: scene.choice(*FieldRule.Kind.values, "poem"),
    "calls.ask_for_call.channel": lambda scene: scene.known(
        *(channel.id for channel in scene.agreement.rules.channel if channel.takes == "on_request")
    ),
    "desk.define_field.issue_class": lambda scene: scene.ticket.issue_class if scene.ticket else "",
    "tickets.propose_quote.currency": its_currency,
    "ledger.grant_units.unit": lambda scene: scene.agreement.unit,
}
