"""How does a button that asks for nothing else act, and say what came of it?"""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404

from makegood.commands.refused import NotThere, Refused
from makegood.ui.middleware import BrandRequest
from makegood.ui.refusals import refusal


def say_what_came_of(request: BrandRequest, run: Callable[[], object], *, done: str) -> bool:
    """Whether the command that `run` gives succeeded; the next page says `done`, or why not.

    For acts with nothing typed that could be lost. Raises Http404 where the command finds nothing.
    """
    try:
        run()
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        messages.error(request, refusal(refused))
        return False
    messages.success(request, done)
    return True
