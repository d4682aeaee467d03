"""Who has signed in, and the way out."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from docs_app.views.shell import shell


@login_required
@never_cache
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show the reader's own account: the only page that names the reader."""
    groups = request.user.groups.order_by("name").values_list("name", flat=True)
    return render(request, "account.html", {**shell(request), "groups": list(groups)})
