"""Which addresses do the pages of all doors share?"""

from django.urls import path

from makegood.ui import views

app_name = "ui"
urlpatterns = [
    path("preferences/theme", views.keep_theme, name="theme"),
    path("brand.css", views.brand_stylesheet, name="brand"),
]
