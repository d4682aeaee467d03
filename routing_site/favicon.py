"""The icon at the address that browsers ask for when a page, like the admin's, names none."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Send the browser to the static file, whose name changes with its content."""
    return HttpResponseRedirect(static("favicon.svg"))
