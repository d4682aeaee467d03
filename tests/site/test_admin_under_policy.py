"""Django's admin works under our policy: its pages make the browser say nothing."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_admin_of_users_runs_without_a_word_from_the_browser(
    page: Page, live_server: LiveServer, scheme: str
) -> None:
    User.objects.create_superuser("root", password="a password")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    page.goto(f"{live_server.url}/admin/auth/user/add/")
    page.fill("[name=username]", "root")
    page.fill("[name=password]", "a password")
    page.click("[type=submit]")
    page.fill("[name=username]", "reader")
    page.fill("[name=password1]", "routes-and-ports")
    page.fill("[name=password2]", "routes-and-ports")
    page.click("[name=_save]")
    page.wait_for_selector(".success")
    # The widget with the most script: two lists between which choices move.
    page.click("#id_user_permissions_add_all, #id_user_permissions_add_all_link")
    page.click("[name=_save]")
    page.wait_for_selector(".success")

    reader = User.objects.get(username="reader")
    assert reader.user_permissions.count() > 10
