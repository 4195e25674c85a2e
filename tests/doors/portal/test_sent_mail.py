"""Who can read the mails of the demo, and where is there no such page?"""

import pytest
from django.test import Client

from makegood.brands.scope import reading
from makegood.jobs.delivery import deliver_parcels
from makegood.outbox.models import Parcel
from makegood.outside.mail import sender_for
from tests.outbox.parcels import post_letter
from tests.world import MONDAY_9AM

PAGE = "/sent-mail/"


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.MAIL_TO = f"folder://{tmp_path}/sent"
    return settings


@pytest.fixture
def brand(world, demo):
    brand = world.brand()
    send(brand, demo, "stranger@example.com")
    return brand


def send(brand, settings, address):
    parcel_id = post_letter(brand, address=address, at=MONDAY_9AM)
    deliver_parcels(brand.id, [parcel_id], sender=sender_for(settings.MAIL_TO))


def browser(brand=None, **environment):
    return Client(headers={"host": brand.host if brand else "localhost"}, **environment)


def test_the_mails_of_the_brand_stand_there(world, brand, demo):
    other = world.brand("tessero")
    send(other, demo, "vera@example.com")

    answer = browser(brand).get(PAGE)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "To stranger@example.com" in page
    assert "No account at Quillbit with this address" in page
    assert "vera@example.com" not in page
    assert "no-store" in answer["Cache-Control"]


def test_the_desk_shows_those_of_all_brands(world, brand, demo):
    send(world.brand("tessero"), demo, "vera@example.com")

    page = browser().get(PAGE).content.decode()

    assert "To stranger@example.com" in page
    assert "To vera@example.com" in page


def test_links_can_be_followed_and_words_are_escaped(world, brand, demo):
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.ticket(nora, tomas, units=2, reason="<script>alert(1)</script>")
    with_link = [letter.id for letter in ticket_letters(brand)]
    deliver_parcels(brand.id, with_link, sender=sender_for(demo.MAIL_TO))

    page = browser(brand).get(PAGE).content.decode()

    assert f'<a href="http://quillbit.localhost/tickets/{ticket.number}/"' in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def ticket_letters(brand):
    with reading(brand.id):
        return list(Parcel.objects.filter(letter="ticket_created"))


def test_the_latest_stands_first(world, brand, demo):
    send(brand, demo, "later@example.com")

    page = browser(brand).get(PAGE).content.decode()

    assert page.index("later@example.com") < page.index("stranger@example.com")


def test_before_anything_was_sent_the_page_says_so(world, demo):
    page = browser(world.brand()).get(PAGE).content.decode()

    assert "Nothing was sent yet." in page


@pytest.mark.parametrize(
    "environment",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "2001:db8::1"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "nonsense"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
    ],
)
def test_from_elsewhere_there_is_no_such_page(brand, environment):
    assert browser(brand, **environment).get(PAGE).status_code == 404


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
def test_this_machine_has_several_names_for_itself(brand, address):
    assert browser(brand, REMOTE_ADDR=address).get(PAGE).status_code == 200


def test_without_a_demo_there_is_no_such_page(brand, settings):
    settings.DEMO = False

    assert browser(brand).get(PAGE).status_code == 404


def test_where_mail_goes_to_a_server_there_is_no_such_page(brand, settings):
    settings.MAIL_TO = "smtp://127.0.0.1:2525"

    assert browser(brand).get(PAGE).status_code == 404


def test_it_can_only_be_read(brand):
    assert browser(brand).post(PAGE).status_code == 405
