"""A letter that was given up is shown to staff, not forgotten."""

from makegood.brands.scope import reading
from makegood.commands.outbox.claim_parcel import Claim, claim_parcel
from makegood.commands.outbox.settle_parcel import Became, Result, settle_parcel
from makegood.outbox.models import Parcel
from makegood.people.models import Machine
from tests.journeys.pages import signed_in, text_of
from tests.world import after, key


def test_staff_see_which_letter_did_not_arrive(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.ticket(nora, tomas)
    with reading(brand.id):
        parcel = Parcel.objects.get(letter="ticket_created")
    outbox = Machine("outbox", brand_id=brand.id)
    claim_parcel(Claim(parcel_id=parcel.id), by=outbox, key=key(), at=after(hours=1))
    refused = Result(parcel_id=parcel.id, tries=1, became=Became.REFUSED, trouble="smtp-550")
    settle_parcel(refused, by=outbox, key=key(), at=after(hours=1))

    page = text_of(signed_in(tomas).get("/desk/mail/"))

    assert "Letters that could not be delivered" in page
    assert "Nora Example" in page
    assert "smtp-550" in page
