"""The settings as an operator meets them: in a process of its own."""

import re
from pathlib import Path

from django.conf import settings

from tests.support.site import IN_EARNEST, manage

PAGE = "docs/running-in-earnest.md"


def test_a_site_in_earnest_passes_every_check_of_django(tmp_path: Path) -> None:
    checked = manage("check", "--deploy", "--fail-level=WARNING", var=tmp_path, **IN_EARNEST)

    assert (checked.returncode, checked.stdout) == (
        0,
        "System check identified no issues (3 silenced).\n",
    ), checked.stderr


def test_a_site_without_a_key_says_which_variable_is_missing(tmp_path: Path) -> None:
    refused = manage("check", var=tmp_path)

    assert refused.returncode != 0
    assert refused.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: SECRET_KEY is not set. Set it to a long "
        "random text that you keep; or set ROUTEBOOK_LOCAL=on (`make run` does) for a site on "
        "this machine only."
    )


def test_commands_typed_by_hand_find_the_local_site_that_make_run_made(tmp_path: Path) -> None:
    made = manage("check", var=tmp_path, ROUTEBOOK_LOCAL="on")
    by_hand = manage("check", var=tmp_path)

    assert (made.returncode, by_hand.returncode) == (0, 0)


def test_a_key_in_the_environment_makes_the_site_one_in_earnest(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("left behind by a local run")

    secure = "from django.conf import settings as s; print(s.LOCAL, s.SESSION_COOKIE_SECURE)"
    asked = manage("shell", "-v", "0", "-c", secure, var=tmp_path, **IN_EARNEST)

    assert asked.stdout == "False True\n", asked.stderr


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    root: Path = settings.BASE_DIR
    read = {
        name
        for file in ("routing_site/settings.py", "routing_site/address.py", "gunicorn.conf.py")
        for name in re.findall(
            r"""env(?:iron)?\.\w+\(\s*["']([A-Z_]+)["']""", (root / file).read_text()
        )
    }
    tables = re.findall(r"^\| (`[A-Z_`, ]+`) \|", (root / PAGE).read_text(), flags=re.MULTILINE)
    documented = {name for cell in tables for name in re.findall(r"`([A-Z_]+)`", cell)}

    # Read by gunicorn itself.
    assert documented - {"FORWARDED_ALLOW_IPS"} == read
