"""How are refusals about what is sold, written and bought said?"""

from collections.abc import Callable
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from makegood.wording.amounts import money

# What is wrong with the words of a range or of a version.
UNREADABLE: Final[dict[str, str | Promise]] = {
    "is_too_long": gettext_lazy("they are too long"),
    "is_empty": gettext_lazy("there are none"),
    "nothing_fits": gettext_lazy("no version can be in it"),
    "sign_is_unknown": gettext_lazy("this sign means nothing here"),
    "version_is_missing": gettext_lazy("a version is missing"),
    "flag_is_unknown": gettext_lazy("this is no stage of a version"),
    "has_no_number": gettext_lazy("a version begins with a number"),
    "is_not_understood": gettext_lazy("this is not understood"),
    "has_too_many_parts": gettext_lazy("the version has too many parts"),
    "number_is_too_long": gettext_lazy("the number is too long"),
}


def _unreadable_range(said: dict[str, Any]) -> str:
    return _("%(words)s: %(finding)s, at letter %(place)s. Write versions such as >=1.6 <9.") % {
        "words": said["words"],
        "finding": UNREADABLE[said["finding"]],
        "place": said["place"] + 1,
    }


def _unreadable_version(said: dict[str, Any]) -> str:
    return _("%(words)s: %(finding)s, at letter %(place)s. Write a version such as 1.7.8.") % {
        "words": said["words"],
        "finding": UNREADABLE[said["finding"]],
        "place": said["place"] + 1,
    }


def _nothing_advertised(said: dict[str, Any]) -> str:
    return _(
        "The agreement goes by what was advertised on the day (clause %(clause)s), and the"
        " product's sheet named no platform. Add a line to it first."
    ) % {"clause": said["clause"]}


def _price_is_another(said: dict[str, Any]) -> str:
    return _(
        "At that moment the renewal costs %(price)s (clause %(clause)s). Nothing was recorded."
    ) % {"price": money(said["minor"], said["currency"]), "clause": said["clause"]}


OF_PURCHASES: Final[dict[str, Callable[[dict[str, Any]], str]]] = {
    "product_is_malformed": lambda said: _(
        "Something is missing, or is more than there is room for. Nothing was kept."
    ),
    "range_is_unreadable": _unreadable_range,
    "version_is_unreadable": _unreadable_version,
    "already_there": lambda said: _("There is one of this name already. Choose another."),
    "already_withdrawn": lambda said: _("It is sold no more as it is."),
    "release_is_withdrawn": lambda said: _("This release was taken back before."),
    "already_fixed": lambda said: _("A release mends this bug as it is."),
    "product_is_withdrawn": lambda said: _("The product was sold no more on that day."),
    "nothing_advertised": _nothing_advertised,
    "purchase_is_malformed": lambda said: _(
        "Something is missing or cannot be: perhaps a moment is yet to come, or lies before the"
        " purchase."
    ),
    "purchase_has_ended": lambda said: _("The purchase was undone: nothing can be added to it."),
    "purchase_is_pending": lambda said: _("The purchase is not paid for yet."),
    "already_cleared": lambda said: _("The payment was recorded before."),
    "not_renewable": lambda said: _("The agreement renews nothing of that name."),
    "no_price": lambda said: (
        _("There is no list price in %(currency)s to reckon the renewal from.")
        % {"currency": said["currency"]}
    ),
    "price_is_another": _price_is_another,
    "article_is_malformed": lambda said: _("There is not so much room for the title or the text."),
    "already_published": lambda said: _("Customers can read it as it is."),
    "not_published": lambda said: _("Customers cannot read it as it is."),
}
