"""Do tiers, priorities and channels make sense together?"""

from collections.abc import Iterator

from makegood.terms.agreement.lint.finding import Finding, error, one_of
from makegood.terms.agreement.lint.references import ids
from makegood.terms.agreement.rules.whole import Rules

MAIL = "mail"  # the id of the channel that mails come by


def lint_kinds(rules: Rules) -> Iterator[Finding]:
    """What is wrong with priorities and their symptoms, verdicts and their tiers, and mail."""
    yield from _unless_said(rules)
    yield from _symptoms_of_two(rules)
    yield from _tiers_of_verdicts(rules)
    yield from _mail(rules)


def _unless_said(rules: Rules) -> Iterator[Finding]:
    said = [number for number, priority in enumerate(rules.priority) if priority.unless_said]
    if rules.priority and not said:
        yield error(
            ("priority",),
            "No priority is that of a ticket that says nothing.",
            "Write `unless_said = true` with one.",
        )
    for number in said[1:]:
        yield error(
            ("priority", number, "unless_said"),
            "A ticket that says nothing has a priority already.",
            "Write `unless_said = true` with one only.",
        )


def _symptoms_of_two(rules: Rules) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for number, priority in enumerate(rules.priority):
        for place, symptom in enumerate(priority.symptoms):
            if symptom in seen:
                yield error(
                    ("priority", number, "symptoms", place),
                    f"`{symptom}` is a symptom of `{seen[symptom]}`, too.",
                    "Write it with one of them.",
                )
            seen.setdefault(symptom, priority.id)


def _tiers_of_verdicts(rules: Rules) -> Iterator[Finding]:
    paid = ids(*(tier for tier in rules.tier if tier.paid))
    free = ids(*(tier for tier in rules.tier if not tier.paid))
    for number, rule in enumerate(rules.coverage):
        if rule.outcome == "payable" and rule.tier in free:
            yield error(
                ("coverage", number, "tier"),
                f"`{rule.tier}` is not paid for.",
                one_of(paid, "Let a tier be paid."),
            )
        if rule.outcome == "covered" and not free:
            yield error(
                ("coverage", number),
                "It is covered, but every tier is paid for.",
                "Add a [[tier]] with `paid = false`.",
            )


def _mail(rules: Rules) -> Iterator[Finding]:
    """Mails come unasked, so that every agreement has to say what becomes of them."""
    takes = {channel.id: channel.takes for channel in rules.channel}.get(MAIL)
    if rules.mail is None and takes is None:
        yield error(
            (),
            "Nothing says what becomes of a mail.",
            f'Add [{MAIL}], or a [[channel]] with id = "{MAIL}" that says what it takes.',
        )
    elif rules.mail is None and takes == "requests":
        yield error(
            ("channel",),
            "Mails become requests, but nothing says which.",
            f"Add [{MAIL}] with what is required of them.",
        )
    elif rules.mail is not None and takes not in (None, "requests"):
        yield error(
            (MAIL,),
            f"[{MAIL}] makes requests of mails, but the channel says `{takes}`.",
            'Write takes = "requests" there, or take the table away.',
        )
