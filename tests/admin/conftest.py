"""The small storage service, published, and people who may do different things with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from docs_app import versions
from tests.admin.desk import Desk
from tests.core.builders import storage

People = Callable[[str], Desk]


@pytest.fixture
def people(db: None) -> People:
    """Return what signs a member of a group in, with the storage service published."""
    versions.create(storage(), None, "first")

    def of(group: str) -> Desk:
        user = User.objects.create_user(
            f"{group.lower()}-{User.objects.count()}", first_name=group, is_staff=True
        )
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return Desk(client, user)

    return of


@pytest.fixture
def maintainer(people: People) -> Desk:
    return people("Maintainer")
