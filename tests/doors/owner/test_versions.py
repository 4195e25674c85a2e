"""An owner publishes the next version of the agreement once she has seen what it changes."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from makegood.agreements.models import Version
from makegood.agreements.queries import version_in_force
from makegood.brands.scope import reading
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after

ADDRESS = "/owner/agreements/quillbit/new"
OLD, NEW = "lapse_after_days = 14", "lapse_after_days = 21"
LATER = after(days=60).date()


@pytest.fixture
def olga(world):
    with time_machine.travel(after(hours=1), tick=False):
        yield world.owner(world.brand())


def number_in_force(brand, day):
    with reading(brand.id):
        return version_in_force(brand.id, on=day).number


def sent(browser, page, files, **said):
    """What the form answers with these files in it."""
    fields = hidden_fields(page, holding="seal") | files
    return browser.post(ADDRESS, fields | {"in_force_from": str(LATER)} | said)


def test_the_form_begins_with_the_files_in_force(olga):
    page = signed_in(olga).get(ADDRESS)

    assert pack("tickets")["agreement.toml"].splitlines()[0] in text_of(page)
    assert "Publish this version" not in text_of(page)


def test_a_version_is_looked_at_then_published_and_in_force_from_its_day_on(olga):
    browser = signed_in(olga)
    files = changed(pack("tickets"), {OLD: NEW})

    looked = sent(browser, browser.get(ADDRESS), files, look="")
    assert "It can be published" in text_of(looked) and "What changes" in text_of(looked)
    assert "was 14 and is 21" in text_of(looked)
    assert number_in_force(olga.brand, LATER) == 1
    done = sent(browser, looked, files, publish="")

    assert done.url == "/owner/agreements/"
    page = text_of(browser.get(done.url))
    assert "Version 2 is published, in force from" in page and "tickets 2" in page
    assert number_in_force(olga.brand, LATER) == 2
    assert number_in_force(olga.brand, MONDAY_9AM.date()) == 1


def test_what_was_changed_after_it_was_looked_at_is_looked_at_again(olga):
    browser = signed_in(olga)
    looked = sent(browser, browser.get(ADDRESS), pack("tickets"), look="")

    again = sent(browser, looked, changed(pack("tickets"), {OLD: NEW}), publish="")

    assert again.status_code == 200 and "and is 21" in text_of(again)
    assert number_in_force(olga.brand, LATER) == 1


def test_flaws_are_named_by_file_and_line_and_nothing_typed_is_lost(olga):
    browser = signed_in(olga)
    files = {**pack("tickets"), "agreement.toml": "nonsense = 1\n# my own words"}

    page = sent(browser, browser.get(ADDRESS), files, publish="")

    assert page.status_code == 400
    assert "It cannot be published as it is" in text_of(page)
    assert "agreement.toml:1:" in text_of(page) and "# my own words" in text_of(page)


def test_files_are_taken_from_the_computer_and_must_be_utf_8(olga):
    browser = signed_in(olga)
    text = pack("tickets")["agreement.toml"].replace(OLD, NEW)
    file = SimpleUploadedFile("agreement.toml", text.encode())
    spoilt = SimpleUploadedFile("agreement.toml", 'name = "Käse"'.encode("latin-1"))

    page = browser.get(ADDRESS)
    kept = {name: words for name, words in pack("tickets").items() if name != "cases.toml"}
    looked = sent(browser, page, kept, uploads=file)
    refused = sent(browser, page, kept, uploads=spoilt)

    assert "and is 21" in text_of(looked)
    assert "agreement.toml is not UTF-8." in text_of(refused)


def test_no_version_begins_in_the_past(olga):
    browser = signed_in(olga)
    yesterday = str(after(days=-1).date())

    page = sent(browser, browser.get(ADDRESS), pack("tickets"), in_force_from=yesterday)

    assert page.status_code == 400
    assert "Choose today or a day to come." in text_of(page)


def test_agents_and_owners_of_other_brands_find_nothing_there(world, olga):
    tomas = world.agent(olga.brand)
    world.owner(world.brand("tessero"), "ute")

    assert signed_in(tomas).get("/owner/agreements/").status_code == 404
    assert signed_in(tomas).get(ADDRESS).status_code == 404
    assert signed_in(olga).get("/owner/agreements/tessero/new").status_code == 404
    assert signed_in(tomas).post(ADDRESS, {}).status_code == 404
    with reading(olga.brand_id):
        assert Version.objects.count() == 1
