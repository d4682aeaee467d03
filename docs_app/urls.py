"""Every address of the app. Each page of an architecture also exists as it was in a version."""

from django.urls import URLPattern, URLResolver, include, path

from docs_app.views import (
    docs,
    entry_points,
    history,
    home,
    hops,
    lint,
    overview,
    ports,
    routes,
    rules,
    zones,
)

app_name = "docs_app"

book: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="overview"),
    path("routes/", routes.routes, name="routes"),
    path("routes/<slug:route>/", routes.route, name="route"),
    path("routes/<slug:route>/steps/<int:number>/", routes.step, name="step"),
    path("hops/", hops.hops, name="hops"),
    path("hops/<slug:hop>/", hops.hop, name="hop"),
    path("ports/", ports.ports, name="ports"),
    path("rules/", rules.rules, name="rules"),
    path("zones/", zones.zones, name="zones"),
    path("entry-points/", entry_points.entry_points, name="entry-points"),
    path("docs/", docs.contents, name="docs"),
    path("docs/<path:path>/", docs.doc, name="doc"),
    path("lint/", lint.lint, name="lint"),
    path("lint/<str:code>/", lint.code, name="code"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("architectures.json", home.architectures, name="architectures"),
    path("<slug:architecture>/", include(book)),
    path("<slug:architecture>/versions/", history.history, name="versions"),
    path("<slug:architecture>/versions/<int:version>/", include((book, "as-it-was"))),
]
