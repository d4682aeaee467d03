"""People who use the site, and how they sign in with a browser."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from playwright.sync_api import Page

PASSWORD = "a password"


def member(group: str, name: str) -> User:
    """Return a member of the staff, in a group, with a first name that is also the account's."""
    user = User.objects.create_user(name.lower(), password=PASSWORD, first_name=name, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def sign_in(page: Page, site: str, user: User) -> None:
    """Give the page's browser the session of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
