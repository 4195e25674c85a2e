"""The columns of the words under which tickets are found: the texts say each of them again."""

from tests.records.columns.spoilt import OTHER_COMPANY, Spoilt

OTHER_WORDS = "to_tsvector('simple', 'something else')"

SEARCHED = {
    "tickets_searchedtext.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.id <> t.ticket_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_searchedtext.company_id": Spoilt(OTHER_COMPANY.format("company_id")),
    "tickets_searchedtext.internal": (
        Spoilt("TRUE", where="NOT internal"),
        Spoilt("FALSE", where="internal"),
    ),
    "tickets_searchedtext.title": Spoilt("'Something else'", where="title <> ''"),
    "tickets_searchedtext.title_words": (
        Spoilt(OTHER_WORDS, where="title <> ''"),
        Spoilt(OTHER_WORDS, where="title = ''"),
    ),
    "tickets_searchedtext.words": Spoilt(OTHER_WORDS),
}
