"""Every address of the site: the admin, signing in and out, health, and the app's own."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from routing_site.favicon import favicon
from routing_site.health import healthz

urlpatterns = [
    path("admin/", include("docs_app.admin.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("favicon.ico", favicon),
    path("accounts/login/", LoginView.as_view(), name="login"),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("", include("docs_app.urls")),
]

handler403 = "docs_app.views.errors.not_allowed"
handler404 = "docs_app.views.errors.not_found"
