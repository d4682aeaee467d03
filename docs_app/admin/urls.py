"""The admin's addresses that are not Django's own. They come before those, which take the rest."""

from __future__ import annotations

from django.urls import path

from docs_app.admin.addresses import edit_view, preview_text_view

app_name = "editing"

urlpatterns = [
    path("edit/<slug:architecture>/<slug:kind>/<path:name>/", edit_view, name="edit"),
    path("preview/<slug:architecture>/text/", preview_text_view, name="preview-text"),
]
