"""What agreement do a vendor's files make, or what is wrong with them?"""

import re
from collections.abc import Iterator, Mapping

from makegood.terms.agreement.calendars import Holidays, all_hours, calendars_of, years_of
from makegood.terms.agreement.clauses import fill
from makegood.terms.agreement.figures import Figure, figures_of
from makegood.terms.agreement.files import ALL, CasesFile, ClauseText, LanguageFile
from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.lines import line_of
from makegood.terms.agreement.model import Agreement, CaseTable, Clause, Translation
from makegood.terms.agreement.rules.rule import Rule
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.shape import shaped
from makegood.terms.agreement.speech import SPEECH
from makegood.terms.agreement.text import Text, read_text
from makegood.terms.agreement.together import Language, flaws_between, listed_languages
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.holidays import public_holidays

RULES = "agreement.toml"
CASES = "cases.toml"
CLAUSES = re.compile(r"clauses\.([a-z]{2})\.toml")


def read_agreement(files: Mapping[str, str], *, holidays: Holidays = public_holidays) -> Agreement:
    """The agreement that the files make; `files` are texts by name.

    agreement.toml and a clauses.LANGUAGE.toml for each of its languages must be there, cases.toml
    may. `holidays` tells the dates of public holidays: a library's, or those that were kept with a
    version. Raises AgreementFlawed with every flaw: an agreement is never read in part.
    """
    flaws: list[Flaw] = []
    texts = _texts(files, flaws)
    rules = _shaped(Rules, texts.get(RULES), flaws)
    cases = _shaped(CasesFile, texts.get(CASES), flaws)
    languages = _languages(texts, flaws)
    flaws += _missing_files(files, texts)
    if RULES in texts:
        flaws += flaws_between(texts[RULES], languages)
    if flaws or not rules:
        raise AgreementFlawed(tuple(sorted(set(flaws))))
    calendars = _calendars(rules, texts[RULES], holidays)
    figures = figures_of(texts[RULES].values)
    translations = tuple(
        _translation(language, languages[language][1], figures) for language in rules.languages
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
        cases=tuple(_tables(cases, texts)),
    )


def _calendars(rules: Rules, text: Text, holidays: Holidays) -> Mapping[str, Calendar]:
    try:
        return calendars_of(rules, holidays)
    except LookupError:
        raise AgreementFlawed(tuple(sorted(_unknown_holidays(rules, text, holidays)))) from None


def _unknown_holidays(rules: Rules, text: Text, holidays: Holidays) -> Iterator[Flaw]:
    for _name, path, hours in all_hours(rules):
        for place, each in enumerate(hours.holidays):
            try:
                holidays(each.country, each.subdivision, years_of(rules))
            except LookupError:
                code = f"{each.country}-{each.subdivision}".removesuffix("-")
                yield text.flaw(
                    (*path, "holidays", place),
                    f"The public holidays of {code} are not known.",
                    'Write the codes of ISO 3166, such as country = "DE", subdivision = "BY".',
                )


def _texts(files: Mapping[str, str], flaws: list[Flaw]) -> dict[str, Text]:
    """The files that can be read; those that can't, or are strangers here, become flaws."""
    texts: dict[str, Text] = {}
    for name, source in files.items():
        if name not in (RULES, CASES) and not CLAUSES.fullmatch(name):
            flaws.append(
                Flaw(name, 1, "The file is no part of an agreement.", _what_belongs_here())
            )
            continue
        match read_text(name, source):
            case Text() as text:
                texts[name] = text
            case flaw:
                flaws.append(flaw)
    return texts


def _what_belongs_here() -> str:
    return f"An agreement is {RULES}, clauses.LANGUAGE.toml for each language, and {CASES}."


def _shaped[File: Rule](kind: type[File], text: Text | None, flaws: list[Flaw]) -> File | None:
    if text is None:
        return None
    match shaped(kind, text):
        case tuple() as found:
            flaws += found
            return None
        case file:
            return file


def _languages(texts: Mapping[str, Text], flaws: list[Flaw]) -> dict[str, Language]:
    """The clauses of each language that could be read; the governing language is first."""
    found: dict[str, Language] = {}
    for name, text in texts.items():
        if match := CLAUSES.fullmatch(name):
            file = _shaped(LanguageFile, text, flaws)
            if file:
                found[match[1]] = (text, file)
    listed = listed_languages(texts[RULES]) if RULES in texts else ()
    in_order = [language for language in listed if language in found]
    return {language: found[language] for language in dict.fromkeys([*in_order, *found])}


def _missing_files(files: Mapping[str, str], texts: Mapping[str, Text]) -> Iterator[Flaw]:
    if RULES not in files:
        yield Flaw(RULES, 1, "The file is missing.", _what_belongs_here())
    for language in listed_languages(texts[RULES]) if RULES in texts else ():
        name = f"clauses.{language}.toml"
        if name not in files:
            yield texts[RULES].flaw(
                ("languages",),
                f"The file {name} is missing.",
                f"Write the clauses in `{language}`.",
            )


def _translation(language: str, file: LanguageFile, figures: Mapping[str, Figure]) -> Translation:
    names = file.names

    def filled(clause: ClauseText) -> str:
        return fill(clause.words, figures, SPEECH[language], names[ALL])

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
