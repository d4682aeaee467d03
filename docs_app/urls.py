"""Every address of the app."""

from django.urls import URLPattern, URLResolver

app_name = "docs_app"

urlpatterns: list[URLPattern | URLResolver] = []
