"""Which link sets up the first brand? A fresh one, as long as there is none."""

import hashlib
import secrets


def offer(base_url: str) -> str | None:
    """A link below `base_url`, the desk's own address; None once there is a brand.

    It is good for 72 hours and once. Nobody can find it out again: only a hash of it is kept.
    """
    from django.utils import timezone

    from makegood.brands.ids import new_id
    from makegood.commands.brands.offer_setup_link import (
        AlreadySetUp,
        NewSetupLink,
        offer_setup_link,
    )
    from makegood.people.models import Machine

    at = timezone.now()
    token = secrets.token_urlsafe(32)
    try:
        offer_setup_link(
            NewSetupLink(token_sha256=hashlib.sha256(token.encode()).hexdigest()),
            by=Machine("operator", brand_id=new_id(at)),
            key="first brand",
            at=at,
        )
    except AlreadySetUp:
        return None
    return f"{base_url.rstrip('/')}/owner/set-up/{token}/"
