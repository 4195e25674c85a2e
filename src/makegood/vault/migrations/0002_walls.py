"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial"), ("brands", "0002_walls"), ("people", "0002_walls")]
    operations = [
        Wall(
            "vault_access",
            {
                "asked_by_id": "people_member",
                "given_by_id": "people_member",
                "erased_by_id": "people_member",
            },
        ),
        Wall(
            "vault_accesslook",
            {"access_id": "vault_access", "by_id": "people_member"},
        ),
        AppendOnly("vault_accesslook"),
    ]
