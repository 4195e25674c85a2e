"""The table in which the API counts requests, shared by all processes; lost with a crash."""

from django.db import migrations

from makegood.brands.walls import rights


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE api_visits (
                visitor varchar(80) PRIMARY KEY, minute bigint NOT NULL, count int NOT NULL
            );
            CREATE INDEX api_visits_minute ON api_visits (minute);
            """,
            "DROP TABLE api_visits",
        ),
        rights("api_visits"),
    ]
