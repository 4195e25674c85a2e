"""Which files of an agreement can be read, what do they hold, and what is wrong with them?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from makegood.terms.agreement.calendars import Holidays, all_hours, calendars_of, years_of
from makegood.terms.agreement.files import CasesFile, LanguageFile
from makegood.terms.agreement.flaw import Flaw
from makegood.terms.agreement.rules.rule import Rule
from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.shape import shaped
from makegood.terms.agreement.speech import SPEECH
from makegood.terms.agreement.text import Text, read_text
from makegood.terms.agreement.together import Language, flaws_between, listed_languages
from makegood.terms.worktime.calendar import Calendar

RULES = "agreement.toml"
CASES = "cases.toml"
CLAUSES = re.compile(r"clauses\.([a-z]{2})\.toml")
WHAT_BELONGS = f"An agreement is {RULES}, clauses.LANGUAGE.toml for each language, and {CASES}."


@dataclass(frozen=True, slots=True)
class Parts:
    """What could be read. `rules` and `calendars` are None where they have flaws."""

    texts: Mapping[str, Text]
    rules: Rules | None
    calendars: Mapping[str, Calendar] | None
    languages: Mapping[str, Language]
    cases: CasesFile | None
    flaws: tuple[Flaw, ...]


def read_parts(files: Mapping[str, str], holidays: Holidays) -> Parts:
    """All that the files hold, and all that is wrong with their shape and between them."""
    flaws: list[Flaw] = []
    texts = _texts(files, flaws)
    rules = _shaped(Rules, texts.get(RULES), flaws)
    cases = _shaped(CasesFile, texts.get(CASES), flaws)
    languages = _languages(texts, flaws)
    flaws += _missing_files(files, texts)
    if RULES in texts:
        flaws += flaws_between(texts[RULES], languages)
    calendars = _calendars(rules, texts[RULES], holidays, flaws) if rules else None
    return Parts(texts, rules, calendars, languages, cases, tuple(flaws))


def _texts(files: Mapping[str, str], flaws: list[Flaw]) -> dict[str, Text]:
    """The files that can be read; those that can't, or are strangers here, become flaws."""
    texts: dict[str, Text] = {}
    for name, source in files.items():
        if name not in (RULES, CASES) and not CLAUSES.fullmatch(name):
            flaws.append(Flaw(name, 1, "The file is no part of an agreement.", WHAT_BELONGS))
            continue
        match read_text(name, source):
            case Text() as text:
                texts[name] = text
            case flaw:
                flaws.append(flaw)
    return texts


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
        yield Flaw(RULES, 1, "The file is missing.", WHAT_BELONGS)
    for language in listed_languages(texts[RULES]) if RULES in texts else ():
        name = f"clauses.{language}.toml"
        if name not in files and language in SPEECH:
            yield texts[RULES].flaw(
                ("languages",),
                f"The file {name} is missing.",
                f"Write the clauses in `{language}`.",
            )


def _calendars(
    rules: Rules, text: Text, holidays: Holidays, flaws: list[Flaw]
) -> Mapping[str, Calendar] | None:
    try:
        return calendars_of(rules, holidays)
    except LookupError:
        flaws += _unknown_holidays(rules, text, holidays)
        return None


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
