"""What can an owner of a brand do?"""

from django.urls import path

from makegood.owner.views import people, set_up, tokens

app_name = "owner"
urlpatterns = [
    path("set-up/<slug:token>/", set_up.set_up, name="set_up"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/staff", people.new_staff, name="new_staff"),
    path("people/<slug:slug>/customers", people.new_customer, name="new_customer"),
    path("people/<uuid:member_id>/", people.roles, name="roles"),
    path("people/<uuid:member_id>/departure", people.departure, name="departure"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<slug:slug>/new", tokens.new_token, name="new_token"),
    path("tokens/<uuid:token_id>/revocation", tokens.revocation, name="revocation"),
]
