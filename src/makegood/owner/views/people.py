"""Who belongs to my brand?"""

import secrets
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from makegood.commands.people.add_customer import NewCustomer, add_customer
from makegood.commands.people.add_member import NewMember, add_member
from makegood.commands.people.change_roles import NewRoles, change_roles
from makegood.commands.people.end_membership import Leaving, end_membership
from makegood.commands.refused import Refused
from makegood.owner.people_forms import CustomerForm, StaffForm, roles_form
from makegood.owner.who import owned_by, owner_of
from makegood.people.models import Member
from makegood.people.queries import members_of
from makegood.ui.acts import say_what_came_of
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest, reading_of
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of


@require_safe
@staff_only
def people(request: BrandRequest, by: Member) -> HttpResponse:
    """The members of each brand that who asks owns."""
    brands = [(member.brand, members_of(member.brand_id)) for member in owned_by(request)]
    return render(request, "owner/people.html", {"owned": brands})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new_staff(request: BrandRequest, by: Member, slug: str) -> HttpResponseBase:
    """Add somebody to the staff."""
    form = StaffForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        owner = owner_of(request, slug)
        return _form_page(request, owner, form, heading=_("New member of staff"))
    owner = owner_of(request, slug)
    said = NewMember(**form.cleaned_data | {"roles": tuple(form.cleaned_data["roles"])})
    try:
        add_member(said, by=owner, key=key_of(request), at=timezone.now())
    except Refused as refused:
        form.add_error(None, refusal(refused))
        return _form_page(request, owner, form, heading=_("New member of staff"))
    messages.success(request, _("%(name)s can sign in now.") % {"name": said.name})
    return redirect("owner:people")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new_customer(request: BrandRequest, by: Member, slug: str) -> HttpResponseBase:
    """Add somebody of a customer, and the customer if it is a new one."""
    form = CustomerForm(request.POST or None)
    owner = owner_of(request, slug)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, owner, form, heading=_("New customer"))
    at, typed = timezone.now(), form.cleaned_data
    try:
        said = NewMember(
            address=typed["address"],
            user_name=typed["user_name"],
            name=typed["name"],
            language=typed["language"],
            roles=tuple(typed["roles"]),
        )
        new = NewCustomer(company=typed["company"], member=said)
        add_customer(new, by=owner, key=key_of(request), at=at)
    except Refused as refused:
        form.add_error(None, refusal(refused))
        return _form_page(request, owner, form, heading=_("New customer"))
    messages.success(request, _("%(name)s can sign in now.") % {"name": said.name})
    return redirect("owner:people")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def roles(request: BrandRequest, by: Member, member_id: UUID) -> HttpResponseBase:
    """Change what somebody may do."""
    owner, member = _member(request, member_id)
    form = roles_form(staff=member.is_staff, roles=member.roles, typed=request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, owner, form, heading=member.name, member=member)
    said = NewRoles(member_id=member.id, roles=tuple(form.cleaned_data["roles"]))
    try:
        change_roles(said, by=owner, key=key_of(request), at=timezone.now())
    except Refused as refused:
        form.add_error(None, refusal(refused))
        return _form_page(request, owner, form, heading=member.name, member=member)
    messages.success(request, _("The roles of %(name)s are changed.") % {"name": member.name})
    return redirect("owner:people")


@require_POST
@staff_only
def departure(request: BrandRequest, by: Member, member_id: UUID) -> HttpResponseBase:
    """End somebody's membership."""
    owner, member = _member(request, member_id)
    said = Leaving(member_id=member.id)
    key, at = key_of(request), timezone.now()
    is_gone = say_what_came_of(
        request,
        lambda: end_membership(said, by=owner, key=key, at=at),
        done=_("%(name)s is no member any more.") % {"name": member.name},
    )
    return redirect("owner:people") if is_gone else redirect("owner:roles", member_id)


def _member(request: BrandRequest, member_id: UUID) -> tuple[Member, Member]:
    with reading_of(request):
        for owner in request.members.values():
            if "owner" in owner.roles:
                member = members_of(owner.brand_id).filter(id=member_id).first()
                if member is not None:
                    return owner, member
    raise Http404


def _form_page(
    request: BrandRequest,
    owner: Member,
    form: Form,
    *,
    heading: str,
    member: Member | None = None,
) -> HttpResponse:
    shown = {
        "brand": owner.brand,
        "form": form,
        "heading": heading,
        "member": member,
        "key": secrets.token_urlsafe(16),
    }
    return render(request, "owner/person.html", shown, status=400 if form.errors else 200)
