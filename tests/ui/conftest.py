"""Requests as the middleware leaves them, without a database."""

from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory
from django.urls import clear_url_caches, set_urlconf

from makegood.brands.models import Brand
from makegood.people.models import Member

QUILLBIT = Brand(slug="quillbit", name="Quillbit", colour="#413b9f", languages=["de", "en", "xx"])
LOTMARKT = Brand(slug="lotmarkt", name="Lotmarkt", colour="#0b5f70", languages=["en"])


@pytest.fixture(autouse=True)
def doors(settings):
    settings.ROOT_URLCONF = "tests.ui.doors"
    settings.FORMAT_MODULE_PATH = "makegood.ui.formats"
    clear_url_caches()
    set_urlconf(None)


@pytest.fixture
def asked():
    """Makes a request: by whom, on whose host, in which theme."""

    def make(address="/", *, brand=None, name="", theme="", form=None):
        factory = RequestFactory()
        request = factory.get(address) if form is None else factory.post(address, form)
        request.brand, request.theme = brand, theme
        request.member = Member(name=name, brand=brand or QUILLBIT, roles=[]) if name else None
        on_desk = brand is None and name
        staff = [Member(name=name, brand=one, roles=["agent"]) for one in (QUILLBIT, LOTMARKT)]
        request.members = dict(enumerate(staff)) if on_desk else {}
        request.user = SimpleNamespace(is_authenticated=bool(name))
        return request

    return make


@pytest.fixture
def rendered():
    """Renders the source of a template."""

    def render(source, request=None, **context):
        return engines["django"].from_string(source).render(context, request)

    return render
