"""The form shows what is published about the matter, before any price, and holds nothing up."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makegood.commands.articles.publish_article import Publishing, publish_article
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.tickets.models import State
from tests.journeys.asking import FORM, asking
from tests.packs import pack
from tests.world import MONDAY_9AM, key

ASKS = "Does this answer it?"


def article(agent, title, body="As it says.", *, product=None, out=True):
    said = NewArticle(
        product_id=product.id if product else None, language="en", title=title, body=body
    )
    article_id = write_article(said, by=agent, key=key(), at=MONDAY_9AM).article_id
    if out:
        publishing = Publishing(article_id=article_id)
        publish_article(publishing, by=agent, key=key(), at=MONDAY_9AM)


@pytest.fixture
def cast(world):
    brand = world.brand(agreement=pack("credits"))
    nora = world.customer(brand)
    return nora, world.agent(brand), world.purchase(nora, world.product(brand))


def about(nora, subject, purchase=None, **said):
    form = asking(nora, "design", purchase, **said)
    form.said["subject"] = subject
    return form


def test_any_word_is_enough_and_the_best_page_stands_first(cast):
    nora, tomas, _engine = cast
    article(tomas, "Colours of a theme", "How to change the picker.")
    article(tomas, "The colour picker", "Where to click.")
    article(tomas, "Invoices", "Where to find them.")

    shown = about(nora, "The picker of colours is gone").shown()

    assert ASKS in shown
    assert shown.index("Colours of a theme") < shown.index("The colour picker")
    assert "Invoices" not in shown


def test_it_stands_before_any_price_and_is_read_there(cast):
    nora, tomas, _engine = cast
    article(tomas, "The picker", "Click on the drop.")

    shown = about(nora, "My picker is gone", matter="system_design").shown()

    assert "Click on the drop." in shown
    assert shown.index(ASKS) < shown.index("it can be done for a price")


def test_it_is_shown_before_the_kind_of_question_is_chosen(cast):
    nora, tomas, _engine = cast
    article(tomas, "The picker")
    form = about(nora, "My picker is gone")
    del form.said["issue_class"]

    assert ASKS in form.shown()


def test_only_what_is_published_and_about_the_product_is_shown(cast, world):
    nora, tomas, engine = cast
    article(tomas, "Picker, first draft", out=False)
    article(tomas, "Picker of the shop", product=world.product(nora.brand, "shop"))
    article(tomas, "Picker of the forms", product=engine.product)

    shown = about(nora, "My picker is gone", engine).shown()

    assert "Picker of the forms" in shown
    assert "first draft" not in shown
    assert "of the shop" not in shown


def test_words_that_say_nothing_find_nothing(cast):
    nora, tomas, _engine = cast
    article(tomas, "What is in the box", "It is the same as with the other.")

    assert ASKS not in about(nora, "With the one it is as gone").shown()


def test_what_is_shown_keeps_nobody_from_sending(cast):
    nora, tomas, engine = cast
    article(tomas, "The picker")
    form = about(nora, "My picker is gone", engine, matter="problem")
    assert ASKS in form.shown()

    assert form.sent().state == State.ACCEPTED


def test_it_asks_the_database_as_often_for_twelve_pages_as_for_two(cast):
    nora, tomas, engine = cast
    form = about(nora, "My picker is gone", engine)
    form.shown()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            form.browser.post(FORM, {**form.said, "check": "1"})
        return len(captured)

    article(tomas, "The picker")
    few = queries()
    for _ in range(11):
        article(tomas, "The picker")
    assert queries() == few
