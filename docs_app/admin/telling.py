"""What is said after a save: what became of it, and what it brings with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html

from docs_app.core.addresses import Addresses
from docs_app.forms.saving import Taken

SHOWN = 5
"""Changes told one by one after a save; of more, the number."""

NOTHING = "Nothing differs from what was there, so no version was made."
NOTHING_DRAFTED = "Nothing differs from what was there, so the draft stays as it is."


def tell(request: HttpRequest, taken: Taken) -> None:
    """Tell the user what came of a save."""
    saved = taken.saved
    if not saved.sentences:
        messages.info(request, NOTHING_DRAFTED if saved.gathered else NOTHING)
        return
    sentences = told(saved.sentences)
    if saved.version is not None:
        messages.info(request, f"Version {saved.version.number}: {sentences}")
    elif saved.pending:
        review = Addresses(saved.after.slug).review
        link = format_html('<a href="{}">see what would change</a>', review)
        messages.info(request, format_html("Saved in the draft; {}. {}", link, sentences))
    else:
        messages.info(request, f"The draft says what is published again. {sentences}")
    for each in taken.obstacles:
        messages.warning(request, f"Not to be published with this error: {each}")
    rest = taken.errors - len(taken.obstacles)
    if rest > 0:
        messages.warning(request, _count(rest))
    for warning in taken.warnings:
        messages.warning(request, warning)


def told(sentences: tuple[str, ...]) -> str:
    """Return changes as one sentence."""
    more = f"; and {len(sentences) - SHOWN} more" if len(sentences) > SHOWN else ""
    return f"{'; '.join(sentences[:SHOWN])}{more}".rstrip(".") + "."


def _count(errors: int) -> str:
    if errors == 1:
        return "There is 1 error in the draft besides. It cannot be published with it."
    return f"There are {errors} errors in the draft besides. It cannot be published with them."
