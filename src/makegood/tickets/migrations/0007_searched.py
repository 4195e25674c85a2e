"""The words of tickets and messages are kept beside them, to be found again."""

import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from makegood.brands.walls import AppendOnly, Wall

# As whoever writes the ticket or the message, and within the walls that bind him.
TICKET = """
CREATE FUNCTION keep_words_of_ticket() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO tickets_searchedtext
        (id, brand_id, ticket_id, company_id, internal, title, title_words, words)
    VALUES (NEW.id, NEW.brand_id, NEW.id, NEW.company_id, FALSE, NEW.title,
            words_of(NEW.title), words_of(NEW.title || E'\\n' || NEW.text));
    RETURN NULL;
END $$
"""
MESSAGE = """
CREATE FUNCTION keep_words_of_message() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO tickets_searchedtext
        (id, brand_id, ticket_id, company_id, internal, title, title_words, words)
    SELECT NEW.id, NEW.brand_id, NEW.ticket_id, company_id, NEW.internal, '', NULL,
           words_of(NEW.text)
    FROM tickets_ticket WHERE id = NEW.ticket_id;
    RETURN NULL;
END $$
"""
TRIGGER = """
CREATE TRIGGER keep_words AFTER INSERT ON {table}
    FOR EACH ROW EXECUTE FUNCTION {function}()
"""
ALREADY_THERE = """
INSERT INTO tickets_searchedtext
    (id, brand_id, ticket_id, company_id, internal, title, title_words, words)
SELECT id, brand_id, id, company_id, FALSE, title, words_of(title),
       words_of(title || E'\\n' || text)
FROM tickets_ticket
UNION ALL
SELECT message.id, message.brand_id, ticket_id, company_id, internal, '', NULL,
       words_of(message.text)
FROM tickets_message message JOIN tickets_ticket ticket ON ticket.id = ticket_id
"""
INDEXES = {
    "searched_words": "tickets_searchedtext USING gin (brand_id, words)",
    "searched_titles": "tickets_searchedtext USING gin (brand_id, title_words)"
    " WHERE title_words IS NOT NULL",
    "searched_title_letters": "tickets_searchedtext USING gin (brand_id, title gin_trgm_ops)"
    " WHERE title <> ''",
    "company_name_letters": "people_company USING gin (brand_id, name gin_trgm_ops)",
    "member_name_letters": "people_member USING gin (brand_id, name gin_trgm_ops)",
}


class Migration(migrations.Migration):
    dependencies = [
        ("brands", "0003_words"),
        ("people", "0003_entitlement"),
        ("tickets", "0006_spanning_quotes"),
    ]
    operations = [
        migrations.CreateModel(
            name="SearchedText",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("internal", models.BooleanField()),
                ("title", models.CharField(blank=True, max_length=200)),
                (
                    "title_words",
                    django.contrib.postgres.search.SearchVectorField(null=True),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                (
                    "brand",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="brands.brand",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.company",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["brand", "ticket", "id"], name="searched_by_ticket")
                ],
            },
        ),
        Wall(
            "tickets_searchedtext",
            {"ticket_id": "tickets_ticket", "company_id": "people_company"},
        ),
        migrations.RunSQL(ALREADY_THERE, migrations.RunSQL.noop),
        AppendOnly("tickets_searchedtext"),
        *(
            migrations.RunSQL(
                f"CREATE INDEX {name} ON {on}",
                f"DROP INDEX {name}",
            )
            for name, on in INDEXES.items()
        ),
        migrations.RunSQL(TICKET, "DROP FUNCTION keep_words_of_ticket() CASCADE"),
        migrations.RunSQL(MESSAGE, "DROP FUNCTION keep_words_of_message() CASCADE"),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table, function=function),
                f"DROP TRIGGER keep_words ON {table}",
            )
            for table, function in {
                "tickets_ticket": "keep_words_of_ticket",
                "tickets_message": "keep_words_of_message",
            }.items()
        ),
    ]
