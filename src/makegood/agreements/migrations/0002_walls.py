"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import AppendOnly, Wall


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("brands", "0002_walls")]
    operations = [
        Wall("agreements_version"),
        AppendOnly("agreements_version"),
    ]
