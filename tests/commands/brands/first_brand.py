"""What the first owner says, and the link by which she may."""

import hashlib
from datetime import datetime

from makegood.brands.ids import new_id
from makegood.commands.agreements.publish_version import NewVersion
from makegood.commands.brands.create_brand import NewBrand
from makegood.commands.brands.offer_setup_link import NewSetupLink, offer_setup_link
from makegood.commands.brands.set_up_brand import FirstBrand
from makegood.commands.people.add_member import NewMember
from makegood.people.models import Machine
from tests.packs import pack
from tests.world import MONDAY_9AM, key

TOKEN = "a-token"


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def offered(token: str = TOKEN, *, at: datetime = MONDAY_9AM) -> Machine:
    """Offer a link; the machine of the brand that it will make."""
    machine = Machine("operator", brand_id=new_id(at))
    offer_setup_link(NewSetupLink(token_sha256=hashed(token)), by=machine, key=key(), at=at)
    return machine


def first_brand(token: str = TOKEN, *, slug: str = "quillbit", user_name: str = "olga"):
    return FirstBrand(
        token_sha256=hashed(token),
        brand=NewBrand(
            slug=slug,
            name="Quillbit",
            host=f"{slug}.localhost",
            prefix="QB",
            colour="#413b9f",
            languages=("en", "de"),
            time_zone="Europe/Berlin",
            support_address=f"support@{slug}.example",
        ),
        agreement=NewVersion(files=tuple(pack("tickets").items())),
        owner=NewMember(
            address=f"{user_name}@example.com",
            user_name=user_name,
            name="Olga Example",
            language="en",
            roles=("owner", "agent"),
        ),
    )
