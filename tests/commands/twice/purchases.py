"""Who bought what, and what was paid for more of it."""

from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.catalogue.queries import editions_of
from makegood.commands.purchases.clear_purchase import Clearing
from makegood.commands.purchases.end_purchase import Ending
from makegood.commands.purchases.record_purchase import NewPurchase
from makegood.commands.purchases.renew_window import NewRenewal
from makegood.people.models import Member
from tests.commands.twice.stage import Case, Stage, Told, case
from tests.packs import pack
from tests.world import MONDAY_9AM, company_of


def with_windows(stage: Stage) -> tuple[Member, Member]:
    """A customer and staff of a brand whose purchases carry windows."""
    brand = stage.world.brand("gildern", agreement=pack("aftersales"))
    return stage.world.customer(brand, "wanda"), stage.world.agent(brand, "emil")


def recorded(stage: Stage) -> Case:
    wanda, emil = with_windows(stage)
    product = stage.world.product(wanda.brand)
    with reading(wanda.brand_id):
        edition = editions_of(product)[0]
    said = NewPurchase(
        company_id=company_of(wanda),
        edition_id=edition.id,
        bought_at=MONDAY_9AM,
        cleared_at=MONDAY_9AM,
        paid_minor=100_00,
        currency="EUR",
        reference="R-1",
    )
    return case(said, emil, reference="R-2")


def cleared(stage: Stage) -> Case:
    wanda, emil = with_windows(stage)
    bought = stage.world.purchase(wanda, stage.world.product(wanda.brand), paid=False)
    said = Clearing(purchase_id=bought.id, cleared_at=MONDAY_9AM)
    return case(said, emil, purchase_id=new_id(MONDAY_9AM))


def renewed(stage: Stage) -> Case:
    wanda, emil = with_windows(stage)
    bought = stage.world.purchase(wanda, stage.world.product(wanda.brand))
    said = NewRenewal(
        purchase_id=bought.id,
        window="service",
        paid_at=MONDAY_9AM,
        paid_minor=30_00,
        currency="EUR",
        reference="R-3",
    )
    return case(said, emil, reference="R-4")


def ended(stage: Stage) -> Case:
    wanda, emil = with_windows(stage)
    bought = stage.world.purchase(wanda, stage.world.product(wanda.brand))
    return case(Ending(purchase_id=bought.id, why="refund"), emil, why="chargeback")


CASES: dict[str, Told] = {
    "purchases.record_purchase": recorded,
    "purchases.clear_purchase": cleared,
    "purchases.renew_window": renewed,
    "purchases.end_purchase": ended,
}
