"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [
        ("purchases", "0001_initial"),
        ("agreements", "0002_walls"),
        ("brands", "0002_walls"),
        ("catalogue", "0002_walls"),
        ("people", "0002_walls"),
    ]
    operations = [
        Wall(
            "purchases_purchase",
            {
                "company_id": "people_company",
                "product_id": "catalogue_product",
                "edition_id": "catalogue_edition",
                "release_id": "catalogue_release",
                "agreement_version_id": "agreements_version",
            },
        ),
        Wall(
            "purchases_purchasesheet",
            {"purchase_id": "purchases_purchase", "advertised_id": "catalogue_advertised"},
        ),
        Wall("purchases_purchasewindow", {"purchase_id": "purchases_purchase"}),
        Wall("purchases_renewal", {"purchase_id": "purchases_purchase"}),
        AppendOnly("purchases_purchasesheet"),
        AppendOnly("purchases_renewal"),
    ]
