"""A version keeps the dates of its public holidays; what is learnt later changes nothing."""

from datetime import datetime

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of, version_at
from makegood.brands.scope import reading
from makegood.terms.worktime.reckon import is_open
from makegood.terms.worktime.zone import instant
from tests.packs import pack
from tests.world import MONDAY_9AM


def a_version(world):
    brand = world.brand(agreement=pack("matrix"))
    with reading(brand.id):
        in_force = version_at(brand, at=MONDAY_9AM)
        assert in_force
        return brand, Version.objects.get(id=in_force.id)


def at_noon(calendar, day):
    return instant(calendar.zone.second_of(datetime.fromisoformat(f"{day} 12:00")))


def test_a_published_version_keeps_the_dates_of_its_holidays(world):
    _brand, version = a_version(world)

    assert list(version.holidays) == ["US"]
    assert "2026-07-03" in version.holidays["US"]
    calendar = terms_of(version).calendar()
    assert not is_open(calendar, at_noon(calendar, "2026-07-03"))
    assert is_open(calendar, at_noon(calendar, "2026-07-02"))


def test_what_was_kept_counts_and_not_what_is_known_today(world):
    _brand, version = a_version(world)
    otherwise = Version(id=version.brand_id, files=version.files, holidays={"US": ["2026-07-02"]})

    calendar = terms_of(otherwise).calendar()

    assert is_open(calendar, at_noon(calendar, "2026-07-03"))
    assert not is_open(calendar, at_noon(calendar, "2026-07-02"))
