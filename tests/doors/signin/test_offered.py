"""Which pages of the sign-in library are there."""

import pytest
from allauth.account.urls import urlpatterns
from django.urls import NoReverseMatch, reverse

from tests.doors.signin.browser import browser

OFFERED = {
    "account_login": 200,
    "account_request_login_code": 200,
    "account_confirm_login_code": 302,  # nobody asked for a code
    "account_logout": 302,  # nobody is signed in
    "account_inactive": 200,
    "account_reset_password": 200,
    "account_confirm_password_reset_code": 302,
    "account_complete_password_reset": 302,
    "account_password_reset_completed": 200,
}


@pytest.mark.parametrize("name", sorted({pattern.name for pattern in urlpatterns}))
def test_nothing_is_offered_but_what_we_chose(world, name):
    brand = world.brand()
    try:
        path = reverse(name)
    except NoReverseMatch:
        assert name not in OFFERED
        return

    assert browser(brand).get(path).status_code == OFFERED.get(name, 404)
    assert browser().get(path).status_code == OFFERED.get(name, 404)


def test_the_password_has_a_page_of_its_own(world):
    assert browser(world.brand()).get(reverse("signin_password")).status_code == 200


def test_an_empty_form_says_what_is_missing(world):
    brand = world.brand()

    for path in ("/signin/", "/signin/password/", "/signin/reset/"):
        page = browser(brand).post(path, {}).content.decode()
        assert "<title>Problem:" in page
        assert "This field is required." in page


def test_a_form_keeps_what_was_typed_but_no_password(world):
    typed = {"login": "Nora <nora>", "password": "wrong"}
    page = browser(world.brand()).post("/signin/password/", typed).content.decode()

    assert 'value="Nora &lt;nora&gt;"' in page
    assert "wrong" not in page
