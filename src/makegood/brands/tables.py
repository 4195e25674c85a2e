"""Which tables are there, whose are they, and what may the product do with them?

Every table of the database stands here once. A *brand* table has a `brand_id` and is walled by
row-level security; a *directory* table is common to all brands and reached by sign-in alone; a
*local* table belongs to a library or to this installation.
"""

from enum import StrEnum
from typing import Final


class Whose(StrEnum):
    BRAND = "brand"
    DIRECTORY = "directory"
    LOCAL = "local"


APPEND: Final = "SELECT, INSERT"
CHANGE: Final = "SELECT, INSERT, UPDATE"
ALL: Final = "SELECT, INSERT, UPDATE, DELETE"

BRAND_TABLES: Final[dict[str, str]] = {
    "brands_counter": CHANGE,
    "people_company": CHANGE,
    "people_member": CHANGE,
    "people_token": CHANGE,
    "receipts_receipt": CHANGE,
    "vault_access": CHANGE,
    "vault_accesslook": APPEND,
    "catalogue_product": CHANGE,
    "catalogue_edition": APPEND,
    "catalogue_price": APPEND,
    "catalogue_advertised": APPEND,
    "catalogue_release": CHANGE,
    "catalogue_madefor": APPEND,
    "catalogue_defect": CHANGE,
    "articles_article": CHANGE,
    "articles_revision": APPEND,
    "articles_publication": CHANGE,
    "agreements_version": APPEND,
    "ledger_account": CHANGE,
    "ledger_lot": CHANGE,
    "ledger_hold": CHANGE,
    "ledger_holdpart": CHANGE,
    "ledger_transfer": APPEND,
    "ledger_posting": APPEND,
    "ledger_remark": APPEND,
    "purchases_purchase": CHANGE,
    "purchases_purchasesheet": APPEND,
    "purchases_purchasewindow": CHANGE,
    "purchases_renewal": APPEND,
    "intake_rawmail": CHANGE,
    "intake_request": CHANGE,
    "intake_answeredsender": CHANGE,
    "intake_enclosure": APPEND,
    "tickets_ticket": CHANGE,
    "tickets_message": APPEND,
    "tickets_attachment": APPEND,
    "tickets_quote": CHANGE,
    "tickets_verdict": APPEND,
    "tickets_objection": CHANGE,
    "tickets_timeentry": CHANGE,
    "tickets_settlement": APPEND,
    "tickets_tag": CHANGE,
    "tickets_tickettag": CHANGE,
    "tickets_fieldrule": CHANGE,
    "tickets_ticketlink": CHANGE,
    "tickets_savedreply": CHANGE,
    "tickets_draft": ALL,
    "tickets_look": ALL,
    "tickets_merge": CHANGE,
    "tickets_call": CHANGE,
    "tickets_searchedtext": CHANGE,
    "outbox_parcel": CHANGE,
    "events_fact": APPEND,
}
DIRECTORY_TABLES: Final[dict[str, str]] = {
    "brands_brand": CHANGE,
    "brands_setuplink": CHANGE,
    "people_person": CHANGE,
    "account_emailaddress": ALL,
    "account_emailconfirmation": ALL,
    "django_session": ALL,
}
LOCAL_TABLES: Final[dict[str, str]] = {
    "django_content_type": ALL,
    "django_migrations": "SELECT",
    "auth_group": ALL,
    "auth_group_permissions": ALL,
    "auth_permission": ALL,
    "signin_cache": ALL,
    "api_visits": ALL,
    "procrastinate_events": ALL,
    "procrastinate_jobs": ALL,
    "procrastinate_periodic_defers": ALL,
    "procrastinate_workers": ALL,
}


def whose(table: str) -> Whose:
    """Whose `table` is. Raises KeyError for one that is not listed."""
    if table in BRAND_TABLES:
        return Whose.BRAND
    if table in DIRECTORY_TABLES:
        return Whose.DIRECTORY
    if table in LOCAL_TABLES:
        return Whose.LOCAL
    raise KeyError(f"{table} is not listed in makegood.brands.tables: say whose it is.")
