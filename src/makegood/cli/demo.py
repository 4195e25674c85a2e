"""What is there to see in the demo, and who can sign in? All of it is made by commands."""

import sys
from collections.abc import Sequence
from pathlib import Path


def prepare(home: Path, port: int, fresh: bool) -> Sequence[str]:
    """Fills the demo's database where it is empty; says who can sign in, a line each."""
    from django.utils import timezone

    from makegood.brands.models import Brand
    from makegood.cli.demo_cast import BRANDS, CUSTOMERS, PASSWORD, STAFF
    from makegood.cli.demo_story import Story

    told = home / "story-told"
    if not told.exists():
        if Brand.objects.exists():
            sys.exit("The demo was interrupted while it was set up: begin again with --fresh.")
        for brand in BRANDS:
            Story(brand, at=timezone.now().replace(microsecond=0)).tell()
        told.touch()
    portal = f"http://{BRANDS[0].slug}.localhost:{port}"
    desk = f"http://localhost:{port}"
    customer, agent, owner = CUSTOMERS[0], STAFF[1], STAFF[0]
    others = (f"http://{brand.slug}.localhost:{port}/ ({brand.pack})" for brand in BRANDS[1:])
    return (
        f"Sign in with the password {PASSWORD}, or with a code that is mailed:",
        f"  customer {customer.user_name:<6} at {portal}/",
        f"  agent    {agent.user_name:<6} at {desk}/desk/",
        f"  owner    {owner.user_name:<6} at {desk}/desk/",
        "The same people buy of four more vendors, each with an agreement of its own:",
        *(f"  {other}" for other in others),
        f"Mails that were sent: {portal}/sent-mail/",
        "Take a mail in: bin/makegood mail take --demo samples/mail/two-questions.eml",
    )
