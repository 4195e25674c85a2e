"""The table in which sign-in counts tries, shared by all processes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE signin_cache (
                cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
            );
            CREATE INDEX signin_cache_expires ON signin_cache (expires);
            """,
            "DROP TABLE signin_cache",
        )
    ]
