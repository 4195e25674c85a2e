"""What in the rules of an agreement can't be right, or can't be meant?"""

from collections.abc import Iterator

from makegood.terms.agreement.lint.conditions import lint_conditions
from makegood.terms.agreement.lint.finding import Finding
from makegood.terms.agreement.lint.kinds import lint_kinds
from makegood.terms.agreement.lint.paying import lint_paying
from makegood.terms.agreement.lint.promises import lint_promises
from makegood.terms.agreement.lint.reach import lint_reach
from makegood.terms.agreement.lint.references import lint_references
from makegood.terms.agreement.lint.remedies import lint_remedies
from makegood.terms.agreement.lint.unused import lint_unused
from makegood.terms.agreement.rules.whole import Rules

LOOKS = (
    lint_references,
    lint_kinds,
    lint_paying,
    lint_promises,
    lint_remedies,
    lint_unused,
)


def lint(rules: Rules) -> Iterator[Finding]:
    """All that is found in rules whose tables are well-formed, in no particular order.

    Which requests the rules reach is looked at once all conditions can be so.
    """
    flawed = tuple(lint_conditions(rules))
    yield from flawed
    for look in LOOKS:
        yield from look(rules)
    if not flawed:
        yield from lint_reach(rules)
