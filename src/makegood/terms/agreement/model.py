"""What is an agreement, once its files have been read without a flaw?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from makegood.terms.agreement.calendars import HOURS
from makegood.terms.agreement.rules.consumption import Consumption, Decision
from makegood.terms.agreement.rules.kinds import IssueClass
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.zone import Zone

NO_ZONE = "UTC+00:00"  # where an agreement names none


@dataclass(frozen=True, slots=True)
class Tier:
    """A kind of support; rank 0 goes before all others."""

    id: str
    rank: int
    clause: str
    paid: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered term in one language, with the agreement's numbers filled in."""

    number: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Translation:
    """All that an agreement says in one language."""

    language: str
    title: str
    names: Mapping[str, Mapping[str, str]]  # by their table: tier, plan, priority, ...
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class CaseTable:
    """A table of cases, as the vendor wrote it; `line` is that of the first row."""

    rule: str
    line: int
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The support terms of a brand, in one version. Its rules are asked by `rating` and `coverage`.

    `clauses` are their numbers as printed; the first of `languages` governs.
    """

    name: str
    brand: str
    in_force_from: date
    languages: tuple[str, ...]
    clauses: tuple[str, ...]
    translations: tuple[Translation, ...]
    rules: Rules
    calendars: Mapping[str, Calendar]
    cases: tuple[CaseTable, ...]

    @property
    def unit(self) -> str:
        """Which units pay here: those of this agreement, in whichever version they were bought."""
        return self.name

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The kinds of support, the most favoured first."""
        return tuple(
            Tier(tier.id, rank, tier.clause, tier.paid) for rank, tier in enumerate(self.rules.tier)
        )

    @property
    def classes(self) -> tuple[IssueClass, ...]:
        """What a ticket can be about."""
        return self.rules.issue_class

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments that work on its classes, each once, in the order of the classes."""
        named = (one.department for one in self.classes if one.department)
        return tuple(dict.fromkeys(named))

    @property
    def sells(self) -> bool:
        """Whether some kind of support is paid for; then there are a consumption and a decision."""
        return any(tier.paid for tier in self.rules.tier)

    @property
    def counts_units(self) -> bool:
        """Whether support is paid from a balance of units, and not by invoice."""
        settlement = self.rules.consumption.settlement if self.rules.consumption else None
        return self.sells and (settlement is None or settlement.charges == "units")

    @property
    def consumption(self) -> Consumption:
        """When units are used, in an agreement that `sells`."""
        assert self.rules.consumption, "the reader refuses a paid tier without [consumption]"
        return self.rules.consumption

    @property
    def decision(self) -> Decision:
        """Who decides about a cost, in an agreement that `sells`."""
        assert self.rules.decision, "the reader refuses a paid tier without [decision]"
        return self.rules.decision

    @property
    def zone(self) -> Zone:
        """On whose clocks days begin and end: the zone that is named, else that of the hours."""
        hours = self.rules.hours
        return Zone(self.rules.zone or (hours.zone if hours else NO_ZONE))

    def calendar(self, name: str | None = None) -> Calendar:
        """The open time of the calendar of that id; of `[hours]` if none is named."""
        return self.calendars[name or HOURS]

    def tier(self, tier_id: str) -> Tier:
        """The tier of that id, which must be one of the agreement's."""
        return next(tier for tier in self.tiers if tier.id == tier_id)

    def spoken(self, language: str) -> str:
        """The language in which someone of `language` reads this agreement: that or the first."""
        return self._in(language).language

    def title(self, language: str) -> str:
        """What the agreement calls itself."""
        return self._in(language).title

    def tier_name(self, tier_id: str, language: str) -> str:
        """What the agreement calls a tier."""
        return self.name_of("tier", tier_id, language)

    def class_name(self, class_id: str, language: str) -> str:
        """What the agreement calls a class of issues."""
        return self.name_of("issue_class", class_id, language)

    def channel_name(self, channel_id: str, language: str) -> str:
        """What the agreement calls a channel; where it has no name for it, its id in words."""
        names = self._in(language).names["channel"]
        return names.get(channel_id, channel_id.replace("_", " "))

    def name_of(self, table: str, name_id: str, language: str) -> str:
        """What the agreement calls a plan, priority, symptom, fact, choice or window."""
        return self._in(language).names[table][name_id]

    def clause_heading(self, number: str, language: str) -> str:
        """The heading of a clause, which must be one of `clauses`."""
        return self._clause(number, language).heading

    def clause_words(self, number: str, language: str) -> str:
        """The words of a clause, which must be one of `clauses`, with every number filled in.

        In a language that the agreement does not speak, the words are the first language's, and
        begin with its code: "[en] ...".
        """
        words = self._clause(number, language).words
        spoken = self.spoken(language)
        return words if spoken == _short(language) else f"[{spoken}] {words}"

    def _clause(self, number: str, language: str) -> Clause:
        return next(clause for clause in self._in(language).clauses if clause.number == number)

    def _in(self, language: str) -> Translation:
        wanted = _short(language)
        spoken = (each for each in self.translations if each.language == wanted)
        return next(spoken, self.translations[0])


def _short(language: str) -> str:
    """ "de" for "de-at": agreements do not tell countries apart."""
    return language.lower().replace("_", "-").split("-")[0]
