"""Every address of the app.

Each page of an architecture also exists as it was in a version, and as it is drafted.
"""

from django.urls import URLPattern, URLResolver, include, path

from docs_app.core.addresses import DRAFT
from docs_app.views import (
    account,
    check_export,
    compare,
    compared_diagram,
    diagrams,
    discarding,
    docs,
    entry_points,
    failures,
    feed,
    files,
    history,
    home,
    hops,
    lint,
    markdown,
    markdown_errors,
    markdown_history,
    markdown_trace,
    news,
    overview,
    ports,
    reasons,
    reverting,
    review,
    review_acts,
    review_pack,
    routes,
    rules,
    search,
    talk,
    trace,
    traced_diagram,
    who_answered,
    zones,
)

app_name = "docs_app"

Patterns = list[URLPattern | URLResolver]

as_markdown: Patterns = [
    path("routes/<slug:route>.md", markdown.route, name="route-md"),
    path("hops.md", markdown.table("hops"), name="hops-md"),
    path("hops/<slug:hop>.md", markdown.hop, name="hop-md"),
    path("ports.md", markdown.table("ports"), name="ports-md"),
    path("rules.md", markdown.table("rules"), name="rules-md"),
    path("zones.md", markdown.zones, name="zones-md"),
    path("entry-points.md", markdown.table("entry-points"), name="entry-points-md"),
    path("docs/<path:path>.md", markdown.doc, name="doc-md"),
    path("lint.md", markdown.lint, name="lint-md"),
    path("trace.md", markdown_trace.markdown, name="trace-md"),
    path("errors.md", markdown_errors.errors, name="errors-md"),
    path("errors/none.md", markdown_errors.error, name="no-answer-md"),
    path("errors/<int:status>.md", markdown_errors.error, name="error-md"),
]

pages: Patterns = [
    path("", overview.overview, name="overview"),
    path("routes/", routes.routes, name="routes"),
    path("routes/<slug:route>/", routes.route, name="route"),
    path("routes/<slug:route>/steps/<int:number>/", routes.step, name="step"),
    path("routes/<slug:route>/diagram.<str:format>", diagrams.diagram, name="route-diagram"),
    path("hops/", hops.hops, name="hops"),
    path("hops/<slug:hop>/", hops.hop, name="hop"),
    path("hops/<slug:hop>/failures/", failures.failures, name="failures"),
    path("ports/", ports.ports, name="ports"),
    path("rules/", rules.rules, name="rules"),
    path("zones/", zones.zones, name="zones"),
    path("entry-points/", entry_points.entry_points, name="entry-points"),
    path("docs/", docs.contents, name="docs"),
    path("docs/<path:path>/", docs.doc, name="doc"),
    path("lint/", lint.lint, name="lint"),
    path("lint/<str:code>/", lint.code, name="code"),
    path("errors/", who_answered.errors, name="errors"),
    path("errors/none/", who_answered.error, name="no-answer"),
    path("errors/<int:status>/", who_answered.error, name="error"),
    path("codes/", reasons.reasons, name="reasons"),
    path("codes/<str:code>/", reasons.one, name="reason"),
    path("trace/", trace.trace, name="trace"),
    path("trace/diagram.<str:format>", traced_diagram.diagram, name="trace-diagram"),
    path("diagram.<str:format>", diagrams.diagram, name="diagram"),
    path("review-pack.<str:format>", review_pack.review_pack, name="review-pack"),
    path("architecture.json", files.as_json, name="json"),
    path("architecture.yaml", files.as_yaml, name="yaml"),
    path("llms.txt", files.llms, name="llms"),
]

book: Patterns = [*as_markdown, *pages]

reviewing: Patterns = [
    path("", review.review, name="review"),
    path("ask/", review_acts.ask, name="ask-review"),
    path("withdraw/", review_acts.withdraw, name="withdraw-review"),
    path("judge/", review_acts.judge, name="judge-draft"),
    path("publish/", review_acts.publish, name="publish-draft"),
    path("discard/", discarding.discard, name="discard-draft"),
    path("required/", review_acts.require, name="require-review"),
    path("comments/", talk.begin, name="comment"),
    path("threads/<int:number>/", talk.thread, name="thread"),
]

urlpatterns: Patterns = [
    path("", home.home, name="home"),
    path("architectures.json", home.architectures, name="architectures"),
    path("search/", search.search, name="search"),
    path("search.json", search.results, name="search-results"),
    path("accounts/", account.account, name="account"),
    path("lint/<str:code>/", lint.anywhere, name="any-code"),
    path("check-export/", check_export.check_export_page, name="check-export"),
    # What one gets by typing .md behind an address.
    path("<path:page>/.md", markdown.meant, name="md"),
    path("<slug:architecture>.md", markdown.overview, name="overview-md"),
    path("<slug:architecture>/", include(book)),
    path("<slug:architecture>/versions.atom", feed.feed, name="feed"),
    path("<slug:architecture>/versions/", history.history, name="versions"),
    path("<slug:architecture>/versions/seen/", news.seen, name="seen"),
    path("<slug:architecture>/versions.md", markdown_history.history, name="versions-md"),
    path("<slug:architecture>/versions/<int:number>/changes/", history.changes, name="changes"),
    path(
        "<slug:architecture>/versions/<int:number>/changes.md",
        markdown_history.changes,
        name="changes-md",
    ),
    path("<slug:architecture>/versions/<int:number>/revert/", reverting.revert, name="revert"),
    path("<slug:architecture>/versions/<int:version>.md", markdown.overview),
    path("<slug:architecture>/versions/<int:version>/", include((book, "as-it-was"))),
    path("<slug:architecture>/compare/", compare.choose, name="comparing"),
    path("<slug:architecture>/compare/<str:words>.md", compare.markdown, name="compare-md"),
    path("<slug:architecture>/compare/<str:words>.json", compare.json, name="compare-json"),
    path("<slug:architecture>/compare/<str:words>/", compare.page, name="compare"),
    path(
        "<slug:architecture>/compare/<str:words>/diagram.<str:format>",
        compared_diagram.diagram,
        name="compare-diagram",
    ),
    path(
        "<slug:architecture>/compare/<str:words>/review-pack.<str:format>",
        review_pack.compared,
        name="compare-pack",
    ),
    path("<slug:architecture>/review/", include(reviewing)),
    path("<slug:architecture>/draft.md", markdown.overview, {"version": DRAFT}),
    path("<slug:architecture>/draft/", include((book, "as-drafted")), {"version": DRAFT}),
]
