"""The page on which the first owner sets up her brand, by the link that the operator was given."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client

from makegood.agreements.models import Version
from makegood.agreements.queries import terms_of, version_in_force
from makegood.brands.models import Brand, SetupLink
from makegood.brands.scope import reading
from makegood.cli.setup_link import offer
from tests.doors.signin.browser import NOON, bare, is_signed_in, letters, sign_in
from tests.journeys.pages import text_of

TYPED = {
    "name": 'Quill "&" Bit',
    "slug": "quillbit",
    "host": "Quillbit.localhost",
    "letters": "qb",
    "colour": "#413b9f",
    "language": "de",
    "further_languages": ["en", "de"],
    "time_zone": "Europe/Lisbon",
    "support_address": "support@quillbit.example",
    "pack": "tickets",
    "owner_name": "Olga Ørsted",
    "owner_address": "Olga@example.com",
    "owner_user_name": "Olga",
}


def link() -> str:
    offered = offer("http://localhost:8000")
    assert offered
    return urlsplit(offered).path


def desk() -> Client:
    return Client(headers={"host": "localhost"})


def test_the_first_owner_sets_up_her_brand_and_signs_in_to_the_desk(empty):
    path, olga = link(), desk()

    page = olga.get(path)
    sent = olga.post(path, TYPED)
    told = olga.get(sent.headers["Location"]).content.decode()

    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    assert sent.headers["Location"] == "/signin/"
    assert "Quill &quot;&amp;&quot; Bit is set up." in told
    brand = Brand.objects.get()
    assert (brand.host, brand.prefix, brand.languages) == ("quillbit.localhost", "QB", ["de", "en"])
    sign_in(olga, brand, "olga@example.com")
    assert is_signed_in(olga)
    assert letters(brand)[-1]["to"] == "olga@example.com"
    assert olga.get("/desk/").status_code == 200


def test_the_brands_own_host_answers_from_then_on(empty):
    customer = Client(headers={"host": "quillbit.localhost"})
    before = customer.get("/signin/")

    desk().post(link(), TYPED)

    assert before.status_code == 404
    assert customer.get("/signin/").status_code == 200


def test_the_agreement_is_made_out_for_the_brand_from_that_day_on(empty):
    with time_machine.travel(NOON, tick=False):
        desk().post(link(), TYPED)

    brand = Brand.objects.get()
    with reading(brand.id):
        version = version_in_force(brand.id, on=NOON.date())
        assert version is not None
        agreement = terms_of(version)
    assert agreement.brand == 'Quill "&" Bit'
    assert agreement.in_force_from == NOON.date()
    assert agreement.calendar().zone.name == "Europe/Lisbon"
    assert 'Quill "&" Bit sells packs' in agreement.clause_words("1", "en")


def test_hours_at_a_fixed_offset_keep_it(empty):
    desk().post(link(), {**TYPED, "pack": "hourly"})

    brand = Brand.objects.get()
    with reading(brand.id):
        version = Version.objects.get()
        assert terms_of(version).calendar().zone.name == "UTC+00:00"


def test_no_agreement_is_chosen_for_her(empty):
    page = desk().post(link(), {name: value for name, value in TYPED.items() if name != "pack"})

    assert not Brand.objects.exists()
    assert "Choose an agreement to start from." in text_of(page)


def test_as_long_as_mail_is_not_set_up_she_is_told_where_letters_lie(empty, settings):
    settings.MAIL_TO = "folder:///srv/makegood/sent-mail"
    olga = desk()

    olga.post(link(), TYPED)

    assert "letters are put into /srv/makegood/sent-mail" in olga.get("/signin/").content.decode()


def test_looking_at_the_page_changes_nothing(empty):
    path = link()

    for _ in range(2):
        assert desk().get(path).status_code == 200
    assert desk().head(path).status_code == 200

    assert not Brand.objects.exists()
    assert SetupLink.objects.get().used_at is None


def test_a_link_that_is_used_over_or_unknown_leads_to_the_same_page(empty):
    with time_machine.travel(NOON, tick=False) as clock:
        over = link()
        clock.shift(timedelta(hours=72))
        used, late = link(), link()
        desk().post(used, TYPED)
        pages = set()
        for path in (over, used, late, "/owner/set-up/there-is-no-such-link/"):
            seen = desk().get(path)
            other = TYPED | {"slug": "other", "host": "other.localhost"}
            answers = [seen, desk().post(path, other), desk().post(path, {})]
            assert [answer.status_code for answer in answers] == [404, 404, 404]
            pages.add(bare(seen.content, path))

    assert len(pages) == 1
    assert Brand.objects.count() == 1


def test_a_link_is_over_after_three_days(empty):
    with time_machine.travel(NOON, tick=False) as clock:
        path = link()
        clock.shift(timedelta(hours=72) - timedelta(seconds=1))
        assert desk().get(path).status_code == 200
        clock.shift(timedelta(seconds=1))
        assert [desk().get(path).status_code, desk().post(path, TYPED).status_code] == [404, 404]

    assert not Brand.objects.exists()


def test_a_form_sent_twice_is_answered_twice_and_done_once(empty):
    path = link()

    first, second = desk().post(path, TYPED), desk().post(path, TYPED)

    assert first.headers["Location"] == second.headers["Location"] == "/signin/"
    assert Brand.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("name", "x" * 81, "at most 80"),
        ("slug", "Quill Bit", "Use small letters, digits and hyphens"),
        ("host", "https://quillbit.example/", "without https:// and port"),
        ("host", "localhost", "other than the desk"),
        ("letters", "Q1", "Use 2 to 6 letters"),
        ("colour", "red", "Choose a colour"),
        ("language", "xx", "Select a valid choice"),
        ("time_zone", "Mars/Olympus", "Select a valid choice"),
        ("support_address", "support", "Write a mail address"),
        ("pack", "../../etc", "Select a valid choice"),
        ("owner_name", "", "This field is required"),
        ("owner_address", "olga at example", "Write a mail address"),
        ("owner_user_name", "o", "Use 2 to 60 letters"),
    ],
)
def test_the_form_says_beside_the_field_what_is_right_and_keeps_the_rest(empty, field, typed, says):
    path = link()

    page = desk().post(path, TYPED | {field: typed}).content.decode()

    assert "<title>Problem:" in page
    beside = page.partition(f'id="id_{field}_error"')[2].partition("</div>")[0]
    assert says in beside
    kept = 'value="support@quillbit.example"' if field != "support_address" else "Europe/Lisbon"
    assert kept in page
    assert not Brand.objects.exists()


def test_all_that_is_wrong_is_said_at_once(empty):
    page = desk().post(link(), {"slug": "No Good", "letters": "1"}).content.decode()

    for field in ("name", "slug", "host", "letters", "support_address", "owner_address", "pack"):
        assert f'id="id_{field}_error"' in page, field


def test_on_a_brands_host_there_is_no_set_up(world):
    brand = world.brand()

    assert Client(headers={"host": brand.host}).get("/owner/set-up/x/").status_code == 404
