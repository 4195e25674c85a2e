"""How is a page answered that holds somebody's secret? So that nothing else ever tells of it."""

from collections.abc import Callable, ItemsView
from functools import update_wrapper
from types import FrameType
from typing import Any, Concatenate

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.datastructures import MultiValueDict
from django.views.debug import SafeExceptionReporterFilter

from makegood.ui.middleware import BrandRequest

type View[**P] = Callable[Concatenate[BrandRequest, P], HttpResponseBase]


class SaysNothing(SafeExceptionReporterFilter):
    """Error pages and error mails tell neither what was sent nor what any function held.

    Marking each function whose variables are secret was tried: the functions of the framework and
    of the libraries below it cannot be marked, and in debugging no mark counts.
    """

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> MultiValueDict[str, Any]:
        return MultiValueDict()

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        return {}.items()


def unspoken[**P](view: View[P]) -> View[P]:
    """No error report tells what was sent to this page, and nothing on the way keeps its answer."""

    def answering(request: BrandRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.exception_reporter_filter = SaysNothing()
        response = view(request, *args, **kwargs)
        patch_cache_control(response, no_store=True)
        return response

    update_wrapper(answering, view)
    return answering
