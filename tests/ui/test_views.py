"""Themes and brand stylesheets, as browsers ask for them."""

import pytest

from makegood.ui.brand_css import fingerprint
from makegood.ui.stylesheet import stylesheet_for
from makegood.ui.views import brand_stylesheet, csrf_failure, keep_theme
from tests.ui.conftest import LOTMARKT, QUILLBIT


def test_a_theme_is_kept_and_leads_back(asked):
    wish = {"theme": "dark", "next": "/tickets/?page=2"}

    response = keep_theme(asked("/preferences/theme", form=wish))

    assert response.status_code == 302 and response.url == "/tickets/?page=2"
    assert response.cookies["theme"].value == "dark"
    assert response.cookies["theme"]["samesite"] == "Lax"


@pytest.mark.parametrize("away", ["https://elsewhere.example/", "//elsewhere.example", "", "\\\\x"])
def test_a_theme_leads_nowhere_else(asked, away):
    response = keep_theme(asked("/preferences/theme", form={"theme": "light", "next": away}))

    assert response.url == "/"


@pytest.mark.parametrize("theme", ["", "pink", "dark; path=/x"])
def test_an_unknown_theme_is_refused(asked, theme):
    response = keep_theme(asked("/preferences/theme", form={"theme": theme}))

    assert response.status_code == 400 and "theme" not in response.cookies


def test_a_link_changes_no_theme(asked):
    assert keep_theme(asked("/preferences/theme?theme=dark")).status_code == 405


def test_a_brands_host_wears_its_brand(asked):
    response = brand_stylesheet(asked("/brand.css", brand=QUILLBIT))

    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response.text.startswith(':root, [data-brand="quillbit"] {')
    assert "light-dark(#413b9f" in response.text and "lotmarkt" not in response.text


def test_the_desk_marks_its_brands_and_keeps_its_own_colour(asked):
    css = brand_stylesheet(asked("/brand.css", name="Tomás R.")).text

    assert '[data-brand="quillbit"]' in css and '[data-brand="lotmarkt"]' in css
    assert ":root" not in css
    assert brand_stylesheet(asked("/brand.css")).text == ""


def test_a_stylesheet_is_kept_for_good_under_its_fingerprint_alone(asked):
    wanted = fingerprint(stylesheet_for(asked(brand=LOTMARKT)))

    kept = brand_stylesheet(asked(f"/brand.css?v={wanted}", brand=LOTMARKT))
    changed = brand_stylesheet(asked(f"/brand.css?v={wanted}", brand=QUILLBIT))

    assert "immutable" in kept["Cache-Control"]
    assert changed["Cache-Control"] == "no-cache"


def test_a_form_that_was_too_old_is_told_so(asked):
    response = csrf_failure(asked("/tickets/7/approval", form={}, brand=QUILLBIT), "no cookie")

    assert response.status_code == 403
    assert "send it again" in response.text and "no cookie" not in response.text
