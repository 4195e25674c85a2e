"""Which commands can a program give, and where? What is not here is not there."""

from typing import Final

from makegood.api.v1.desk_acts import DESK_ACTS
from makegood.api.v1.route import Act
from makegood.commands.access.ask_for_access import ask_for_access
from makegood.commands.access.give_access import give_access
from makegood.commands.access.open_access import open_access
from makegood.commands.access.withdraw_access import withdraw_access
from makegood.commands.agreements.publish_version import publish_version
from makegood.commands.articles.publish_article import publish_article
from makegood.commands.articles.revise_article import revise_article
from makegood.commands.articles.unpublish_article import unpublish_article
from makegood.commands.articles.write_article import write_article
from makegood.commands.catalogue.add_edition import add_edition
from makegood.commands.catalogue.add_product import add_product
from makegood.commands.catalogue.advertise import advertise
from makegood.commands.catalogue.fix_defect import fix_defect
from makegood.commands.catalogue.record_release import record_release
from makegood.commands.catalogue.report_defect import report_defect
from makegood.commands.catalogue.set_price import set_price
from makegood.commands.catalogue.withdraw_product import withdraw_product
from makegood.commands.catalogue.withdraw_release import withdraw_release
from makegood.commands.intake.dismiss_mail import dismiss_mail
from makegood.commands.intake.release_mail import release_mail
from makegood.commands.intake.submit_request import submit_request
from makegood.commands.ledger.give_goodwill import give_goodwill
from makegood.commands.ledger.grant_units import grant_units
from makegood.commands.people.add_company import add_company
from makegood.commands.people.add_customer import add_customer
from makegood.commands.people.add_member import add_member
from makegood.commands.people.change_roles import change_roles
from makegood.commands.people.end_membership import end_membership
from makegood.commands.people.offer_paid import offer_paid
from makegood.commands.people.withhold_paid import withhold_paid
from makegood.commands.purchases.clear_purchase import clear_purchase
from makegood.commands.purchases.end_purchase import end_purchase
from makegood.commands.purchases.record_purchase import record_purchase
from makegood.commands.purchases.renew_window import renew_window
from makegood.commands.tickets.add_note import add_note
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.commands.tickets.approve_when_funded import approve_when_funded
from makegood.commands.tickets.assign_ticket import assign_ticket
from makegood.commands.tickets.cancel_ticket import cancel_ticket
from makegood.commands.tickets.close_ticket import close_ticket
from makegood.commands.tickets.decline_quote import decline_quote
from makegood.commands.tickets.find_defect import find_defect
from makegood.commands.tickets.propose_quote import propose_quote
from makegood.commands.tickets.relabel_priority import relabel_priority
from makegood.commands.tickets.reply_to_ticket import reply_to_ticket
from makegood.commands.tickets.second_quote import second_quote
from makegood.commands.tickets.set_department import set_department
from makegood.commands.tickets.set_title import set_title
from makegood.commands.tickets.solve_ticket import solve_ticket
from makegood.commands.tickets.split_request import split_request
from makegood.commands.verdicts.judge import judge
from makegood.commands.verdicts.mark_unfounded import mark_unfounded
from makegood.commands.verdicts.object_to_verdict import object_to_verdict
from makegood.commands.verdicts.overrule import overrule
from makegood.commands.verdicts.review_objection import review_objection
from makegood.commands.verdicts.tell_facts import tell_facts
from makegood.commands.work.add_time import add_time
from makegood.commands.work.start_timer import start_timer
from makegood.commands.work.stop_timer import stop_timer
from makegood.commands.work.strike_time import strike_time

COMPANY: Final = "/companies/{uuid:company_id}"
MEMBER: Final = "/members/{uuid:member_id}"
MAIL: Final = "/mails/{uuid:mail_id}"
TICKET: Final = "/tickets/{uuid:ticket_id}"
QUOTE: Final = TICKET + "/quotes/{uuid:quote_id}"
PRODUCT: Final = "/products/{uuid:product_id}"
RELEASE: Final = "/releases/{uuid:release_id}"
EDITION: Final = "/editions/{uuid:edition_id}"
DEFECT: Final = "/defects/{uuid:defect_id}"
ARTICLE: Final = "/articles/{uuid:article_id}"
PURCHASE: Final = "/purchases/{uuid:purchase_id}"
ENTRY: Final = TICKET + "/time/{uuid:entry_id}"
ACCESS: Final = TICKET + "/accesses/{uuid:access_id}"

ACTS: Final = (
    Act("/companies", add_company, "customers:write"),
    Act(f"{COMPANY}/units", grant_units, "accounts:write"),
    Act("/customers", add_customer, "customers:write"),
    Act("/members", add_member, "customers:write"),
    Act(f"{MEMBER}/roles", change_roles, "customers:write"),
    Act(f"{MEMBER}/departure", end_membership, "customers:write"),
    Act(f"{COMPANY}/withholding", withhold_paid, "customers:write"),
    Act(f"{COMPANY}/offering", offer_paid, "customers:write"),
    Act("/products", add_product, "catalogue:write"),
    Act(f"{PRODUCT}/withdrawal", withdraw_product, "catalogue:write"),
    Act(f"{PRODUCT}/editions", add_edition, "catalogue:write"),
    Act(f"{EDITION}/prices", set_price, "catalogue:write"),
    Act(f"{PRODUCT}/sheet", advertise, "catalogue:write"),
    Act(f"{PRODUCT}/releases", record_release, "catalogue:write"),
    Act(f"{RELEASE}/withdrawal", withdraw_release, "catalogue:write"),
    Act(f"{PRODUCT}/defects", report_defect, "catalogue:write"),
    Act(f"{DEFECT}/fix", fix_defect, "catalogue:write"),
    Act("/articles", write_article, "catalogue:write"),
    Act(f"{ARTICLE}/revisions", revise_article, "catalogue:write"),
    Act(f"{ARTICLE}/publication", publish_article, "catalogue:write"),
    Act(f"{ARTICLE}/unpublication", unpublish_article, "catalogue:write"),
    Act(f"{COMPANY}/purchases", record_purchase, "purchases:write"),
    Act(f"{PURCHASE}/clearing", clear_purchase, "purchases:write"),
    Act(f"{PURCHASE}/renewals", renew_window, "purchases:write"),
    Act(f"{PURCHASE}/end", end_purchase, "purchases:write"),
    Act("/versions", publish_version, "agreements:write"),
    Act(f"{MAIL}/dismissal", dismiss_mail, "requests:write"),
    Act(f"{MAIL}/release", release_mail, "requests:write"),
    Act("/requests", submit_request, "requests:write"),
    Act("/requests/{uuid:request_id}/tickets", split_request, "requests:write"),
    Act(f"{TICKET}/replies", reply_to_ticket, "tickets:write"),
    Act(f"{TICKET}/notes", add_note, "tickets:write"),
    Act(f"{TICKET}/assignment", assign_ticket, "tickets:write"),
    Act(f"{TICKET}/title", set_title, "tickets:write"),
    Act(f"{TICKET}/department", set_department, "tickets:write"),
    Act(f"{TICKET}/priority", relabel_priority, "tickets:write"),
    Act(f"{TICKET}/quotes", propose_quote, "tickets:write"),
    Act(f"{QUOTE}/approval", approve_quote, "quotes:decide"),
    Act(f"{QUOTE}/approval-when-funded", approve_when_funded, "quotes:decide"),
    Act(f"{QUOTE}/second", second_quote, "tickets:write"),
    Act(f"{QUOTE}/declination", decline_quote, "quotes:decide"),
    Act(f"{TICKET}/cancellation", cancel_ticket, "quotes:decide"),
    Act(f"{TICKET}/goodwill", give_goodwill, "accounts:write"),
    Act(f"{TICKET}/facts", tell_facts, "tickets:write"),
    Act(f"{TICKET}/judgements", judge, "tickets:write"),
    Act(f"{TICKET}/overrulings", overrule, "tickets:write"),
    Act(f"{TICKET}/objection", object_to_verdict, "tickets:write"),
    Act(f"{TICKET}/review", review_objection, "tickets:write"),
    Act(f"{TICKET}/timers", start_timer, "tickets:write"),
    Act(f"{TICKET}/time", add_time, "tickets:write"),
    Act(f"{ENTRY}/end", stop_timer, "tickets:write"),
    Act(f"{ENTRY}/strike", strike_time, "tickets:write"),
    Act(f"{TICKET}/finding", find_defect, "tickets:write"),
    Act(f"{TICKET}/unfounded", mark_unfounded, "tickets:write"),
    Act(f"{TICKET}/accesses", ask_for_access, "secrets:write"),
    Act(f"{ACCESS}/details", give_access, "secrets:write"),
    Act(f"{ACCESS}/looks", open_access, "secrets:read"),
    Act(f"{ACCESS}/withdrawal", withdraw_access, "secrets:write"),
    Act(f"{TICKET}/solution", solve_ticket, "tickets:write"),
    Act(f"{TICKET}/closure", close_ticket, "tickets:write"),
    *DESK_ACTS,
)
