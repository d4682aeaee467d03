"""What makes a value an architecture: everything it refers to exists, and nothing is there twice.

These are the rules that a file, a form and the draft must keep before anything is computed from
them. What is merely doubtful about the documentation is told by :mod:`docs_app.core.lint`.
"""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.hops import check_hops
from docs_app.core.wellformed.pages import check_pages
from docs_app.core.wellformed.problem import Problem
from docs_app.core.wellformed.public import check_entry_points, check_routes
from docs_app.core.wellformed.report import Report
from docs_app.core.wellformed.waivers import check_waivers
from docs_app.core.wellformed.zones import check_zones

__all__ = ["Problem", "problems"]


def problems(architecture: Architecture) -> tuple[Problem, ...]:
    """Return everything that keeps the value from being well-formed, in the order of its parts.

    One pass over the value. Types are taken as annotated, but for settings, which are checked
    against their kind's table.
    """
    report = Report()
    index = index_of(architecture)
    _check_head(report, architecture)
    check_zones(report, architecture, index)
    check_hops(report, architecture, index)
    check_entry_points(report, architecture, index)
    check_routes(report, architecture, index)
    check_pages(report, architecture, index)
    check_waivers(report, architecture)
    return tuple(report.problems)


def _check_head(report: Report, architecture: Architecture) -> None:
    report.slug("", "slug", architecture.slug)
    if architecture.slug in limits.RESERVED_SLUGS:
        report.add(
            "",
            "slug",
            f"{architecture.slug!r} is an address of the site itself.",
            f"Choose another, such as {architecture.slug}-service.",
        )
    report.line("", "name", architecture.name, limits.NAME, needed=True)
    report.line("", "environment", architecture.environment, limits.WORD)
    report.line("", "summary", architecture.summary, limits.LINE)
