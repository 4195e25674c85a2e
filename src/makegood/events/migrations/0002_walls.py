"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("brands", "0002_walls"), ("people", "0002_walls")]
    operations = [
        Wall(
            "events_fact",
            {
                "by_id": "people_member",
            },
        ),
        AppendOnly("events_fact"),
    ]
