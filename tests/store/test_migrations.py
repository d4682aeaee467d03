"""What the migrations leave behind: groups that may what they should, and models without drift."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command

pytestmark = pytest.mark.django_db

CONTENT = {
    "architecture",
    "entrypoint",
    "example",
    "healthcheck",
    "hop",
    "page",
    "port",
    "route",
    "rule",
    "waiver",
    "zone",
}
HISTORY = {"version", "versionchange"}
DRAFT = {"view_draft", "publish_draft", "add_comment"}
EDIT = ("add", "change", "delete", "view")


@pytest.mark.parametrize(
    ("group", "granted"),
    [
        ("Reader", {f"view_{model}" for model in CONTENT}),
        (
            "Reviewer",
            {f"view_{model}" for model in CONTENT | HISTORY}
            | {f"{verb}_webhook" for verb in EDIT}
            | {"review_draft", "require_review", *DRAFT},
        ),
        (
            "Maintainer",
            {f"{verb}_{model}" for verb in EDIT for model in CONTENT}
            | {f"view_{model}" for model in HISTORY}
            | DRAFT,
        ),
    ],
)
def test_each_group_may_do_exactly_this(group: str, granted: set[str]) -> None:
    user = User.objects.create_user("ann")
    user.groups.add(Group.objects.get(name=group))
    assert user.get_all_permissions() == {f"docs_app.{each}" for each in granted}


def test_django_finds_the_permissions_of_the_migration_and_makes_no_others() -> None:
    permissions = Permission.objects.filter(content_type__app_label="docs_app")
    before = set(permissions.values_list("content_type__model", "codename", "name"))
    create_permissions(apps.get_app_config("docs_app"), verbosity=0)
    assert set(permissions.values_list("content_type__model", "codename", "name")) == before
    assert ("entrypoint", "view_entrypoint", "Can view entry point") in before
    assert ("versionchange", "view_versionchange", "Can view change") in before
    assert ("architecture", "review_draft", "Can approve drafts") in before
    assert {codename for model, codename, _ in before if model == "comment"} == {"add_comment"}
    assert not any(model in ("draftsave", "review", "verdict", "looked") for model, *_ in before)


def test_the_models_are_what_the_migrations_say() -> None:
    call_command("makemigrations", "docs_app", check=True, dry_run=True, verbosity=0)
