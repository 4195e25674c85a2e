"""Access details in the vault, and who looked at them."""

from tests.records.columns.spoilt import GIVEN, LATER, OTHER_MEMBER, Spoilt

KEPT_NOW = "given_at IS NOT NULL AND erased_at IS NULL"
TAKEN_BACK = "erased_by_id IS NOT NULL"

ACCESS: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "vault_access.ticket": Spoilt("gen_random_uuid()"),
    "vault_access.kind": Spoilt("'other'", "kind <> 'other'"),
    "vault_access.reason": GIVEN,
    "vault_access.because": Spoilt("jsonb_set(because, '{-1,clause}', '\"x\"')"),
    "vault_access.asked_by_id": Spoilt(OTHER_MEMBER.format("asked_by_id")),
    "vault_access.asked_at": Spoilt(f"asked_at {LATER}"),
    "vault_access.given_by_id": Spoilt(OTHER_MEMBER.format("given_by_id"), KEPT_NOW),
    "vault_access.given_at": Spoilt(f"given_at {LATER}", KEPT_NOW),
    "vault_access.confirmed": Spoilt("''", "confirmed <> ''"),
    "vault_access.sealed": GIVEN,
    "vault_access.sealed_key": GIVEN,
    "vault_access.erased_by_id": Spoilt(OTHER_MEMBER.format("erased_by_id"), TAKEN_BACK),
    "vault_access.erased_at": (
        Spoilt(f"erased_at {LATER}", TAKEN_BACK),
        Spoilt(f"erased_at {LATER}", "erased_by_id IS NULL AND erased_at IS NOT NULL"),
    ),
    "vault_accesslook.access_id": Spoilt(
        "(SELECT id FROM vault_access o WHERE o.id <> t.access_id ORDER BY o.id LIMIT 1)"
    ),
    "vault_accesslook.by_id": Spoilt(OTHER_MEMBER.format("by_id")),
    "vault_accesslook.at": Spoilt(f"at {LATER}"),
}
