"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import Wall, rights


class Migration(migrations.Migration):
    dependencies = [("brands", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$"
            " BEGIN RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME; END $$",
            "DROP FUNCTION refuse_change()",
        ),
        rights("django_migrations"),
        rights("brands_brand"),
        rights("brands_setuplink"),
        Wall("brands_counter"),
    ]
