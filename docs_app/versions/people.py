"""Who did something, and who may."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from docs_app.core.wellformed import limits

PUBLISH = "docs_app.publish_draft"
REVIEW = "docs_app.review_draft"
REQUIRE = "docs_app.require_review"
COMMENT = "docs_app.add_comment"

FOR = {
    PUBLISH: "Asking for reviews, publishing and discarding are for those who maintain drafts.",
    REVIEW: "Approving drafts is for reviewers.",
    REQUIRE: "Whether reviews are required is decided by reviewers.",
    COMMENT: "Comments are for those who write and review drafts.",
}
"""What is said to who may not."""

EDIT = (
    "docs_app.change_architecture",
    *(
        f"docs_app.{verb}_{row}"
        for verb in ("add", "change", "delete")
        for row in (
            *("zone", "hop", "healthcheck", "port", "rule", "entrypoint", "route", "example"),
            *("page", "waiver"),
        )
    ),
)
"""What it takes to change everything that an architecture says, as going back may."""

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, as they were called then. ``id`` None: the account is gone, or there was none."""

    id: int | None
    name: str

    def __str__(self) -> str:
        return self.name or "Nobody named"


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a version names beside who published it; empty: nobody else.

    ``concerned`` are the ids of all who had a part in it, to be told.
    """

    approved_by: str = ""
    written_by: str = ""
    concerned: tuple[int | None, ...] = ()


NOBODY_ELSE = Credit()


def name_of(user: User | None) -> str:
    """Return what people call a user; empty: nobody."""
    if user is None:
        return ""
    return (user.get_full_name() or user.get_username())[: limits.NAME]


def demand(user: User, permission: str) -> None:
    """Raise PermissionDenied, with a sentence, unless the user has the permission."""
    if not user.has_perm(permission):
        raise PermissionDenied(FOR.get(permission, ""))


def reviewers(without: Collection[int | None]) -> tuple[str, ...]:
    """Return the names of who may approve, but for accounts of these ids. One query."""
    users = User.objects.with_perm(REVIEW, backend=_BACKEND).order_by("pk")
    return tuple(name_of(user) for user in users if user.pk not in without)


def once_each(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return the people, each account (or name without one) once, in the order they came."""
    return tuple({each.id or each.name: each for each in people}.values())


def names(people: Iterable[Person]) -> str:
    """Return the people's names with commas between them."""
    return ", ".join(map(str, people))


def either(names: tuple[str, ...], most: int = 5) -> str:
    """Return ``Ann, Bob or Cid``; of many, the first and how many more."""
    if len(names) > most:
        return f"{', '.join(names[:most])} or one of {len(names) - most} others"
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
