"""The cast of the tests, brought in by commands like everybody else."""

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.brands.models import Brand
from makegood.brands.scope import reading
from makegood.commands.agreements.publish_version import NewVersion, publish_version
from makegood.commands.brands.create_brand import NewBrand, create_brand
from makegood.commands.people.add_company import NewCompany, add_company
from makegood.commands.people.add_member import NewMember, add_member
from makegood.people.models import Actor, Machine, Member

MONDAY_9AM = datetime(2026, 8, 3, 7, 0, tzinfo=UTC)  # 09:00 in Berlin
PACKS = Path(__file__).resolve().parent.parent / "src/makegood/packs"
KEYS = itertools.count(1)


def key() -> str:
    """A key that nobody used yet."""
    return f"test-{next(KEYS)}"


def after(**time: int) -> datetime:
    """MONDAY_9AM and so much later: `after(hours=2)`."""
    return MONDAY_9AM + timedelta(**time)


def pack(name: str) -> dict[str, str]:
    """The files of a pack, by name."""
    return {path.name: path.read_text() for path in sorted((PACKS / name).glob("*.toml"))}


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
