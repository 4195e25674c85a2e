"""Which of the sign-in library's pages are there, and where? The names are the library's."""

from django.urls import path

from makegood.signin import views

urlpatterns = [
    # One page for both names: a code is the first way in, and a password the second.
    path("", views.ask_for_code, name="account_login"),
    path("", views.ask_for_code, name="account_request_login_code"),
    path("code/", views.enter_code, name="account_confirm_login_code"),
    path("password/", views.use_password, name="signin_password"),
    path("out/", views.sign_out, name="account_logout"),
    path("closed/", views.account_is_closed, name="account_inactive"),
    path("reset/", views.ask_to_reset, name="account_reset_password"),
    path("reset/code/", views.enter_reset_code, name="account_confirm_password_reset_code"),
    path("reset/password/", views.set_password, name="account_complete_password_reset"),
    path("reset/done/", views.password_is_set, name="account_password_reset_completed"),
    path("join/", views.not_offered, name="account_signup"),
    path("again/", views.not_offered, name="account_reauthenticate"),
    path("verify/", views.not_offered, name="account_email_verification_sent"),
]
