"""Who is concerned, and where they can be written to."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User

from docs_app.models import Comment, DraftSave, Review

BACKEND = "django.contrib.auth.backends.ModelBackend"

Ids = Iterable[int | None]


def reviewers() -> set[int]:
    """Return the ids of all who may approve drafts."""
    may = User.objects.with_perm("docs_app.review_draft", backend=BACKEND)
    return set(may.values_list("pk", flat=True))


def authors(architecture: int) -> set[int]:
    """Return the ids of who saved into the draft, and of who asks for its review."""
    saves = DraftSave.objects.filter(architecture=architecture, author__isnull=False)
    asked = Review.objects.filter(
        architecture=architecture, closed_at__isnull=True, opened_by__isnull=False
    )
    return {*saves.values_list("author", flat=True), *asked.values_list("opened_by", flat=True)}


def participants(thread: int) -> set[int]:
    """Return the ids of who said something in a thread."""
    said = Comment.objects.filter(thread=thread, author__isnull=False)
    return set(said.values_list("author", flat=True))


def addresses(people: Ids, but: int | None) -> tuple[str, ...]:
    """Return the mail addresses of people, each once; never of who did it (``but``).

    Left out: closed accounts, and who may no longer see drafts.
    """
    wanted = {each for each in people if each is not None and each != but}
    may = User.objects.with_perm("docs_app.view_draft", backend=BACKEND)
    written_to = may.filter(pk__in=wanted).exclude(email="").order_by("pk")
    return tuple(dict.fromkeys(written_to.values_list("email", flat=True)))
