"""How are words found again? In seven languages at once, since a text says not in which it is.

`words_of` is what is kept of a text: each word as it was written but for case and accents, with its
place, and its stem in each language. `word_sought` is what finds one word or phrase in it: a word
by any of its stems, a phrase as it stands. Both give what is there for any text, and raise nothing.

`excerpt_of` gives the words around what was found, which stand between two letters that no text
may contain: the private ones U+E000 and U+E001. What is not found is left as it begins.
"""

from django.db import migrations

LANGUAGES = ("english", "german", "spanish", "french", "italian", "dutch", "russian")

WORDS_OF = """
CREATE FUNCTION words_of(said text) RETURNS tsvector
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
DECLARE
    -- The longest text of ours is 50,000 letters; what PostgreSQL keeps of one has an end, too.
    written text := left(said, 50000);
    plain text := unaccent(written);
    kept tsvector := to_tsvector('simple', plain);
    language regconfig;
BEGIN
    FOREACH language IN ARRAY '{{{languages}}}'::regconfig[] LOOP
        kept := kept || strip(to_tsvector(language, written));
        IF plain <> written THEN
            kept := kept || strip(to_tsvector(language, plain));
        END IF;
    END LOOP;
    RETURN kept;
END $$
"""

# Each stem once: PostgreSQL reckons how many rows have any of them as if all were of their own.
WORD_SOUGHT = """
CREATE FUNCTION word_sought(word text) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
    SELECT CASE WHEN word ~ '\\s' THEN phraseto_tsquery('simple', unaccent(word)) ELSE (
        SELECT coalesce(string_agg(DISTINCT '(' || stem || ')', ' | '), '')::tsquery
        FROM (
            SELECT phraseto_tsquery('simple', unaccent(word))::text
            UNION ALL
            SELECT plainto_tsquery(language, form)::text
            FROM unnest('{{{languages}}}'::regconfig[]) AS known (language),
                (VALUES (word), (unaccent(word))) AS written (form)
        ) AS stems (stem)
        WHERE stem <> ''
    ) END
$$
"""

# "simple" drops no word; the brand's own languages say which are too common to be looked for.
IS_COMMON = """
CREATE FUNCTION is_common_word(word text, languages regconfig[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
    SELECT word !~ '\\s' AND numnode(plainto_tsquery('simple', word)) > 0
        AND EXISTS (SELECT FROM unnest(languages) AS known (language)
                    WHERE numnode(plainto_tsquery(known.language, word)) = 0)
$$
"""

EXCERPT_OF = """
CREATE FUNCTION excerpt_of(said text, wanted text[], whole boolean) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public AS $$
DECLARE
    written text := translate(left(said, 20000), U&'\\E000\\E001', '');
    shape text := CASE WHEN whole OR length(written) <= 240 THEN 'HighlightAll=true'
                       ELSE 'MaxWords=30, MinWords=12, MaxFragments=2' END;
    language regconfig;
    sought tsquery;
BEGIN
    FOREACH language IN ARRAY '{{simple,{languages}}}'::regconfig[] LOOP
        SELECT string_agg(nullif(phraseto_tsquery(language, word)::text, ''), ' | ')::tsquery
            INTO sought FROM unnest(wanted) AS asked (word);
        IF to_tsvector(language, written) @@ sought THEN
            RETURN ts_headline(language, written, sought,
                               shape || U&', StartSel=\\E000, StopSel=\\E001');
        END IF;
    END LOOP;
    RETURN CASE WHEN whole THEN written ELSE left(written, 240) END;
END $$
"""

FUNCTIONS = {
    "words_of(text)": WORDS_OF,
    "word_sought(text)": WORD_SOUGHT,
    "is_common_word(text, regconfig[])": IS_COMMON,
    "excerpt_of(text, text[], boolean)": EXCERPT_OF,
}


class Migration(migrations.Migration):
    dependencies = [("brands", "0002_walls")]
    operations = [
        # Lets an index over words begin with the brand. One that PostgreSQL calls trusted: whoever
        # owns the database may make it.
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS btree_gin", migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                statement.format(languages=",".join(LANGUAGES)), f"DROP FUNCTION {function}"
            )
            for function, statement in FUNCTIONS.items()
        ),
    ]
