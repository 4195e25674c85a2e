"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("brands", "0002_walls"), ("people", "0002_walls")]
    operations = [
        Wall(
            "outbox_parcel",
            {
                "recipient_id": "people_member",
            },
        ),
    ]
