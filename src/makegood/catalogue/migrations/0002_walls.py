"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial"), ("brands", "0002_walls")]
    operations = [
        Wall("catalogue_product", {"extends_id": "catalogue_product"}),
        Wall("catalogue_edition", {"product_id": "catalogue_product"}),
        Wall("catalogue_price", {"edition_id": "catalogue_edition"}),
        Wall("catalogue_advertised", {"product_id": "catalogue_product"}),
        Wall("catalogue_release", {"product_id": "catalogue_product"}),
        Wall("catalogue_madefor", {"release_id": "catalogue_release"}),
        Wall(
            "catalogue_defect",
            {
                "product_id": "catalogue_product",
                "found_in_id": "catalogue_release",
                "fixed_in_id": "catalogue_release",
            },
        ),
        AppendOnly("catalogue_edition"),
        AppendOnly("catalogue_price"),
        AppendOnly("catalogue_advertised"),
        AppendOnly("catalogue_madefor"),
    ]
