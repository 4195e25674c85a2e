"""What can be told of a product by the forms of its page, and which command takes it?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from makegood.catalogue.models import Product
from makegood.commands.catalogue.add_edition import NewEdition, add_edition
from makegood.commands.catalogue.advertise import SheetLine, advertise
from makegood.commands.catalogue.fix_defect import Fix, fix_defect
from makegood.commands.catalogue.record_release import NewRelease, record_release
from makegood.commands.catalogue.report_defect import NewDefect, report_defect
from makegood.commands.catalogue.set_price import NewPrice, set_price
from makegood.commands.catalogue.withdraw_release import ReleaseWithdrawal, withdraw_release
from makegood.commands.command import Command

type Typed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """A command, what a clean form says to it, and what the page says once it is done."""

    run: Command[Any, Any]
    said: Callable[[Product, Typed, datetime], Any]
    done: Promise


def _edition(product: Product, typed: Typed, at: datetime) -> NewEdition:
    return NewEdition(product_id=product.id, name=typed["name"], encrypted=typed["encrypted"])


def _price(product: Product, typed: Typed, at: datetime) -> NewPrice:
    return NewPrice(
        edition_id=UUID(typed["edition"]),
        minor=typed["minor"],
        currency=typed["currency"],
        from_on=typed["from_on"],
    )


def _line(product: Product, typed: Typed, at: datetime) -> SheetLine:
    return SheetLine(
        product_id=product.id,
        platform=typed["platform"],
        words=typed["words"],
        from_at=_first_of(typed["from_on"]) or at,
    )


def _release(product: Product, typed: Typed, at: datetime) -> NewRelease:
    return NewRelease(
        product_id=product.id,
        version=typed["version"],
        released_at=_first_of(typed["released_on"]) or at,
        made_for=typed["made_for"],
        notes=typed["notes"],
        security=typed["security"],
    )


def _withdrawal(product: Product, typed: Typed, at: datetime) -> ReleaseWithdrawal:
    return ReleaseWithdrawal(release_id=UUID(typed["release"]), reason=typed["reason"])


def _defect(product: Product, typed: Typed, at: datetime) -> NewDefect:
    return NewDefect(
        product_id=product.id,
        title=typed["title"],
        text=typed["text"],
        found_in_id=UUID(typed["found_in"]) if typed["found_in"] else None,
    )


def _fix(product: Product, typed: Typed, at: datetime) -> Fix:
    return Fix(defect_id=UUID(typed["defect"]), release_id=UUID(typed["release"]))


def _first_of(day: date | None) -> datetime | None:
    """The first instant of the day, where the brand is."""
    return datetime.combine(day, time.min, get_current_timezone()) if day else None


ACTS: Final[dict[str, Act]] = {
    "editions": Act(add_edition, _edition, _("The edition is there. Say what it costs.")),
    "prices": Act(set_price, _price, _("The price is set.")),
    "sheet": Act(advertise, _line, _("The sheet says so.")),
    "releases": Act(record_release, _release, _("The release is recorded.")),
    "withdrawals": Act(withdraw_release, _withdrawal, _("The release is taken back.")),
    "defects": Act(report_defect, _defect, _("The bug is entered.")),
    "fixes": Act(fix_defect, _fix, _("The bug is mended.")),
}
