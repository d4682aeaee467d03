"""Three people and an architecture that needs reviews: what the tests of reviews begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import transaction

from docs_app import versions
from docs_app.core.architecture import Architecture
from docs_app.models import Architecture as ArchitectureRow
from docs_app.store import save_draft
from tests.core.builders import storage

SLUG = "storage"


def member(*groups: str, name: str) -> User:
    """Return a user in groups, who goes by the name."""
    user = User.objects.create_user(name.lower(), first_name=name)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@dataclass(frozen=True)
class People:
    """Ann and Bob maintain, Cid and Dora review; Eve does both, and Fay only reads."""

    ann: User
    bob: User
    cid: User
    dora: User
    eve: User
    fay: User


def people() -> People:
    """Make the accounts."""
    return People(
        member("Maintainer", name="Ann"),
        member("Maintainer", name="Bob"),
        member("Reviewer", name="Cid"),
        member("Reviewer", name="Dora"),
        member("Maintainer", "Reviewer", name="Eve"),
        member("Reader", name="Fay"),
    )


def reviewed() -> People:
    """Publish the storage service, require reviews of it, and return the people."""
    versions.create(storage(), None, "Begin")
    ArchitectureRow.objects.update(review_required=True)
    return people()


def saved(value: Architecture, user: User | None, message: str = "") -> versions.Saved:
    """Save as a form does: hold, write rows, save."""
    with transaction.atomic():
        before = versions.hold(value.slug)
        save_draft(value)
        return versions.save(value.slug, user, message, before)


def seen() -> str:
    """Return the hash of the draft as it is: what a page would show now."""
    return versions.state(SLUG).draft_hash


def approved(value: Architecture, people: People) -> str:
    """Let Ann write a draft and ask for its review, and Cid approve it; return its hash."""
    saved(value, people.ann)
    versions.ask_review(SLUG, people.ann, "Please look.")
    versions.judge(SLUG, people.cid, "approve", "Fine.", seen())
    return seen()
