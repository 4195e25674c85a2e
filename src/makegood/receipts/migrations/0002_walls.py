"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("receipts", "0001_initial"), ("brands", "0002_walls")]
    operations = [
        Wall("receipts_receipt"),
    ]
