"""`makegood agreement schema`: which keys and values can stand in the files, for an editor?"""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from makegood.cli.agreement_said import print_json
from makegood.terms.agreement.schema import SCHEMAS, schema_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_arguments(actions: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `schema` to what `agreement` can do."""
    parser = actions.add_parser(
        "schema",
        help="Prints the JSON Schema of an agreement's files, for editors.",
        description="Prints a JSON Schema (draft 2020-12) with which editors of TOML complete keys,"
        " explain them and mark mistakes. `check` finds more: what lies between keys and files.",
    )
    parser.add_argument(
        "--file",
        choices=SCHEMAS,
        default="agreement",
        help="which of the files: agreement.toml, clauses.LANGUAGE.toml or cases.toml",
    )


def run(args: Namespace) -> int:
    """Prints the schema; gives the exit code."""
    print_json(schema_of(args.file))
    return 0
