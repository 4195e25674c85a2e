"""What is documented is what customers could read when they asked."""

from datetime import timedelta

import pytest

from makegood.articles.queries import articles_of, documented_at, shown
from makegood.brands.ids import new_id
from makegood.brands.scope import reading
from makegood.commands.articles.publish_article import Publishing, publish_article
from makegood.commands.articles.revise_article import NewWords, revise_article
from makegood.commands.articles.unpublish_article import Unpublishing, unpublish_article
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.commands.refused import Refused
from tests.world import MONDAY_9AM, after, key

NEW = NewArticle(product_id=None, language="en", title="Sending mails", body="Look here.")


@pytest.fixture
def cast(world):
    brand = world.brand()
    return world.agent(brand), world.customer(brand)


@pytest.fixture
def article_id(cast):
    return write_article(NEW, by=cast[0], key=key(), at=MONDAY_9AM).article_id


def test_an_article_is_documented_from_its_publication_to_its_end(cast, article_id):
    tomas, _ = cast
    publish_article(Publishing(article_id=article_id), by=tomas, key=key(), at=after(hours=1))
    words = NewWords(article_id=article_id, title="Sending mails", body="Look there.")
    revise_article(words, by=tomas, key=key(), at=after(hours=2))
    unpublish_article(Unpublishing(article_id=article_id), by=tomas, key=key(), at=after(hours=3))
    publish_article(Publishing(article_id=article_id), by=tomas, key=key(), at=after(hours=4))

    def read(at):
        with reading(tomas.brand_id):
            revision = documented_at(tomas.brand_id, article_id, at)
        return revision.body if revision else None

    second = timedelta(seconds=1)
    assert read(after(hours=1) - second) is None
    assert read(after(hours=1)) == read(after(hours=2) - second) == "Look here."
    assert read(after(hours=2)) == read(after(hours=3) - second) == "Look there."
    assert read(after(hours=3)) is None
    assert read(after(hours=4)) == "Look there."


def test_customers_see_what_is_published_and_staff_see_all(cast, article_id):
    tomas, nora = cast

    def seen(by):
        with reading(by.brand_id):
            return [shown(article).revision.title for article in articles_of(by)]

    assert (seen(tomas), seen(nora)) == (["Sending mails"], [])
    publish_article(Publishing(article_id=article_id), by=tomas, key=key(), at=MONDAY_9AM)
    assert (seen(tomas), seen(nora)) == (["Sending mails"], ["Sending mails"])


def test_refusals_come_in_their_order(cast, article_id):
    tomas, nora = cast

    def no(run, said, by=tomas):
        with pytest.raises(Refused) as refused:
            run(said, by=by, key=key(), at=after(hours=1))
        return refused.value.code, refused.value.details.get("field")

    def new(**said):
        plain = {"product_id": None, "language": "en", "title": "A", "body": "B"}
        return NewArticle(**{**plain, **said})

    assert no(write_article, NEW, nora)[0] == "not_allowed"
    assert no(write_article, new(title=" ")) == ("nothing_said", "title")
    assert no(write_article, new(body="\n")) == ("nothing_said", "body")
    assert no(write_article, new(title="x" * 201)) == ("article_is_malformed", "title")
    assert no(write_article, new(body="x" * 100_001)) == ("article_is_malformed", "body")
    assert no(write_article, new(language="tlh")) == ("article_is_malformed", "language")
    assert no(write_article, new(product_id=new_id(MONDAY_9AM)))[0] == "not_there"
    words = NewWords(article_id=article_id, title="A", body="B")
    assert no(revise_article, words, nora)[0] == "not_allowed"
    assert no(unpublish_article, Unpublishing(article_id=article_id))[0] == "not_published"
    publish_article(Publishing(article_id=article_id), by=tomas, key=key(), at=after(hours=1))
    assert no(publish_article, Publishing(article_id=article_id))[0] == "already_published"
