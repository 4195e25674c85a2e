"""Who may look for what, and what is found? The one look-up over all tickets.

It looks over the walls by the owner's right: behind them PostgreSQL uses no index over words. What
it may look at it says itself: the brands of the present scope in which the member who asks belongs
to the staff; or, for a customer's member, the tickets of his company without internal notes. It
gives ids and ranks alone.

A ticket is found when each wanted word stands somewhere on it: in its text, in a message, in the
name of who asked, or, for staff, in its company's name or as its tag. Rank 3 is its number, 2 a
title that has all words, 1 all else; within a rank the newest come first. `near` finds titles that
resemble what was typed, for when nothing else was found; its rank is their likeness in a hundred.
"""

from django.db import migrations

# What one member may see, as a condition on `ticket`; nulls for whoever may see nothing. Staff have no
# company.
GATE = """
CREATE FUNCTION tickets_search_gate(asker uuid, filters jsonb,
    OUT brand uuid, OUT company uuid, OUT seen text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    filter text;
    allowed jsonb;
BEGIN
    SELECT brand_id, company_id INTO brand, company FROM people_member
    WHERE id = asker AND left_at IS NULL
        AND brand_id = ANY (nullif(current_setting('app.brands', true), '')::uuid[]);
    IF brand IS NULL THEN
        RETURN;
    END IF;
    seen := format('ticket.brand_id = %L', brand);
    IF company IS NOT NULL THEN
        seen := seen || format(' AND ticket.company_id = %L', company);
    END IF;
    FOR filter, allowed IN SELECT * FROM jsonb_each(filters) LOOP
        IF filter NOT IN ('state', 'tier', 'department', 'company_id') THEN
            RAISE EXCEPTION 'tickets have no filter %', filter;
        END IF;
        seen := seen || format(
            ' AND ticket.%I = ANY (%L)', filter,
            (SELECT array_agg(value) FROM jsonb_array_elements_text(allowed) AS listed (value)));
    END LOOP;
END $$
"""

# Whether PostgreSQL knows that a word stands in more than a thousand texts. It counts the commonest
# when it analyses the table; of all others it knows nothing.
COMMON = """
CREATE FUNCTION tickets_search_common(word text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT word !~ '\\s' AND EXISTS (
        SELECT FROM pg_class counted, pg_stats known,
            unnest(known.most_common_elems::text::text[], known.most_common_elem_freqs)
                AS commonest (stem, share)
        WHERE counted.oid = 'tickets_searchedtext'::regclass
            AND known.schemaname = 'public' AND known.tablename = 'tickets_searchedtext'
            AND known.attname = 'words'
            AND commonest.stem = ANY ((SELECT tsvector_to_array(words_of(word)))::text[])
            AND commonest.share * counted.reltuples > 1000)
$$
"""

# A word as a condition on `ticket`. Few tickets are named one by one, so that they lead the plan:
# what PostgreSQL reckons of a seldom word is a guess, and by a wrong one it reads every ticket. A
# customer's own tickets are few enough to lead themselves.
# Names and tags are asked first, too; only if some have the word does the condition speak of them.
WORD = """
CREATE FUNCTION tickets_search_word(brand uuid, company uuid, word text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
DECLARE
    staff boolean := company IS NULL;
    likeness text := '%' || regexp_replace(word, '([\\\\%_])', '\\\\\\1', 'g') || '%';
    companies uuid[];
    members uuid[];
    tags uuid[];
    few uuid[];
    rows bigint;
    found text := format(
        'SELECT text.ticket_id FROM tickets_searchedtext text WHERE text.brand_id = %L'
        ' AND text.words @@ %L::tsquery%s',
        brand, word_sought(word), CASE WHEN staff THEN '' ELSE ' AND NOT text.internal' END);
BEGIN
    IF length(word) >= 3 THEN
        members := ARRAY (SELECT member.id FROM people_member member
            WHERE member.brand_id = brand AND member.company_id IS NOT NULL
                AND (staff OR member.company_id = company) AND name ILIKE likeness LIMIT 50);
    END IF;
    IF length(word) >= 3 AND staff THEN
        companies := ARRAY (SELECT id FROM people_company
            WHERE brand_id = brand AND name ILIKE likeness LIMIT 50);
    END IF;
    IF staff THEN
        tags := ARRAY (SELECT id FROM tickets_tag
            WHERE brand_id = brand AND lower(name) = lower(word));
    END IF;
    IF companies <> '{}' OR members <> '{}' THEN
        found := found || format(
            ' UNION SELECT named.id FROM tickets_ticket named WHERE named.brand_id = %1$L'
            ' AND (named.company_id = ANY (%2$L) OR named.company_id = ANY (%3$L)'
            ' AND named.requester_id = ANY (%4$L))',
            brand, companies,
            ARRAY (SELECT DISTINCT member.company_id FROM people_member member
                   WHERE member.id = ANY (members)),
            members);
    END IF;
    IF tags <> '{}' THEN
        found := found || format(
            ' UNION SELECT tagged.ticket_id FROM tickets_tickettag tagged'
            ' WHERE tagged.brand_id = %L AND tagged.tag_id = ANY (%L)'
            ' AND tagged.removed_at IS NULL',
            brand, tags);
    END IF;
    IF NOT staff OR tickets_search_common(word) THEN
        RETURN format('ticket.id IN (%s)', found);
    END IF;
    EXECUTE format(
        'SELECT array_agg(DISTINCT ticket_id), count(*) FROM (%s LIMIT 1001) some_rows', found)
        INTO few, rows;
    IF rows > 1000 THEN
        RETURN format('ticket.id IN (%s)', found);
    END IF;
    RETURN format('ticket.id = ANY (%L::uuid[])', coalesce(few, '{}'));
END $$
"""
# All words in a title, as a condition on `titled`, by the same rule.
TITLE = """
CREATE FUNCTION tickets_search_title(brand uuid, company uuid, title tsquery) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
DECLARE
    has_all text := format('titled.brand_id = %L AND titled.title_words @@ %L::tsquery',
                           brand, title);
    few uuid[];
    rows bigint;
BEGIN
    IF company IS NOT NULL THEN
        RETURN has_all;
    END IF;
    EXECUTE format(
        'SELECT array_agg(id), count(*) FROM (SELECT titled.id FROM tickets_searchedtext titled'
        ' WHERE %s LIMIT 1001) some_rows', has_all)
        INTO few, rows;
    IF rows > 1000 THEN
        RETURN has_all;
    END IF;
    RETURN format('titled.id = ANY (%L::uuid[])', coalesce(few, '{}'));
END $$
"""

SEARCH = """
CREATE FUNCTION tickets_search(
    askers uuid[], wanted text[], unwanted text[], number integer, filters jsonb,
    before_rank integer, before_id uuid, most integer)
RETURNS TABLE (id uuid, rank integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET jit = off AS $$
DECLARE
    asker uuid;
    gate record;
    word text;
    seen text;
    has_all text;
    title tsquery;
BEGIN
    FOREACH asker IN ARRAY askers LOOP
        SELECT * INTO gate FROM tickets_search_gate(asker, filters);
        CONTINUE WHEN gate.brand IS NULL;
        seen := gate.seen;
        FOREACH word IN ARRAY unwanted LOOP
            seen := seen || ' AND NOT ' || tickets_search_word(gate.brand, gate.company, word);
        END LOOP;
        has_all := '';
        title := '';
        FOREACH word IN ARRAY wanted LOOP
            has_all := has_all || ' AND ' || tickets_search_word(gate.brand, gate.company, word);
            title := title && word_sought(word);
        END LOOP;
        RETURN QUERY EXECUTE format(
            'SELECT * FROM ('
            ' SELECT ticket.id, 3 AS rank FROM tickets_ticket ticket'
            ' WHERE %1$s AND ticket.number = %2$L::integer'
            ' UNION ALL (SELECT ticket.id, 2 FROM tickets_searchedtext titled'
            '  JOIN tickets_ticket ticket ON ticket.id = titled.id'
            '  WHERE %1$s AND ticket.number IS DISTINCT FROM %2$L::integer AND %3$s'
            '  AND (%6$L > 2 OR %6$L = 2 AND titled.id < %7$L::uuid)'
            '  ORDER BY titled.id DESC LIMIT %8$L)'
            ' UNION ALL (SELECT ticket.id, 1 FROM tickets_ticket ticket'
            '  WHERE %1$s AND ticket.number IS DISTINCT FROM %2$L::integer %5$s'
            '  AND NOT EXISTS (SELECT FROM tickets_searchedtext titled WHERE titled.id = ticket.id'
            '   AND titled.title_words @@ %4$L::tsquery)'
            '  AND (%6$L > 1 OR %6$L = 1 AND ticket.id < %7$L::uuid)'
            '  ORDER BY ticket.id DESC LIMIT %8$L)'
            ') found WHERE (found.rank, found.id) < (%6$L::integer, %7$L::uuid) LIMIT %8$L',
            seen, number, tickets_search_title(gate.brand, gate.company, title), title, has_all,
            before_rank, before_id, most);
    END LOOP;
END $$
"""

NEAR = """
CREATE FUNCTION tickets_search_near(askers uuid[], near text, filters jsonb, most integer)
RETURNS TABLE (id uuid, rank integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET jit = off
SET pg_trgm.word_similarity_threshold = 0.35 AS $$
DECLARE
    asker uuid;
    gate record;
BEGIN
    FOREACH asker IN ARRAY askers LOOP
        SELECT * INTO gate FROM tickets_search_gate(asker, filters);
        CONTINUE WHEN gate.brand IS NULL;
        RETURN QUERY EXECUTE format(
            'SELECT ticket.id, (100 * word_similarity(%2$L, titled.title))::integer AS rank'
            ' FROM tickets_searchedtext titled JOIN tickets_ticket ticket ON ticket.id = titled.id'
            ' WHERE %1$s AND titled.brand_id = %3$L AND titled.title <> '''' '
            ' AND %2$L <%% titled.title ORDER BY rank DESC, ticket.id DESC LIMIT %4$L',
            gate.seen, near, gate.brand, most);
    END LOOP;
END $$
"""

FUNCTIONS = {
    "tickets_search_gate(uuid, jsonb)": GATE,
    "tickets_search_common(text)": COMMON,
    "tickets_search_word(uuid, uuid, text)": WORD,
    "tickets_search_title(uuid, uuid, tsquery)": TITLE,
    "tickets_search(uuid[], text[], text[], integer, jsonb, integer, uuid, integer)": SEARCH,
    "tickets_search_near(uuid[], text, jsonb, integer)": NEAR,
}


class Migration(migrations.Migration):
    dependencies = [("tickets", "0007_searched")]
    operations = [
        # A setting of an extension is known to a session that has used it.
        migrations.RunSQL("SELECT word_similarity('', '')", migrations.RunSQL.noop),
        *(
            migrations.RunSQL(statement, f"DROP FUNCTION {function}")
            for function, statement in FUNCTIONS.items()
        ),
    ]
