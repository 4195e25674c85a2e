"""The frames of all pages: landmarks, headings, theme, languages, and nothing that CSP refuses."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from makegood.ui.icons import ICONS
from tests.ui.conftest import LOTMARKT, QUILLBIT

UI = Path(__file__).parents[2] / "src/makegood/ui"
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
STYLES = "".join(path.read_text() for path in sorted((UI / "static/ui").glob("*.css")))

SHELLS = {
    "ui/portal.html": {"brand": QUILLBIT, "name": "Nora Ellmann"},
    "ui/desk.html": {"address": "/desk/", "name": "Tomás R."},
    "ui/centre.html": {"brand": LOTMARKT},
}
PAGE = """{{% extends "{shell}" %}}{{% block title %}}A page{{% endblock %}}
{{% block {heading} %}}{inside}{{% endblock %}}"""


class Name(forms.Form):
    name = forms.CharField()


class Outline(HTMLParser):
    """Counts the elements of a page, and keeps their attributes."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def all(self, tag):
        return [attributes for found, attributes in self.elements if found == tag]


def page_of(rendered, asked, shell, **context):
    heading = "heading" if shell == "ui/centre.html" else "content"
    inside = "A page" if shell == "ui/centre.html" else "<h1>A page</h1>"
    source = PAGE.format(shell=shell, heading=heading, inside=inside)
    return rendered(source, asked(**SHELLS[shell]), **context)


each_shell = pytest.mark.parametrize("shell", SHELLS)
each_template = pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)


@each_shell
def test_a_page_has_its_landmarks_and_one_heading(rendered, asked, shell):
    outline = Outline(page_of(rendered, asked, shell))

    assert len(outline.all("h1")) == len(outline.all("main")) == 1
    assert outline.all("main")[0]["id"] == "main"
    assert {"class": "skip", "href": "#main"} in outline.all("a")
    assert all("aria-label" in nav for nav in outline.all("nav"))
    ids = [attributes["id"] for _tag, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


@each_shell
def test_nothing_on_a_page_needs_a_looser_policy(rendered, asked, shell):
    outline = Outline(page_of(rendered, asked, shell))

    for _tag, attributes in outline.elements:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
    assert all("src" in script for script in outline.all("script"))
    assert not outline.all("style")


@each_template
def test_no_template_has_inline_style_or_script(path):
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", path.read_text())


@each_template
def test_every_class_of_a_template_is_in_the_stylesheets(path):
    source = re.sub(r"{%.*?%}|{{.*?}}", " ", path.read_text())
    classes = {name for value in re.findall(r'class="([^"]*)"', source) for name in value.split()}

    assert not {name for name in classes if f".{name}" not in STYLES}


@each_template
def test_every_icon_of_a_template_is_drawn(path):
    assert set(re.findall(r'{% icon "([^"]+)"', path.read_text())) <= set(ICONS)


@each_shell
def test_the_language_of_the_page_is_named(rendered, asked, shell):
    with translation.override("de"):
        outline = Outline(page_of(rendered, asked, shell))

    assert outline.all("html")[0]["lang"] == "de"


@pytest.mark.parametrize(
    ("theme", "attributes"), [("dark", 'lang="en" data-theme="dark"'), ("", 'lang="en"')]
)
def test_the_server_draws_the_theme(rendered, asked, theme, attributes):
    request = asked(brand=QUILLBIT, theme=theme)

    assert f"<html {attributes}>" in rendered('{% extends "ui/portal.html" %}', request)


def test_the_title_starts_with_the_problem(rendered, asked):
    html = page_of(rendered, asked, "ui/portal.html", form=Name({}))

    assert "<title>Problem: A page \u2013 Quillbit</title>" in html
    assert "<title>A page \u2013 Quillbit</title>" in page_of(rendered, asked, "ui/portal.html")
    assert "<title>A page \u2013 Makegood desk</title>" in page_of(rendered, asked, "ui/desk.html")


def test_a_portal_wears_its_brand_and_the_desk_marks_each(rendered, asked):
    portal = page_of(rendered, asked, "ui/portal.html")
    desk = page_of(rendered, asked, "ui/desk.html")

    assert re.search(r'href="/brand\.css\?v=\w{12}"', portal)
    assert re.search(r'href="/brand\.css\?v=\w{12}"', desk)


def test_only_members_see_where_they_could_go(rendered, asked):
    source = '{% extends "ui/portal.html" %}'

    inside = rendered(source, asked(brand=QUILLBIT, name="Nora"), counts={"portal:tickets": 1})
    outside = rendered(source, asked(brand=QUILLBIT))

    assert 'href="/tickets/"' in inside and "1 needs you" in inside and "/signin/logout/" in inside
    assert 'href="/tickets/"' not in outside and "/signin/login/" in outside


def test_languages_are_the_brands_that_we_speak(rendered, asked):
    source = '{% extends "ui/portal.html" %}'
    several = Outline(rendered(source, asked(brand=QUILLBIT)))
    one = rendered(source, asked(brand=LOTMARKT))

    offered = [button["value"] for button in several.all("button") if button["name"] == "language"]
    assert offered == ["de", "en"]
    assert 'name="language"' not in one


def test_a_choice_leads_back_to_the_page_that_was_read(rendered, asked):
    read = rendered('{% include "ui/shell/next.html" %}', asked("/tickets/?page=2&q=a"))
    acted = rendered('{% include "ui/shell/next.html" %}', asked("/tickets/7/closure", form={}))

    assert 'value="/tickets/?page=2&amp;q=a"' in read
    assert 'value="/"' in acted


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_an_error_is_told_even_when_nothing_is_known(name):
    html = render_to_string(name)

    assert len(Outline(html).all("h1")) == 1
    assert "brand.css" not in html


def test_an_error_before_the_host_is_known_is_told(asked):
    request = asked()
    del request.user, request.members, request.member

    assert "<h1" in render_to_string("404.html", request=request)
