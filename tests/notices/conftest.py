"""A draft that somebody wrote, and people who are written to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from docs_app import notices, versions
from docs_app.core.codec import content_hash
from docs_app.models import Architecture, DraftSave, Review
from docs_app.store import save_draft
from tests.core.builders import storage
from tests.core.edits import edited
from tests.support.people import member

DRAFT = edited(storage(), "port:nlb/bags", number=65533)


@dataclass
class Office:
    """The storage service with a draft, an account for each name, and what came by mail."""

    row: Architecture
    run: DjangoCaptureOnCommitCallbacks
    people: dict[str, User] = field(default_factory=dict)

    def __getitem__(self, name: str) -> User:
        return self.people[name]

    def hire(self, group: str, *names: str) -> None:
        """Make members of a group who have mail addresses."""
        for name in names:
            user = member(group, name)
            user.email = f"{name.lower()}@example.org"
            user.save()
            self.people[name] = user

    def saved_by(self, *names: str) -> None:
        for name in names:
            DraftSave.objects.create(
                architecture=self.row,
                author=self[name],
                author_name=name,
                at=timezone.now(),
                content_hash=content_hash(DRAFT),
            )

    def review(self, by: str, message: str = "The port moved.") -> Review:
        return Review.objects.create(
            architecture=self.row,
            opened_by=self[by],
            opened_by_name=by,
            at=timezone.now(),
            message=message,
            content_hash=content_hash(DRAFT),
        )

    def after(self, happened: Callable[[], None]) -> dict[str, mail.EmailMessage]:
        """Return what each reader got by mail when something had happened, by address."""
        with self.run(execute=True):
            happened()
        assert notices.settle(20)
        read: dict[str, mail.EmailMessage] = {}
        for message in mail.outbox:
            assert len(message.recipients()) == 1
            assert message.to[0] not in read
            read[message.to[0]] = message
        return read


@pytest.fixture
def office(db: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Office:
    """Publish the storage service, and draft another port."""
    versions.create(storage(), None, "First")
    save_draft(DRAFT)
    office = Office(Architecture.objects.get(), django_capture_on_commit_callbacks)
    office.hire("Maintainer", "Mara", "Milo")
    office.hire("Reviewer", "Rex", "Ria")
    office.hire("Reader", "Rita")
    return office
