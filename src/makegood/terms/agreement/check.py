"""Is an agreement in order: can it be read, obeyed, and meant as it stands?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from makegood.terms.agreement.alike import unlike_figures
from makegood.terms.agreement.calendars import Holidays
from makegood.terms.agreement.figures import figures_of
from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.lint.finding import Finding
from makegood.terms.agreement.lint.lint import lint
from makegood.terms.agreement.lint.unused import lint_channels, lint_figures, lint_names
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.parts import RULES, Parts, read_parts
from makegood.terms.agreement.read import made_of
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.text import Text
from makegood.terms.agreement.together import mentions_of
from makegood.terms.worktime.holidays import public_holidays


@dataclass(frozen=True, slots=True)
class Checked:
    """An agreement without an error; `warnings` are flaws that do not keep it from being used."""

    agreement: Agreement
    parts: Parts
    warnings: tuple[Flaw, ...]


def check_agreement(files: Mapping[str, str], *, holidays: Holidays = public_holidays) -> Checked:
    """The agreement that the files make, once the lint has looked at it, too.

    Raises AgreementFlawed with every error and every warning, if there is an error. For whoever is
    about to use files for the first time; what was published is read by `read_agreement`, so that
    a lint that learns more changes nothing for those who bought.
    """
    parts = read_parts(files, holidays)
    flaws = tuple(sorted({*parts.flaws, *_found(parts)}))
    if any(flaw.is_error for flaw in flaws):
        raise AgreementFlawed(flaws)
    return Checked(made_of(parts), parts, flaws)


def _found(parts: Parts) -> Iterator[Flaw]:
    if parts.rules is not None:
        yield from _in_rules(parts.rules, parts)
    for text, file in parts.languages.values():
        yield from _flaws(text, lint_names(file.names))
        if parts.rules is not None:
            yield from _flaws(text, lint_channels(parts.rules, file.channel))
    yield from unlike_figures(parts.languages)


def _in_rules(rules: Rules, parts: Parts) -> Iterator[Flaw]:
    text = parts.texts[RULES]
    yield from _flaws(text, lint(rules))
    if parts.languages:
        mentions = mentions_of(parts.languages)
        yield from _flaws(text, lint_figures(text.values, figures_of(text.values), mentions))


def _flaws(text: Text, findings: Iterator[Finding]) -> Iterator[Flaw]:
    for found in findings:
        yield text.flaw(found.path, found.says, found.instead, is_error=found.is_error)
