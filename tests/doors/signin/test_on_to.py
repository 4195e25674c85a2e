"""Where somebody is sent on to after signing in: to our own pages, and to nothing else."""

import pytest

from tests.doors.signin.browser import (
    CODE,
    OUT,
    SIGN_IN,
    ask_for_code,
    browser,
    code_in,
    letters,
    sign_in,
)

OTHERS = [
    "//evil.example/",  # whose path would lead to a page of ours
    "/\t/evil.example/",
    "/\r/evil.example/",
    "/\n/evil.example/signin/",
    "\u00a0//evil.example/",
    "https://evil.example/signin/",
    "http:///evil.example/signin/",
    "//evil.example",
    "///evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https://evil.example",
    "HTTPS://evil.example",
    "http://quillbit.localhost/tickets/7/",
    "https://quillbit.localhost@evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "tickets/7/",
    "/there-is-no-such-page",
    "//",
    "/%00",
    "",
]


@pytest.mark.parametrize("on_to", OTHERS)
def test_nobody_is_sent_anywhere_else(world, on_to):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    code = ask_for_code(nora, brand, "nora")

    by_form = nora.post(CODE, {"code": code, "next": on_to})
    already_in = nora.get(SIGN_IN, {"next": on_to})
    out = nora.post(OUT, {"next": on_to})

    assert by_form.headers["Location"] == "/"
    assert already_in.headers["Location"] == "/"
    assert out.headers["Location"] == "/"


def test_whoever_was_on_his_way_gets_there(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)

    sent = nora.get("/tickets/7/")
    nora.get(sent.headers["Location"])
    asked = nora.post(SIGN_IN, {"email": "nora", "next": "/tickets/7/?page=2"})
    nora.get(asked.headers["Location"])
    code = code_in(letters(brand)[-1])
    arrived = nora.post(asked.headers["Location"], {"code": code})

    assert sent.headers["Location"] == "/signin/?next=/tickets/7/"
    assert arrived.headers["Location"] == "/tickets/7/?page=2"


def test_whoever_is_in_already_is_sent_on(world):
    brand = world.brand()
    world.customer(brand, "nora")
    nora = browser(brand)
    sign_in(nora, brand, "nora")

    assert nora.get(SIGN_IN, {"next": "/tickets/7/"}).headers["Location"] == "/tickets/7/"
