"""What can a program read, and where? What is not here is not there."""

from typing import Final

from makegood.api.v1.bearer import EVERY_TOKEN
from makegood.api.v1.resources import (
    accesses,
    accounts,
    agreements,
    articles,
    catalogue,
    customers,
    promises,
    purchases,
    requests,
    tickets,
    verdicts,
)
from makegood.api.v1.route import Many, One

COMPANY: Final = "/companies/{uuid:company_id}"
TICKET: Final = "/tickets/{uuid:ticket_id}"

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
    One(
        path=f"{TICKET}/promises",
        find=promises.ticket_promises,
        out=promises.PromisesOut,
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
    Many(
        path=f"{TICKET}/verdicts",
        find=verdicts.verdicts,
        show=verdicts.show_verdict,
        out=verdicts.VerdictOut,
        scope="tickets:read",
        order="number",
    ),
    One(f"{TICKET}/accesses", accesses.accesses, accesses.AccessesOut, "tickets:read"),
    One("/looks/{uuid:look_id}", accesses.access_details, accesses.DetailsOut, "secrets:read"),
    Many(
        path="/purchases",
        find=purchases.purchases,
        show=purchases.show_purchase,
        out=purchases.PurchaseOut,
        scope="purchases:read",
        filters=purchases.PurchaseFilters,
        order="-number",
    ),
    One(
        "/purchases/{uuid:purchase_id}",
        purchases.purchase,
        purchases.PurchaseOut,
        "purchases:read",
    ),
    Many(
        path="/products",
        find=catalogue.products,
        show=catalogue.show_product,
        out=catalogue.ProductOut,
        scope="catalogue:read",
    ),
    One(
        "/products/{uuid:product_id}",
        catalogue.product,
        catalogue.WholeProductOut,
        "catalogue:read",
    ),
    Many(
        path="/articles",
        find=articles.articles,
        show=articles.show_article,
        out=articles.ArticleOut,
        scope="catalogue:read",
        order="-number",
    ),
    One(
        "/articles/{uuid:article_id}",
        articles.article,
        articles.ArticleOut,
        "catalogue:read",
    ),
    Many(
        path="/requests",
        find=requests.requests,
        show=requests.show_request,
        out=requests.RequestOut,
        scope="requests:read",
        filters=requests.RequestFilters,
        order="-number",
    ),
    One("/requests/{uuid:request_id}", requests.request, requests.RequestOut, "requests:read"),
    Many(
        path="/companies",
        find=customers.companies,
        show=customers.show_company,
        out=customers.CompanyOut,
        scope="customers:read",
    ),
    One(COMPANY, customers.company, customers.CompanyOut, "customers:read"),
    One(f"{COMPANY}/balance", accounts.company_balance, accounts.BalanceOut, "accounts:read"),
    One(f"{COMPANY}/statement", accounts.company_statement, accounts.StatementOut, "accounts:read"),
    Many(
        path="/members",
        find=customers.members,
        show=customers.show_member,
        out=customers.MemberOut,
        scope="customers:read",
        filters=customers.MemberFilters,
    ),
    One("/members/{uuid:member_id}", customers.member, customers.MemberOut, "customers:read"),
    One("/me", customers.me, customers.MemberOut, EVERY_TOKEN),
    Many(
        path="/versions",
        find=agreements.versions,
        show=agreements.show_version,
        out=agreements.VersionOut,
        scope="agreements:read",
    ),
    One(
        "/versions/{uuid:version_id}",
        agreements.agreement,
        agreements.AgreementOut,
        "agreements:read",
    ),
)
