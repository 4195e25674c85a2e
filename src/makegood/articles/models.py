"""What do we remember of an article of documentation? Each wording of it, and when it was out."""

from typing import Self

from django.db import models
from django.db.models import Q

from makegood.brands.models import BrandRecord
from makegood.catalogue.models import Product
from makegood.people.models import Actor, Machine, Member


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, actor: Actor) -> Self:
        """All for staff; for customers what is published now."""
        ours = self.filter(brand=actor.brand_id)
        return ours if isinstance(actor, Machine) or actor.is_staff else ours.published()

    def published(self) -> Self:
        """Those that are out now."""
        out = Publication.objects.filter(article=models.OuterRef("pk"), ended_at=None)
        return self.filter(models.Exists(out))


class Article(BrandRecord):
    """A page of documentation: of a product, or of the brand as a whole."""

    number = models.PositiveIntegerField()
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, null=True, db_index=False, related_name="articles"
    )
    language = models.CharField(max_length=10)
    written_at = models.DateTimeField()

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["brand", "number"], name="one_article_a_number")
        ]
        indexes = [models.Index(fields=["brand", "product", "id"], name="article_by_product")]

    def __str__(self) -> str:
        return f"article {self.number}"


class Revision(BrandRecord):
    """An article's words from a moment on. Written once: the next wording is another revision."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, db_index=False, related_name="revisions"
    )
    number = models.PositiveIntegerField()  # the first one is 1
    title = models.CharField(max_length=200)
    body = models.TextField()  # plain text; lines and blank lines are kept
    by = models.ForeignKey(
        Member, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "article", "number"], name="one_revision_a_number"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Publication(BrandRecord):
    """That an article was out, from when to when; `ended_at` is empty while it is."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, db_index=False, related_name="publications"
    )
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["brand", "article"], condition=Q(ended_at=None), name="published_once"
            )
        ]
        indexes = [models.Index(fields=["brand", "article", "id"], name="publication_by_article")]

    def __str__(self) -> str:
        return f"{self.article_id} from {self.began_at}"
