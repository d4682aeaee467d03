"""``manage.py compare``: the page of a comparison in the terminal, and a check for pipelines."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from docs_app.store import save_draft
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.compared import opened, publish_both

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    """Return what the command writes."""
    out = StringIO()
    call_command("compare", *arguments, stdout=out)
    return out.getvalue()


def test_two_versions_are_compared_as_markdown() -> None:
    publish_both()
    assert run("storage", "1...now").startswith(
        "# version 1 compared with now (version 2)\n\n"
        "5 changes: 1 removed, 4 changed.\n\n"
        "## More open than before\n\n"
        "- api-nlb:65534 is open from the internet; it was open from within Private VPC only.\n"
    )


def test_as_json_it_tells_all() -> None:
    publish_both()
    told = json.loads(run("storage", "1...2", "--format", "json"))
    assert [each["kind"] for each in told["more_open"]] == ["internet", "authorizer"]


def test_a_draft_and_another_architecture_can_be_compared() -> None:
    publish(storage())
    save_draft(opened())
    publish(replace(storage(), slug="staging", name="Staging"))
    assert run("storage", "now...draft").startswith("# now (version 1) compared with the draft\n")
    assert run("storage", "staging...now").startswith(
        "# staging, now (version 1) compared with now (version 1)\n"
    )


def test_a_check_fails_where_something_became_more_open_and_passes_the_other_way_round() -> None:
    publish_both()
    with pytest.raises(CommandError, match=r"^2 things became more open\.$") as failed:
        run("storage", "1...2", "--check")
    assert failed.value.returncode == 1
    assert "## Less open than before" in run("storage", "2...1", "--check")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1...9", "storage has no version 9: its only version is 1. "),
        ("1..2", "A comparison names two editions with three dots between them, such as 3...now. "),
        ("x@y...1", "'x@y' names no edition. "),
        ("x...1", "There is no architecture 'x' here. There are: storage. "),
        ("x@draft...1", "There is no architecture 'x' here. There are: storage. "),
    ],
)
def test_what_cannot_be_compared_is_told_with_what_can_be_written(words: str, said: str) -> None:
    publish(storage())
    with pytest.raises(CommandError) as failed:
        run("storage", words)
    assert str(failed.value) == (
        f"{said}Write the number of a version, now, draft, or another architecture: "
        "staging as it is now, staging@7, staging@draft."
    )
