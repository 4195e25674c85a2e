"""The tokens with which programs act as members."""

from tests.records.columns.spoilt import GIVEN, LATER, OTHER_MEMBER, Spoilt

TOKENS: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "people_token.member_id": Spoilt(OTHER_MEMBER.format("member_id")),
    "people_token.name": GIVEN,
    "people_token.prefix": GIVEN,
    "people_token.secret_sha256": GIVEN,
    "people_token.scopes": Spoilt("'{tickets:write}'"),
    "people_token.issued_at": Spoilt(f"issued_at {LATER}"),
    "people_token.expires_at": Spoilt(f"expires_at {LATER}"),
    "people_token.last_used_on": Spoilt("last_used_on + 1", "last_used_on IS NOT NULL"),
    "people_token.revoked_at": Spoilt("NULL", "revoked_at IS NOT NULL"),
}
