"""The cast of the tests, brought in by commands like everybody else."""

import hashlib
import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of, version_at
from makegood.brands.ids import new_id
from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.catalogue.models import Product, Release
from makegood.catalogue.queries import editions_of
from makegood.commands.agreements.publish_version import NewVersion, publish_version
from makegood.commands.brands.create_brand import NewBrand, create_brand
from makegood.commands.catalogue.add_edition import NewEdition, add_edition
from makegood.commands.catalogue.add_product import NewProduct, add_product
from makegood.commands.catalogue.advertise import SheetLine, advertise
from makegood.commands.catalogue.record_release import NewRelease, record_release
from makegood.commands.catalogue.set_price import NewPrice, set_price
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.submit_mail import ReadMail, submit_mail
from makegood.commands.intake.submit_request import NewRequest, submit_request
from makegood.commands.ledger.grant_units import BoughtUnits, grant_units
from makegood.commands.people.add_company import NewCompany, add_company
from makegood.commands.people.add_member import NewMember, add_member
from makegood.commands.people.issue_token import NewToken, issue_token
from makegood.commands.purchases.record_purchase import NewPurchase, record_purchase
from makegood.commands.tickets.approve_quote import Approval, approve_quote
from makegood.commands.tickets.decline_quote import Declination
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.events.models import Fact
from makegood.intake.words import MailWords
from makegood.ledger.queries import Balance, balance
from makegood.people.models import Actor, Machine, Member
from makegood.people.tokens import SCOPES, make_token
from makegood.purchases.models import Purchase
from makegood.purchases.queries import purchase_with_id
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.tickets.models import Quote, Ticket
from makegood.tickets.queries import ticket_with_id
from tests.packs import pack

MONDAY_9AM = datetime(2026, 8, 3, 7, 0, tzinfo=UTC)  # 09:00 in Berlin
KEYS = itertools.count(1)


def key() -> str:
    """A key that nobody used yet."""
    return f"test-{next(KEYS)}"


def after(**time: int) -> datetime:
    """MONDAY_9AM and so much later: `after(hours=2)`."""
    return MONDAY_9AM + timedelta(**time)


@dataclass(frozen=True, slots=True)
class ShownToken:
    """A token as its member saw it once."""

    token_id: UUID
    text: str


class World:
    """Makes whoever a test asks for, at MONDAY_9AM unless told otherwise."""

    def brand(self, slug: str = "quillbit", *, agreement: dict[str, str] | None = None) -> Brand:
        """A brand whose agreement is the tickets pack, or the given files."""
        machine = Machine("operator", brand_id=new_id(MONDAY_9AM))
        create_brand(
            NewBrand(
                slug=slug,
                name=slug.capitalize(),
                host=f"{slug}.localhost",
                prefix=slug[:2].upper(),
                colour="#413b9f",
                languages=("en", "de"),
                time_zone="Europe/Berlin",
                support_address=f"support@{slug}.example",
            ),
            by=machine,
            key=key(),
            at=MONDAY_9AM,
        )
        files = agreement if agreement is not None else pack("tickets")
        publish_version(
            NewVersion(files=tuple(files.items())), by=machine, key=key(), at=MONDAY_9AM
        )
        return Brand.objects.get(id=machine.brand_id)

    def machine(self, brand: Brand) -> Machine:
        return Machine("operator", brand_id=brand.id)

    def company(self, brand: Brand, name: str = "Rösterei Linde") -> UUID:
        said = NewCompany(name=name)
        answer = add_company(said, by=self.machine(brand), key=key(), at=MONDAY_9AM)
        return answer.company_id

    def customer(
        self,
        brand: Brand,
        user_name: str = "nora",
        *,
        company: UUID | None = None,
        roles: tuple[str, ...] = ("requester", "approver"),
        language: str = "en",
    ) -> Member:
        """A customer's member: of the company given, or of one made for her."""
        company = company or self.company(brand, name=f"{user_name.capitalize()}'s")
        return self._member(brand, user_name, roles=roles, company=company, language=language)

    def agent(self, brand: Brand, user_name: str = "tomas") -> Member:
        return self._member(brand, user_name, roles=("agent",))

    def owner(self, brand: Brand, user_name: str = "olga") -> Member:
        return self._member(brand, user_name, roles=("owner", "agent"))

    def units(self, customer: Member, count: int, *, by: Actor | None = None) -> None:
        """So many units in the balance of the customer's company, bought for 29.00 EUR each."""
        said = BoughtUnits(
            company_id=company_of(customer),
            unit=unit_of(customer.brand_id),
            units=count,
            price_minor=2900 * count,
            currency="EUR",
            reference=key(),
        )
        grant_units(said, by=by or self.machine(customer.brand), key=key(), at=MONDAY_9AM)

    def request(
        self,
        customer: Member,
        *,
        subject: str = "",
        text: str = "It broke.",
        at: datetime = MONDAY_9AM,
    ) -> UUID:
        """A request of the customer's, by a mail that the operator vouches for."""
        subject = subject or f"{customer.person.user_name}: trouble"
        raw = f"Subject: {subject}\n\n{text}\n{key()}".encode()
        gateway = Machine("mail", brand_id=customer.brand_id)
        kept = keep_mail(
            ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="test.eml"),
            by=gateway,
            key=key(),
            at=at,
        )
        read = ReadMail(
            mail_id=kept.mail_id,
            words=MailWords(sender=customer.person.address, subject=subject, text=text),
            subject_words=(customer.person.user_name,),
            trust="vouched",
            automatic="",
        )
        judged = submit_mail(read, by=gateway, key=key(), at=at)
        assert judged.request_id is not None, judged
        return judged.request_id

    def ticket(
        self,
        customer: Member,
        agent: Member,
        *,
        tier: str = "premium",
        units: int = 1,
        reason: str = "",
        title: str = "Forms stop sending",
        at: datetime = MONDAY_9AM,
    ) -> Ticket:
        """A ticket of a request of the customer's; a paid one awaits the approval."""
        request_id = self.request(customer, at=at)
        wanted = NewTicket(
            title=title,
            text="No form sends its mail any more.",
            tier=tier,
            issue_class=issue_class_of(customer.brand_id),
            units=units,
            reason=reason,
        )
        said = Split(request_id=request_id, tickets=(wanted,))
        made = split_request(said, by=agent, key=key(), at=at)
        return ticket(customer.brand_id, made.ticket_ids[0])

    def approve(self, ticket: Ticket, customer: Member, *, at: datetime = MONDAY_9AM) -> Ticket:
        """The ticket, its open quote approved by the customer."""
        approve_quote(approval(ticket), by=customer, key=key(), at=at)
        return fresh(ticket)

    def token(
        self, member: Member, *, scopes: tuple[str, ...] = SCOPES, days: int = 30
    ) -> ShownToken:
        """A token with which a program acts as the member, and its text."""
        fresh_token = make_token()
        said = NewToken(
            name="Test",
            scopes=scopes,
            days=days,
            prefix=fresh_token.prefix,
            secret_sha256=fresh_token.secret_sha256,
        )
        issued = issue_token(said, by=member, key=key(), at=MONDAY_9AM)
        return ShownToken(issued.token_id, fresh_token.text)

    def asked(
        self,
        customer: Member,
        issue_class: str,
        *,
        about: Purchase | None = None,
        told: Mapping[str, Value] | None = None,
        text: str = "It does not do what it should.",
        at: datetime = MONDAY_9AM,
    ) -> Ticket:
        """The ticket of what the customer asks by the form, as the agreement's verdict has it."""
        with reading(customer.brand_id):
            version = about.agreement_version if about else version_at(customer.brand, at=at)
        assert version is not None
        said = NewRequest(
            channel="portal",
            version_id=version.id,
            purchase_id=about.id if about else None,
            issue_class=issue_class,
            subject=f"Please help: {issue_class}",
            text=text,
            told=tuple((told or {}).items()),
        )
        made = submit_request(said, by=customer, key=key(), at=at)
        return ticket(customer.brand_id, made.ticket_id)

    def product(
        self,
        brand: Brand,
        code: str = "forms",
        *,
        kind: str = "product",
        extends: Product | None = None,
        encrypted: bool = False,
        runs_with: str = ">=1.6 <9",
        disclaimer: str = "",
    ) -> Product:
        """A product of one edition for 100.00 EUR, whose sheet names versions of PrestaShop."""
        by = self.machine(brand)
        new = NewProduct(
            code=code,
            kind=kind,
            name=code.capitalize(),
            extends_id=extends.id if extends else None,
            disclaimer=disclaimer,
        )
        product_id = add_product(new, by=by, key=key(), at=MONDAY_9AM).product_id
        form = NewEdition(product_id=product_id, name="Standard", encrypted=encrypted)
        edition_id = add_edition(form, by=by, key=key(), at=MONDAY_9AM).edition_id
        price = NewPrice(
            edition_id=edition_id, minor=100_00, currency="EUR", from_on=date(2020, 1, 1)
        )
        set_price(price, by=by, key=key(), at=MONDAY_9AM)
        line = SheetLine(
            product_id=product_id,
            platform="PrestaShop",
            words=runs_with,
            from_at=datetime(2020, 1, 1, tzinfo=UTC),
        )
        advertise(line, by=by, key=key(), at=MONDAY_9AM)
        with reading(brand.id):
            return Product.objects.get(id=product_id)

    def release(self, product: Product, version: str, *, at: datetime = MONDAY_9AM) -> Release:
        """A build of the product, out at that moment."""
        said = NewRelease(product_id=product.id, version=version, released_at=at)
        by = Machine("operator", brand_id=product.brand_id)
        made = record_release(said, by=by, key=key(), at=MONDAY_9AM)
        with reading(product.brand_id):
            return Release.objects.get(id=made.release_id)

    def purchase(
        self,
        customer: Member,
        product: Product,
        *,
        at: datetime = MONDAY_9AM,
        paid: bool = True,
        plan: str = "",
    ) -> Purchase:
        """What the customer's company bought then, in the product's first edition."""
        with reading(product.brand_id):
            edition = editions_of(product)[0]
        said = NewPurchase(
            company_id=company_of(customer),
            edition_id=edition.id,
            bought_at=at,
            cleared_at=at if paid else None,
            paid_minor=90_00,
            currency="EUR",
            reference=key(),
            plan=plan,
        )
        by = self.machine(customer.brand)
        made = record_purchase(said, by=by, key=key(), at=max(at, MONDAY_9AM))
        return purchase(customer.brand_id, made.purchase_id)

    def _member(
        self,
        brand: Brand,
        user_name: str,
        *,
        roles: tuple[str, ...],
        company: UUID | None = None,
        language: str = "en",
    ) -> Member:
        said = NewMember(
            address=f"{user_name}@example.com",
            user_name=user_name,
            name=f"{user_name.capitalize()} Example",
            language=language,
            roles=roles,
            company_id=company,
        )
        by: Actor = self.machine(brand)
        answer = add_member(said, by=by, key=key(), at=MONDAY_9AM)
        return member(brand.id, answer.member_id)


def member(brand_id: UUID, member_id: UUID) -> Member:
    """The member with all that pages and commands ask of it."""
    with reading(brand_id):
        return Member.objects.select_related("person", "company", "brand").get(id=member_id)


def company_of(customer: Member) -> UUID:
    """The company of a customer's member."""
    assert customer.company_id is not None
    return customer.company_id


def ticket(brand_id: UUID, ticket_id: UUID) -> Ticket:
    """The ticket as it is now, with its quotes fetched."""
    with reading(brand_id):
        found = ticket_with_id(Machine("test", brand_id=brand_id), ticket_id)
    assert found is not None
    return found


def purchase(brand_id: UUID, purchase_id: UUID) -> Purchase:
    """The purchase as it is now, with its windows and its sheet fetched."""
    with reading(brand_id):
        found = purchase_with_id(Machine("test", brand_id=brand_id), purchase_id)
    assert found is not None
    return found


def fresh(old: Ticket) -> Ticket:
    """The same ticket as it is now."""
    return ticket(old.brand_id, old.id)


def open_quote(of: Ticket) -> Quote:
    """The quote that awaits a decision."""
    quote = fresh(of).open_quote
    assert quote is not None
    return quote


def approval(of: Ticket) -> Approval:
    """What a customer says who approves the open quote."""
    quote = open_quote(of)
    return Approval(ticket_id=of.id, quote_id=quote.id, content_sha256=quote.content_sha256)


def declination(of: Ticket) -> Declination:
    """What a customer says who declines the open quote."""
    quote = open_quote(of)
    return Declination(ticket_id=of.id, quote_id=quote.id, content_sha256=quote.content_sha256)


def terms_now(brand_id: UUID) -> Agreement:
    """What the brand's newest version says."""
    with reading(brand_id):
        version = Version.objects.filter(brand=brand_id).order_by("-number").first()
    assert version is not None
    return terms_of(version)


def unit_of(brand_id: UUID) -> str:
    """What the brand's credits are counted in."""
    return terms_now(brand_id).unit


def issue_class_of(brand_id: UUID) -> str:
    """Some class of issues that the brand's agreement knows."""
    return terms_now(brand_id).classes[0].id


def balance_of(customer: Member) -> Balance:
    """What the customer's company has."""
    unit = unit_of(customer.brand_id)
    with reading(customer.brand_id):
        return balance(customer.brand_id, company_of(customer), unit)


def facts(brand_id: UUID, *kinds: str) -> list[Fact]:
    """The facts of these kinds, in the order in which they were recorded."""
    with reading(brand_id):
        found = Fact.objects.filter(brand=brand_id, kind__in=kinds).order_by(
            "at", "recorded_at", "turn"
        )
        return list(found)
