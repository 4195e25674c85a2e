"""How does a brand of the demo open: its desk, its agreement, its people and what they bought?"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from django.contrib.auth.hashers import make_password

from makegood import packs
from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of
from makegood.brands.scope import reading
from makegood.cli.demo_cast import COMPANIES, CUSTOMERS, PASSWORD, STAFF, DemoBrand, DemoPerson
from makegood.commands.agreements.publish_version import NewVersion, publish_version
from makegood.commands.brands.create_brand import NewBrand, create_brand
from makegood.commands.ledger.grant_units import BoughtUnits, grant_units
from makegood.commands.people.add_company import NewCompany, add_company
from makegood.commands.people.add_member import NewMember, add_member
from makegood.commands.people.keep_password import HashedPassword, keep_password
from makegood.people.models import Machine, Member

PRICE_MINOR: Final = 2500  # EUR cents a unit


def open_desk(brand: DemoBrand, machine: Machine, *, at: datetime) -> None:
    """The brand, with the first version of its agreement."""
    create_brand(
        NewBrand(
            slug=brand.slug,
            name=brand.name,
            host=f"{brand.slug}.localhost",
            prefix=brand.prefix,
            colour=brand.colour,
            languages=("en", "de"),
            time_zone="Europe/Berlin",
            support_address=f"support@{brand.slug}.example",
        ),
        by=machine,
        key="demo",
        at=at,
    )
    (folder,) = packs.__path__
    files = {path.name: path.read_text() for path in Path(folder, brand.pack).glob("*.toml")}
    terms = files["agreement.toml"]
    name = next(line for line in terms.splitlines() if line.startswith("brand ="))
    files["agreement.toml"] = terms.replace(name, f'brand = "{brand.name}"')
    said = NewVersion(files=tuple(sorted(files.items())))
    publish_version(said, by=machine, key="demo", at=at)


def invite(machine: Machine, *, at: datetime) -> Mapping[str, Member]:
    """The demo's people as members, by their user names."""
    companies = {
        name: add_company(NewCompany(name=name), by=machine, key=name, at=at).company_id
        for name in COMPANIES
    }
    return {
        person.user_name: _join(person, companies.get(person.company), machine, at=at)
        for person in (*STAFF, *CUSTOMERS)
    }


def sell_units(
    brand: DemoBrand, machine: Machine, members: Mapping[str, Member], *, at: datetime
) -> None:
    """What the companies bought of units, through those who may approve."""
    with reading(machine.brand_id):
        unit = terms_of(Version.objects.get()).unit
    for customer in members.values():
        units = brand.units.get(customer.company.name, 0) if customer.company else 0
        if not units or "approver" not in customer.roles:
            continue
        assert customer.company_id is not None
        said = BoughtUnits(
            company_id=customer.company_id,
            unit=unit,
            units=units,
            price_minor=units * PRICE_MINOR,
            currency="EUR",
            reference=f"invoice {brand.prefix}-{customer.person.user_name}-1",
        )
        grant_units(said, by=members["olga"], key=said.reference, at=at)


def _join(person: DemoPerson, company_id: UUID | None, machine: Machine, *, at: datetime) -> Member:
    said = NewMember(
        address=person.address,
        user_name=person.user_name,
        name=person.name,
        language=person.language,
        roles=person.roles,
        company_id=company_id,
    )
    added = add_member(said, by=machine, key=person.user_name, at=at)
    hashed = HashedPassword(member_id=added.member_id, password_hash=make_password(PASSWORD))
    keep_password(hashed, by=machine, key=person.user_name, at=at)
    with reading(machine.brand_id):
        return Member.objects.select_related("person", "company", "brand").get(id=added.member_id)
