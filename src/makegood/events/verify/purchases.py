"""Are purchases what the facts say of them?"""

from typing import Final

from makegood.brands.checks import ROW, Check, derived, off

PURCHASE: Final = "purchases_purchase"

RECORDED: Final = "SELECT subject, {what} FROM events_fact WHERE kind = 'purchase.recorded'"
LATER: Final = """
    SELECT recorded.subject, {what} FROM events_fact recorded
    LEFT JOIN events_fact later ON later.brand_id = recorded.brand_id
     AND later.subject = recorded.subject AND later.kind = '{kind}'
    WHERE recorded.kind = 'purchase.recorded'
"""
SHEETS: Final = """
    SELECT coalesce(kept.id, told.purchase), told.advertised, kept.advertised_id
    FROM (SELECT subject AS purchase, line.id::uuid AS advertised FROM events_fact,
                 jsonb_array_elements_text(details -> 'sheet') AS line (id)
          WHERE kind = 'purchase.recorded') told
    FULL JOIN purchases_purchasesheet kept
      ON kept.purchase_id = told.purchase AND kept.advertised_id = told.advertised
    WHERE kept.id IS NULL OR told.purchase IS NULL
"""


def _recorded(column: str, what: str) -> Check:
    return derived(PURCHASE, column, RECORDED.format(what=what))


def _later(column: str, kind: str, what: str) -> Check:
    return derived(PURCHASE, column, LATER.format(what=what, kind=kind))


CHECKS: Final[tuple[Check, ...]] = (
    *(
        _recorded(f"{named}_id", f"(details ->> '{named}')::uuid")
        for named in ("company", "product", "edition", "release", "agreement_version")
    ),
    _recorded("seats", "(details ->> 'seats')::int"),
    _recorded("plan", "details ->> 'plan'"),
    _recorded("paid_minor", "(details ->> 'paid_minor')::bigint"),
    _recorded("currency", "details ->> 'currency'"),
    _recorded("list_minor", "(details ->> 'list_minor')::bigint"),
    _recorded("accepted_by", "details ->> 'accepted_by'"),
    _recorded("accepted_at", "(details ->> 'bought_at')::timestamptz"),
    _recorded("bought_at", "(details ->> 'bought_at')::timestamptz"),
    _later("cleared_at", "purchase.cleared", "(later.details ->> 'cleared_at')::timestamptz"),
    _later("ended_at", "purchase.ended", "(later.details ->> 'ended_at')::timestamptz"),
    _later("ended_why", "purchase.ended", "coalesce(later.details ->> 'why', '')"),
    off("purchases_purchasesheet", ROW, SHEETS),
)
