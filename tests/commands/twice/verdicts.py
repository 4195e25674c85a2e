"""What is asked by a form, and what is made of it."""

from makegood.agreements.queries import version_at
from makegood.brands.scope import reading
from makegood.commands.intake.submit_request import NewRequest
from makegood.people.models import Member
from tests.commands.twice.stage import Case, Stage, Told, case
from tests.packs import pack
from tests.world import MONDAY_9AM


def customer_by_the_hour(stage: Stage) -> Member:
    """A customer where the form takes requests and rules decide about them."""
    brand = stage.world.brand("fennick", agreement=pack("hourly"))
    member: Member = stage.world.customer(brand, "vera")
    return member


def requested(stage: Stage) -> Case:
    vera = customer_by_the_hour(stage)
    with reading(vera.brand_id):
        version = version_at(vera.brand, at=MONDAY_9AM)
    assert version is not None
    said = NewRequest(
        channel="portal",
        version_id=version.id,
        issue_class="server",
        subject="Server",
        text="It is down.",
    )
    return case(said, vera, text="It is up.")


CASES: dict[str, Told] = {"intake.submit_request": requested}
