"""Walls the brands off."""

from django.db import migrations

from makegood.brands.walls import Wall, rights


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("brands", "0002_walls")]
    operations = [
        rights("people_person"),
        Wall("people_company"),
        Wall(
            "people_member",
            {
                "company_id": "people_company",
            },
        ),
        # The desk's scope asks this before any brand is set, so it must look over the wall; it
        # gives nothing but ids, and only of the brands in which this person is staff.
        migrations.RunSQL(
            """
            CREATE FUNCTION people_staff_brands(asked uuid) RETURNS uuid[]
            LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
                SELECT coalesce(array_agg(brand_id), '{}') FROM people_member
                WHERE person_id = asked AND left_at IS NULL AND roles && '{owner,agent}'
            $$
            """,
            "DROP FUNCTION people_staff_brands(uuid)",
        ),
    ]
