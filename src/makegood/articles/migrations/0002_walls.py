"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("brands", "0002_walls"),
        ("catalogue", "0002_walls"),
        ("people", "0002_walls"),
    ]
    operations = [
        Wall("articles_article", {"product_id": "catalogue_product"}),
        Wall("articles_revision", {"article_id": "articles_article", "by_id": "people_member"}),
        Wall("articles_publication", {"article_id": "articles_article"}),
        AppendOnly("articles_revision"),
    ]
