"""The findings, and what each code means."""

from __future__ import annotations

from django.http import Http404

from docs_app.core.lint import CHECKS, LEVELS
from docs_app.views.findings import counts, finding_row, findings
from docs_app.views.frame import Link, Page
from docs_app.views.leaves import leaf
from docs_app.views.paper import page
from docs_app.views.reading import Reading


@page("level", "code", "page")
def lint(reading: Reading) -> Page:
    """Show what lint says, worst first."""
    book, query = reading.book, reading.query
    every = findings(book.architecture)
    chosen = [
        each
        for each in every
        if query.get("level", each.level) == each.level
        and query.get("code", each.code) == each.code
    ]
    table = leaf(reading, chosen, len(every))
    values = {
        "findings": [finding_row(book, each) for each in chosen[table.first - 1 : table.last]],
        "leaf": table,
        "levels": LEVELS,
        "counts": counts(book),
        "codes": [(check, book.addresses.code(check.code)) for check in CHECKS.values()],
    }
    return Page("lint.html", "Findings", values, markdown=True)


@page("page")
def code(reading: Reading, code: str) -> Page:
    """Explain one code, and show where it applies here."""
    check = CHECKS.get(code)
    if check is None:
        raise Http404(f"Lint has no code {code}.")
    book = reading.book
    every = [each for each in findings(book.architecture) if each.code == code]
    table = leaf(reading, every, len(every))
    values = {
        "check": check,
        "findings": [finding_row(book, each) for each in every[table.first - 1 : table.last]],
        "leaf": table,
    }
    lint_address = book.addresses.table("lint")
    return Page(
        "code.html",
        code,
        values,
        trail=(Link("Findings", lint_address),),
        here=lint_address,
        summary=check.title,
    )
