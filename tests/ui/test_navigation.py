"""Which of the links that every page bears is the reader's place?"""

import pytest

from makegood.ui.navigation import DESK, PORTAL, links


@pytest.mark.parametrize(
    ("entries", "path", "current"),
    [
        (PORTAL, "/", {"/": "page"}),
        (PORTAL, "/tickets/", {"/tickets/": "page"}),
        (PORTAL, "/tickets/7/", {"/tickets/": "true"}),
        (PORTAL, "/ticketsandmore/", {}),
        (PORTAL, "/elsewhere/", {}),
        (DESK, "/desk/", {"/desk/": "page"}),
        (DESK, "/desk/mine/", {"/desk/mine/": "page"}),
        (DESK, "/desk/tickets/7/", {"/desk/": "true"}),
        (DESK, "/desk/companies/7/purchases", {"/desk/companies/": "true"}),
        (DESK, "/desk/purchases/7/", {"/desk/companies/": "true"}),
    ],
)
def test_the_readers_place_is_marked_once(entries, path, current):
    marked = {link.url: link.current for link in links(entries, path=path, counts={})}

    assert {url: mark for url, mark in marked.items() if mark} == current


def test_counts_stand_at_their_entry():
    found = links(PORTAL, path="/", counts={"portal:tickets": 2})

    assert {link.url: link.count for link in found if link.count} == {"/tickets/": 2}
