"""What agreement do a vendor's files make, or what is wrong with them?"""

from collections.abc import Iterator, Mapping

from makegood.terms.agreement.calendars import Holidays
from makegood.terms.agreement.clauses import fill
from makegood.terms.agreement.figures import Figure, figures_of
from makegood.terms.agreement.files import CasesFile, ClauseText, LanguageFile
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.lines import line_of
from makegood.terms.agreement.model import Agreement, CaseTable, Clause, Translation
from makegood.terms.agreement.parts import CASES, RULES, Parts, read_parts
from makegood.terms.agreement.speech import SPEECH
from makegood.terms.agreement.text import Text
from makegood.terms.worktime.holidays import public_holidays


def read_agreement(files: Mapping[str, str], *, holidays: Holidays = public_holidays) -> Agreement:
    """The agreement that the files make; `files` are texts by name.

    agreement.toml and a clauses.LANGUAGE.toml for each of its languages must be there, cases.toml
    may. `holidays` tells the dates of public holidays: a library's, or those that were kept with a
    version. Raises AgreementFlawed with every flaw: an agreement is never read in part.

    This is for versions that were checked when they were published: see `check_agreement`.
    """
    parts = read_parts(files, holidays)
    if parts.flaws:
        raise AgreementFlawed(tuple(sorted(set(parts.flaws))))
    return made_of(parts)


def made_of(parts: Parts) -> Agreement:
    """The agreement of parts without flaws."""
    rules, calendars = parts.rules, parts.calendars
    assert rules is not None, "rules that are missing or can't be read are a flaw"
    assert calendars is not None, "holidays that are not known are a flaw"
    figures = figures_of(parts.texts[RULES].values)
    translations = tuple(
        _translation(language, parts.languages[language][1], figures)
        for language in rules.languages
    )
    return Agreement(
        name=rules.name,
        brand=rules.brand,
        in_force_from=rules.in_force_from,
        languages=rules.languages,
        clauses=tuple(clause.number for clause in translations[0].clauses),
        translations=translations,
        rules=rules,
        calendars=calendars,
        cases=tuple(_tables(parts.cases, parts.texts)),
    )


def _translation(language: str, file: LanguageFile, figures: Mapping[str, Figure]) -> Translation:
    names = file.names

    def filled(clause: ClauseText) -> str:
        return fill(clause.words, figures, SPEECH[language], names)

    return Translation(
        language=language,
        title=file.title,
        names=names,
        clauses=tuple(
            Clause(clause.number, clause.heading, filled(clause).strip()) for clause in file.clause
        ),
    )


def _tables(cases: CasesFile | None, texts: Mapping[str, Text]) -> Iterator[CaseTable]:
    """The rows of each table; one that begins on the line after its key is counted from there."""
    for number, table in enumerate(cases.table if cases else ()):
        text = texts[CASES]
        line = line_of(text.lines, ("table", number, "cases"))
        written = text.source.splitlines()[line - 1]
        begins_below = written.rstrip().endswith(('"""', "'''"))
        yield CaseTable(table.rule, line + begins_below, tuple(table.cases.splitlines()))
