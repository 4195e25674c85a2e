"""How is the library told which parts of a request a view takes?"""

import inspect
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Path as FromPath
from ninja import Schema
from pydantic import create_model

from makegood.api.v1.route import PLACES


def places_of(path: str, name: str) -> list[inspect.Parameter]:
    """The request, and what its address names, as the parameters of the view `name`."""
    parameters = [parameter("request", HttpRequest)]
    if places := PLACES.findall(path):
        fields: dict[str, Any] = {place: (UUID, ...) for place in places}
        model = create_model(f"{name}_path", __base__=Schema, **fields)
        parameters.append(parameter("path", FromPath[model]))
    return parameters


def parameter(name: str, annotation: object) -> inspect.Parameter:
    """One parameter of a view, handed over by its name."""
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation)
