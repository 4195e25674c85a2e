"""Does a rule apply to what is known, and what would have to be known to say so?"""

from collections.abc import Mapping

from makegood.terms.agreement.rules.conditions import Bounds, Condition, Value

type Known = Mapping[str, Value]  # what is known of a request or ticket, by the fact's id


def applies(when: Mapping[str, Condition], known: Known) -> bool | None:
    """Whether all that `when` asks is so; None if that hangs on something that is not known.

    A rule that asks nothing applies. One condition that is not so is enough for a no.
    """
    answers = [is_so(asked, known[fact]) for fact, asked in when.items() if fact in known]
    if not all(answers):
        return False
    return True if len(answers) == len(when) else None


def unknown(when: Mapping[str, Condition], known: Known) -> tuple[str, ...]:
    """The facts that `when` asks for and that are not known, in its order."""
    return tuple(fact for fact in when if fact not in known)


def is_so(asked: Condition, value: Value) -> bool:
    """Whether the value is what is asked; unlike in Python, 1 is not the same as yes."""
    if not isinstance(asked, Bounds):
        return any(type(one) is type(value) and one == value for one in asked)
    if type(value) is not int:
        return False
    low, high = asked.at_least, asked.at_most
    return (low is None or low <= value) and (high is None or value <= high)
