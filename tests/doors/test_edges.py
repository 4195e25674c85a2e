"""Requests that no browser sends: broken cookies, charsets, hosts, bodies and methods."""

from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makegood.config.wsgi import application
from tests.doors.hostile import NAUGHTY, kept
from tests.journeys.pages import signed_in, text_of
from tests.world import key


@pytest.fixture
def desk(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    return signed_in(nora), signed_in(tomas), world.ticket(nora, tomas, tier="basic", units=0)


COOKIES = {
    "a NUL in the session": r'sessionid="0123456789abcdef\000"',
    "a NUL in the token": r'csrftoken="0123456789abcdef\000"',
    "a NUL in the theme": r'theme="\000"',
    "a NUL in the language": r'django_language="\000"',
    "no message": "messages=W10:bad:signature",
    "long": "sessionid=" + "a" * 6000,
    "traversal": "sessionid=../../../../etc/passwd; django_language=../../etc/passwd",
    "no text": "sessionid=\xff\xfe; theme=\xed\xa0\x80",
    "nothing": ";;;=;==;",
}


def test_a_broken_cookie_is_no_error_of_ours(world):
    host = world.brand().host
    for name, cookies in COOKIES.items():
        for path in ("/", "/signin/", "/nowhere/"):
            answer = Client(HTTP_HOST=host).get(path, headers={"cookie": cookies})
            assert answer.status_code in (200, 302, 400, 404), (name, path)


def test_a_charset_of_their_own_is_refused(desk):
    customer, _, ticket = desk
    before, path = kept(), f"/tickets/{ticket.number}/replies?x=%ff"
    head = b'--e\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    part = head + rb"\ud800+2AA-" + b"\r\n--e--\r\n"
    for kind in ("multipart/form-data; boundary=e", "application/json", "text/x"):
        for charset in ("utf-7", "unicode_escape", "utf-16"):
            said = f"{kind}; charset={charset}"
            assert customer.generic("POST", path, part, content_type=said).status_code == 400, said
            asked = customer.generic("GET", "/credits/?before=%ff", content_type=said)
            assert asked.status_code in (200, 400)  # without a body there is no charset
    assert kept() == before


def test_a_body_that_is_cut_off_or_no_form_changes_nothing(desk):
    customer, agent, ticket = desk
    before = kept()
    bodies = {
        "multipart/form-data": b"no boundary",
        "multipart/form-data; boundary=" + "e" * 300: b"--e",
        "multipart/form-data; boundary=e": b'--e\r\nContent-Disposition: form-data; name="te',
        "multipart/form-data; boundary=\xe9": b"--e--",
        "application/x-www-form-urlencoded": b"%%%&&&==;\xff\x00",
        "application/json": b'{"text": "Hello"}',
        "text/plain; charset=utf-8": b"Hello",
        "": b"Hello",
    }
    for content_type, body in bodies.items():
        for browser, path in (
            (customer, f"/tickets/{ticket.number}/replies"),
            (agent, f"/desk/tickets/{ticket.id}/replies"),
        ):
            answer = browser.post(path, body, content_type=content_type)
            assert answer.status_code in (400, 409), content_type
    assert kept() == before


def test_more_fields_or_files_than_any_form_has_are_refused(desk):
    customer, _, ticket = desk
    path, before = f"/tickets/{ticket.number}/replies", kept()
    many = {f"f{place}": "x" for place in range(2000)}
    files = [SimpleUploadedFile("a.txt", b"a") for _ in range(200)]

    for said in (many, {"text": "x" * 3_000_000}, {"text": "Hello", "attachments": files}):
        answer = customer.post(path, said)
        assert answer.status_code == 400
        assert "That address makes no sense" in text_of(answer)
    assert kept() == before


def test_a_body_beyond_all_measure_is_refused_before_it_is_read(desk):
    customer, _, ticket = desk
    gigabyte = str(10**9)

    answer = customer.post(
        f"/tickets/{ticket.number}/replies", {"text": "Hello"}, CONTENT_LENGTH=gigabyte
    )

    assert answer.status_code == 400


HOSTS = {
    "nobody.example": 404,
    "quillbit.localhost.": 302,
    "QUILLBIT.localhost:8000": 302,
    "127.0.0.1:9": 404,
    "[::1]:80": 404,
    "a b": 400,
    "a/b": 400,
    "": 400,
    "\x00": 400,
    "x" * 5000 + ".example": 404,
}


def test_a_host_is_a_brand_or_nothing(world):
    world.brand()
    answers = {host: Client(HTTP_HOST=host).get("/credits/").status_code for host in HOSTS}
    assert answers == HOSTS


def test_a_method_that_is_not_offered_is_refused(desk):
    customer, agent, ticket = desk
    before = kept()
    for browser, path in (
        (customer, "/"),
        (customer, f"/tickets/{ticket.number}/"),
        (customer, f"/tickets/{ticket.number}/approval"),
        (agent, "/desk/"),
        (agent, f"/desk/tickets/{ticket.id}/replies"),
    ):
        for method in ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"):
            assert browser.generic(method, path).status_code == 405, (method, path)
    assert kept() == before


def test_what_acts_is_not_there_for_readers(desk):
    customer, agent, ticket = desk
    for browser, path in (
        (customer, f"/tickets/{ticket.number}/replies"),
        (customer, f"/tickets/{ticket.number}/closure"),
        (agent, f"/desk/tickets/{ticket.id}/solution"),
    ):
        assert browser.get(path).status_code == 405
        assert browser.head(path).status_code == 405
        assert browser.post(f"{path}/", {"key": key()}).status_code == 404


NOWHERE = (
    "/tickets/99999999999999999999/",
    f"/tickets/{'9' * 5000}/",
    "/tickets/0/",
    "/tickets/-1/",
    "/tickets/1%00/",
    "/tickets/%D9%A1/",
    "/attachments/01900000-0000-7000-8000-000000000000/%00",
    "/attachments/01900000-0000-7000-8000-000000000000/a%0d%0ab",
    "/attachments/nothing/a",
    "/%00",
    "/%ff%fe",
    "/../../etc/passwd",
    "//evil.example/",
    "/credits/?before=99999999999999999999",
    "/credits/?before=%00",
    "/tickets/?page=99999999999999999999",
    "/tickets/?page=-1",
    "/tickets/?page=%00",
    "/agreement/?version=%00",
    "/agreement/?version=01900000-0000-7000-8000-000000000000",
)


def test_an_address_that_leads_nowhere_is_no_error_of_ours(desk):
    customer, _, _ = desk
    for path in NOWHERE:
        assert customer.get(path).status_code in (200, 404), path


def test_the_language_of_one_request_is_not_that_of_the_next(world):
    brand = world.brand()
    jonas = world.customer(brand, "jonas", language="de")
    signed_in(jonas).get("/")

    answer = Client(HTTP_HOST="nobody.example").get("/", headers={"accept-language": "en"})

    assert answer.status_code == 404
    assert "There is nothing here for you" in text_of(answer)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/preferences/theme", {"theme": "dark", "next": "/"}),
        ("/i18n/setlang/", {"language": "de", "next": "/"}),
    ],
)
def test_the_small_forms_lead_away_from_this_host_never(world, path, fields):
    host = world.brand().host
    for field in fields:
        for said in (*NAUGHTY, "//evil.example", "/\\evil.example", "https:evil.example", "/\tx"):
            answer = Client(HTTP_HOST=host).post(path, {**fields, field: said})
            assert answer.status_code in (302, 400), (field, said[:40])
            to = answer.get("Location", "/")
            assert urlsplit(to)[:2] == ("", ""), (field, said[:40], to)
            assert not to.startswith(("//", "/\\", "\\")), (field, said[:40], to)


@pytest.mark.parametrize("charset", ["hex", "rot13", "idna", '"hex"', "zip", "undefined", "bz2"])
def test_a_charset_that_makes_no_text_is_refused_and_nothing_fails(desk, charset):
    _, _, ticket = desk
    said = {}
    environ = {
        **Client()._base_environ(),
        "REQUEST_METHOD": "POST",
        "PATH_INFO": f"/tickets/{ticket.number}/replies",
        "CONTENT_TYPE": f"multipart/form-data; boundary=e; charset={charset}",
        "CONTENT_LENGTH": "5",
        "wsgi.input": BytesIO(b"--e--"),
    }

    list(application(environ, lambda status, headers: said.update(status=status)))

    assert said["status"].startswith("40")
