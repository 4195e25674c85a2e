"""Are brands, companies and members what the facts say of them?"""

from typing import Final

from makegood.brands.checks import Check, derived

BRANDS: Final = "SELECT subject, at FROM events_fact WHERE kind = 'brand.created'"
COMPANIES: Final = "SELECT subject, at FROM events_fact WHERE kind = 'company.added'"
JOINED: Final = "SELECT subject, at FROM events_fact WHERE kind = 'member.added'"
COMPANY_OF: Final = """
    SELECT subject, (details ->> 'company')::uuid FROM events_fact WHERE kind = 'member.added'
"""
ROLES: Final = """
    SELECT DISTINCT ON (subject) subject,
           ARRAY(SELECT jsonb_array_elements_text(details -> 'roles'))::varchar[]
    FROM events_fact WHERE kind IN ('member.added', 'member.roles_changed')
    ORDER BY subject, turn DESC
"""
LEFT: Final = """
    SELECT added.subject, gone.at FROM events_fact added
    LEFT JOIN events_fact gone ON gone.subject = added.subject AND gone.kind = 'member.left'
    WHERE added.kind = 'member.added'
"""
WITHHELD: Final = """
    SELECT added.subject, coalesce(last.kind = 'company.paid_withheld', FALSE)
    FROM events_fact added
    LEFT JOIN (SELECT DISTINCT ON (subject) subject, kind FROM events_fact
               WHERE kind IN ('company.paid_withheld', 'company.paid_offered')
               ORDER BY subject, turn DESC) last ON last.subject = added.subject
    WHERE added.kind = 'company.added'
"""
PUBLISHED: Final = "SELECT subject, at FROM events_fact WHERE kind = 'version.published'"
NUMBERS: Final = """
    SELECT subject, (details ->> 'number')::int FROM events_fact WHERE kind = 'version.published'
"""

CHECKS: Final[tuple[Check, ...]] = (
    derived("brands_brand", "created_at", BRANDS),
    derived("people_company", "created_at", COMPANIES),
    derived("people_company", "paid_withheld", WITHHELD),
    derived("people_member", "joined_at", JOINED),
    derived("people_member", "company_id", COMPANY_OF),
    derived("people_member", "roles", ROLES),
    derived("people_member", "left_at", LEFT),
    derived("agreements_version", "published_at", PUBLISHED),
    derived("agreements_version", "number", NUMBERS),
)
