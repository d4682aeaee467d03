"""Whatever somebody types into a field is shown as text: in forms, lists, previews, messages."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from docs_app.models import Hop, Page, Route, Zone
from tests.admin.desk import Desk

PAYLOAD = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"


class _Dangers(HTMLParser):
    """Finds elements and attributes that only what was typed could have brought."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "script" and not said.get("src") and said.get("type") != "application/json":
            self.found.append(self.get_starttag_text() or tag)
        if tag == "img" and said.get("src") == "x":
            self.found.append("img")
        self.found += [name for name in said if name.startswith("on")]
        self.found += [v for v in said.values() if v and v.lower().startswith("javascript:")]


def dangers(html: str) -> list[str]:
    parser = _Dangers()
    parser.feed(html)
    return parser.found


@pytest.fixture
def poisoned(maintainer: Desk) -> Desk:
    """Return a maintainer where every text that can be typed is a script."""
    for kind, name, fields in (
        ("zone", "vpc", ("name", "summary", "prose")),
        ("hop", "nlb", ("name", "summary", "prose", "ports-0-summary", "rules-0-name")),
        ("hop", "items", ("name", "health_check-0-matcher")),
        ("hop", "gateway", ("rules-0-prose",)),
        ("hop", "cognito", ("setting_identity_source",)),
        ("entrypoint", "domain", ("name", "summary", "prose")),
        ("route", "bags", ("name", "summary", "prose", "examples-0-name")),
        ("page", "overview", ("title", "body")),
        ("architecture", "storage", ("name", "environment", "summary")),
    ):
        answer = maintainer.send(
            maintainer.open(kind, name) | dict.fromkeys(fields, PAYLOAD), why=PAYLOAD
        )
        assert answer.saved, (kind, name, answer.errors, answer.above)
    stages = "v1\n    <script>alert(1)</script> = <script>alert(1)</script>"
    assert maintainer.send(maintainer.open("hop", "gateway"), setting_stages=stages).saved
    return maintainer


def test_nothing_that_was_typed_runs_anywhere(poisoned: Desk) -> None:
    kinds = ("architecture", "zone", "hop", "entrypoint", "route", "page", "version")
    urls = ["/admin/", *(f"/admin/docs_app/{kind}/" for kind in kinds)]
    for kind, model in (("zone", Zone), ("hop", Hop), ("route", Route), ("page", Page)):
        for row in model.objects.all():
            base = f"/admin/docs_app/{kind}/{row.pk}"
            urls += [f"{base}/change/", f"{base}/delete/", f"{base}/history/"]
    for url in urls:
        html = poisoned.client.get(url).content.decode()
        assert dangers(html) == [], url
        assert "<script>alert(1)" not in html, url


def test_nothing_runs_in_a_form_that_is_shown_again(maintainer: Desk) -> None:
    form = maintainer.open("hop", "nlb")
    typed = [name for name in form if name not in ("url", "csrfmiddlewaretoken")]
    for name in typed:
        if "_FORMS" in name or name.endswith(("-id", "-hop")) or name in ("opened", "seen"):
            continue
        for button in ("_save", "_preview"):
            answer = maintainer.send({**form, name: PAYLOAD, "slug": "Not A Slug"}, button)
            assert dangers(answer.html) == [], name


def test_nothing_runs_in_a_preview(poisoned: Desk) -> None:
    form = poisoned.open("hop", "nlb")

    answer = poisoned.send(form, "_preview", summary=PAYLOAD + "2", ports__0__summary="x")

    assert "<svg" in answer.html
    assert dangers(answer.html) == []


def test_nothing_runs_where_somebody_was_overtaken(poisoned: Desk) -> None:
    form = poisoned.open("hop", "nlb")
    poisoned.send(poisoned.open("hop", "nlb"), summary="x", why=PAYLOAD)

    answer = poisoned.send(form, summary=PAYLOAD + "3")

    assert "Somebody else saved this" in answer.html
    assert dangers(answer.html) == []


def test_the_sentence_of_a_rule_is_text(poisoned: Desk) -> None:
    html = poisoned.client.get(poisoned.address("hop", "nlb")).content.decode()
    shown = (
        "&quot;&#x27;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;"
    )

    assert f"any connection: forward to the {shown} target group." in html
