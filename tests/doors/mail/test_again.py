"""The same mail again, at once or under another name, and mail that comes before its time."""

from datetime import timedelta
from functools import partial

import pytest

from makegood.brands.scope import reading
from makegood.intake.models import RawMail, Request
from makegood.mail.take import Arrival, take_mail
from makegood.terms.agreement.read import read_agreement
from tests.doors.mail.test_take import a_mail, take
from tests.packs import pack
from tests.processes import race
from tests.world import MONDAY_9AM, after


@pytest.fixture
def brand(world):
    brand = world.brand()
    world.customer(brand)
    return brand


@pytest.mark.parametrize(
    "raw", [a_mail("nora@example.com", "nora: forms"), b"\x00\xff no mail"], ids=["mail", "none"]
)
def test_the_same_bytes_under_another_name_get_the_first_answer(brand, raw):
    first = take(brand, raw, name="a.eml")
    again = take(brand, raw, name="b.eml", at=after(hours=1))

    assert again == first
    with reading(brand.id):
        assert RawMail.objects.get().name == "a.eml"


def test_the_same_mail_from_two_gateways_at_once_is_one_request(brand):
    for place in range(4):
        raw = a_mail("nora@example.com", "nora: forms", text=f"The {place}th time.")
        arrivals = [Arrival(raw=raw, name=name, vouched=True) for name in ("a.eml", "b.eml")]

        outcomes = race(*[partial(take_mail, one, brand=brand, at=MONDAY_9AM) for one in arrivals])

        assert [outcome.became for outcome in outcomes] == ["request", "request"], outcomes
        assert outcomes[0] == outcomes[1]
    with reading(brand.id):
        assert Request.objects.count() == RawMail.objects.count() == 4


def test_a_file_with_a_name_that_is_no_text_is_taken(brand):
    outcome = take(brand, a_mail("nora@example.com", "nora: forms"), name="a\udcff\nb\x00.eml")

    assert outcome.became == "request"
    with reading(brand.id):
        assert RawMail.objects.get().name == "a b .eml"


def test_a_mail_that_comes_before_any_agreement_waits_for_staff(brand):
    agreement = read_agreement(pack("tickets"))
    at = after() - (after().date() - agreement.in_force_from) - timedelta(days=2)
    raw = a_mail("nora@example.com", "nora: forms")

    early = take(brand, raw, at=at)

    assert (early.became, early.reason) == ("held", "no_agreement_in_force")
    with reading(brand.id):
        assert RawMail.objects.get().state == RawMail.State.KEPT
    assert take(brand, raw).became == "request"
