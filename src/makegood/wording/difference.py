"""How does the difference of two versions of an agreement read?"""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from gettext import translation

from makegood.terms.agreement.change import Change, Kind
from makegood.terms.agreement.preference import Favours
from makegood.wording.agreement import LOCALE

SENTENCE_ENDS = re.compile(r"(?<=[.!?:])\s+|\n+")
CLAUSE = "clause"


def gettext_noop(words: str) -> str:
    """Marks words for the catalogue, as Django's function of that name does, without Django."""
    return words


SENTENCES = {
    (Kind.ADDED, False): gettext_noop("%(place)s is new."),
    (Kind.ADDED, True): gettext_noop("%(place)s is %(new)s; it was not said before."),
    (Kind.REMOVED, False): gettext_noop("%(place)s is gone."),
    (Kind.REMOVED, True): gettext_noop("%(place)s was %(old)s; it is not said any more."),
    (Kind.CHANGED, True): gettext_noop("%(place)s was %(old)s and is %(new)s."),
    (Kind.REORDERED, True): gettext_noop("%(place)s: the order was %(old)s and is %(new)s."),
    (Kind.RENUMBERED, True): gettext_noop("Clause %(old)s is clause %(new)s."),
    (Kind.REWORDED, True): gettext_noop("Clause %(clause)s is worded otherwise (%(language)s):"),
}
OF_CLAUSES = {
    Kind.ADDED: gettext_noop("Clause %(clause)s is new: %(new)s."),
    Kind.REMOVED: gettext_noop("Clause %(clause)s is gone: %(old)s."),
}
GAINS = {
    Favours.CUSTOMER: gettext_noop("Better for the customer."),
    Favours.VENDOR: gettext_noop("Worse for the customer."),
    Favours.NOBODY: "",
}


def say_changes(changes: Iterable[Change], language: str) -> Iterator[str]:
    """A line for each change, and for each sentence that went or came; then how many there are.

    Reads our catalogue by itself, because the command line compares without loading Django.
    """
    gettext = translation("django", LOCALE, [language], fallback=True).gettext
    counts = dict.fromkeys(Favours, 0)
    for change in changes:
        counts[change.favours] += 1
        yield say_change(change, gettext)
        if change.kind is Kind.REWORDED:
            yield from _sentences(change.old or "", change.new or "")
    if not any(counts.values()):
        yield gettext("The two are the same.")
        return
    yield gettext(
        "Differences: %(all)s. Better for the customer: %(better)s. Worse: %(worse)s."
    ) % {
        "all": sum(counts.values()),
        "better": counts[Favours.CUSTOMER],
        "worse": counts[Favours.VENDOR],
    }


def say_change(change: Change, gettext: Callable[[str], str]) -> str:
    """The change in a line: where it stands, what it is, whom it rests on, who gains."""
    sentence = _sentence(change)
    facts = {
        "place": ".".join(change.place),
        "old": change.old,
        "new": change.new,
        "clause": change.clause,
        "language": change.place[0],
    }
    gains = GAINS[change.favours]
    said = [
        f"{change.file}:{change.line}:",
        "" if change.clause is None or change.place[-2:-1] == (CLAUSE,) else f"§ {change.clause}",
        gettext(sentence) % facts,
        gettext(gains) if gains else "",
    ]
    return " ".join(part for part in said if part)


def _sentence(change: Change) -> str:
    if change.place[0] == CLAUSE and change.kind in OF_CLAUSES:
        return OF_CLAUSES[change.kind]
    return SENTENCES[change.kind, change.old is not None or change.new is not None]


def _sentences(old: str, new: str) -> Iterator[str]:
    """The sentences of a clause that went, and those that came."""
    was, now = SENTENCE_ENDS.split(old), SENTENCE_ENDS.split(new)
    for kind, start, end, begin, stop in SequenceMatcher(None, was, now).get_opcodes():
        if kind != "equal":
            yield from (f"  - {one}" for one in was[start:end])
            yield from (f"  + {one}" for one in now[begin:stop])
