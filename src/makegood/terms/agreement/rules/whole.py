"""What can stand in agreement.toml?"""

from datetime import date
from typing import Annotated

from pydantic import Field

from makegood.terms.agreement.checks import Id, Languages, Name, Said, ZoneName
from makegood.terms.agreement.rules.changes import Amendment, Declarations
from makegood.terms.agreement.rules.channels import Channels, Mail
from makegood.terms.agreement.rules.consumption import Consumption, Decision
from makegood.terms.agreement.rules.coverage import Access, Coverages, Objection
from makegood.terms.agreement.rules.hours import Hours
from makegood.terms.agreement.rules.kinds import (
    AskedFacts,
    IssueClasses,
    Plans,
    Priorities,
    Relabel,
    Tiers,
)
from makegood.terms.agreement.rules.promises import Escalations, PromiseRules
from makegood.terms.agreement.rules.rates import (
    Ceiling,
    Packs,
    Quotas,
    Rates,
    Surcharges,
    Unspent,
    Work,
)
from makegood.terms.agreement.rules.remedies import Attainments, Caps, RemedyRules, Wallet
from makegood.terms.agreement.rules.rule import Rule
from makegood.terms.agreement.rules.windows import Compatibility, Downloads, WindowRules


class Rules(Rule):
    """The whole of agreement.toml. What an agreement does not speak of is left out."""

    name: Id
    brand: Name
    in_force_from: date
    languages: Languages
    zone: ZoneName | None = None  # of dates; that of `[hours]` if left out
    said: Annotated[dict[Id, Said], Field(max_length=50)] = {}

    tier: Tiers
    issue_class: IssueClasses
    plan: Plans = ()
    priority: Priorities = ()
    relabel: Relabel | None = None
    fact: AskedFacts = ()

    hours: Hours | None = None
    calendar: Annotated[dict[Id, Hours], Field(max_length=20)] = {}

    channel: Channels = ()
    mail: Mail | None = None
    coverage: Coverages = ()
    objection: Objection | None = None
    access: Access | None = None

    packs: Packs | None = None
    rate: Rates = ()
    work: Work | None = None
    surcharge: Surcharges = ()
    quota: Quotas = ()
    ceiling: Ceiling | None = None
    unspent: Unspent | None = None
    consumption: Consumption | None = None
    decision: Decision | None = None

    window: WindowRules = ()
    compatibility: Compatibility | None = None
    downloads: Downloads | None = None

    promise: PromiseRules = ()
    escalation: Escalations = ()
    remedy: RemedyRules = ()
    cap: Caps = ()
    attainment: Attainments = ()
    wallet: Wallet | None = None

    declares: Declarations = ()
    amendment: Amendment | None = None
