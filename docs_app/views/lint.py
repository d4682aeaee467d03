"""The findings, and what each code means."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from docs_app import store
from docs_app.core.addresses import Addresses
from docs_app.core.lint import CHECKS, LEVELS
from docs_app.views.findings import counts, judged_in, rows, waived_rows
from docs_app.views.frame import Link, Page
from docs_app.views.leaves import leaf
from docs_app.views.paper import page
from docs_app.views.reading import Reading


@page("level", "code", "page")
def lint(reading: Reading) -> Page:
    """Show what lint says, worst first, and apart from it what is waived."""
    book, query = reading.book, reading.query
    every = judged_in(book).open
    chosen = [
        each
        for each in every
        if query.get("level", each.level) == each.level
        and query.get("code", each.code) == each.code
    ]
    table = leaf(reading, chosen, len(every))
    values = {
        "findings": rows(book, chosen[table.first - 1 : table.last]),
        "waived": waived_rows(book, query.get("level", ""), query.get("code", "")),
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
    every = [each for each in judged_in(book).open if each.code == code]
    table = leaf(reading, every, len(every))
    values = {
        "check": check,
        "findings": rows(book, every[table.first - 1 : table.last]),
        "waived": waived_rows(book, code=code),
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


@require_safe
def anywhere(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to where a code is explained: in the first architecture there is."""
    every = store.list_architectures()
    if not every or code not in CHECKS:
        raise Http404(f"Lint has no code {code}." if every else "Nothing is documented yet.")
    return HttpResponseRedirect(Addresses(every[0].slug).code(code))
