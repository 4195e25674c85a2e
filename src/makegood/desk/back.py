"""Where does a form that stands on several pages of the desk lead back to?"""

from typing import Final

from django.urls import Resolver404, resolve

LISTS: Final = ("queue", "mine", "to_judge", "waiting", "aside")


def way_back(path: str) -> str:
    """The list or the page of a ticket that the form was sent from, and no other place."""
    try:
        found = resolve(path.partition("?")[0])
    except Resolver404:
        return "desk:queue"
    is_ours = found.namespace == "desk" and found.url_name in (*LISTS, "ticket", "order")
    return path if is_ours else "desk:queue"
