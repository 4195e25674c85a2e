"""What can an owner of a brand do?"""

from django.urls import path

from makegood.owner.views import set_up

app_name = "owner"
urlpatterns = [
    path("set-up/<slug:token>/", set_up.set_up, name="set_up"),
]
