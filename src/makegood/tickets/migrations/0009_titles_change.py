"""A ticket that gets another title is found by that one."""

from django.db import migrations

from makegood.brands.walls import AppendOnly

TITLE = """
CREATE FUNCTION keep_words_of_title() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE tickets_searchedtext
    SET title = NEW.title, title_words = words_of(NEW.title),
        words = words_of(NEW.title || E'\\n' || NEW.text)
    WHERE brand_id = NEW.brand_id AND id = NEW.id;
    RETURN NULL;
END $$
"""
TRIGGER = """
CREATE TRIGGER keep_words_of_title AFTER UPDATE OF title ON tickets_ticket
    FOR EACH ROW WHEN (OLD.title <> NEW.title) EXECUTE FUNCTION keep_words_of_title()
"""
WRITTEN_ONCE = AppendOnly("tickets_searchedtext")


class Migration(migrations.Migration):
    dependencies = [("tickets", "0008_search")]
    operations = [
        *(
            migrations.RunSQL(drop, make)
            for drop, make in zip(
                WRITTEN_ONCE.backwards(), WRITTEN_ONCE.forwards(), strict=True
            )
        ),
        migrations.RunSQL(TITLE, "DROP FUNCTION keep_words_of_title() CASCADE"),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER keep_words_of_title ON tickets_ticket"),
    ]
