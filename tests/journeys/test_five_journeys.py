"""The five ways through the house, each from one end to the other with the shipped content."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client

from docs_app.core.codec import from_json, to_yaml
from docs_app.models import Hop
from docs_app.store import load_draft, load_published
from docs_app.versions import create, history
from tests.admin.desk import Desk
from tests.core.edits import edited
from tests.support.shipped import storage_service

pytestmark = pytest.mark.django_db

URL = "https://storage.api.wellcomecollection.org/storage/v1/ingests"


@pytest.fixture(autouse=True)
def _shipped(db: None) -> None:
    create(storage_service(), None, "As documented")


def command(name: str, *arguments: str) -> str:
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def test_a_reader_opens_a_route_and_learns_which_ports_it_takes(client: Client) -> None:
    page = client.get("/storage-service/routes/ingests/")

    assert page.status_code == 200
    html = page.content.decode()
    ways = [html.index(f'href="/storage-service/hops/{hop}/"') for hop in ("nlb", "items")]
    assert ways == sorted(ways)
    assert "takes the connection on 65535 (TCP)" in html
    assert '<svg class="rb-picture"' in html
    again = client.get("/storage-service/routes/ingests/", HTTP_IF_NONE_MATCH=page["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_a_picture_is_taken_away_the_same_byte_for_byte(client: Client, tmp_path: Path) -> None:
    first = client.get("/storage-service/routes/ingests/diagram.svg")
    second = client.get("/storage-service/routes/ingests/diagram.svg")

    assert first["Content-Type"].startswith("image/svg+xml")
    assert first["ETag"] == second["ETag"]
    assert first.content == second.content
    for said in (b"65535", b'data-architecture="storage-service"', b'data-version="1"'):
        assert said in first.content
    pdf = client.get("/storage-service/diagram.pdf")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


def test_one_request_is_told_alike_on_a_page_by_the_command_and_in_a_picture(
    client: Client,
) -> None:
    asked = {"method": "GET", "url": URL, "token": "none"}

    told = json.loads(command("trace", "storage-service", "GET", URL, "--format", "json"))
    page = client.get("/storage-service/trace/", asked).content.decode()
    picture = client.get("/storage-service/trace/diagram.mermaid", asked).content.decode()

    assert (told["outcome"]["status"], told["outcome"]["code"]) == (401, "GW_TOKEN_MISSING")
    assert "GW_TOKEN_MISSING" in page
    assert "401" in page
    assert "401" in picture


def test_a_maintainer_moves_a_port_and_pages_and_pictures_follow() -> None:
    user = User.objects.create_user("ann", is_staff=True)
    user.groups.add(Group.objects.get(name="Maintainer"))
    client = Client()
    client.force_login(user)
    desk = Desk(client, user)
    form = desk.open("hop", "nlb")
    number = next(name for name, value in form.items() if value == "65535")

    refused = desk.send(form, **{number: "65534"})
    saved = desk.send(form, **{number: "65533"})

    assert not refused.saved
    assert number in refused.errors
    assert saved.saved
    newest = history("storage-service")[0]
    assert (newest.number, newest.author) == (2, "ann")
    for page in ("routes/ingests/", "docs/six-steps/", "diagram.svg", "ports/", "diagram.mermaid"):
        now = Client().get(f"/storage-service/{page}").content.decode()
        then = Client().get(f"/storage-service/versions/1/{page}").content.decode()
        assert ("65533" in now, "65535" in now) == (True, False), page
        assert ("65533" in then, "65535" in then) == (False, True), page


def test_a_file_is_planned_then_loaded_and_given_back_as_it_was(tmp_path: Path) -> None:
    other = edited(storage_service(), "port:nlb/ingests", number=65533)
    file = tmp_path / "other.yaml"
    file.write_text(to_yaml(other))

    plan = command("load_architecture", str(file), "--dry-run")
    assert "number 65533, was 65535" in plan
    assert load_draft("storage-service") == storage_service()

    command("load_architecture", str(file))
    published = load_published("storage-service")
    assert published is not None
    assert published.architecture == load_draft("storage-service") == other
    given = command("export_architecture", "storage-service", "--format", "json")
    assert from_json(given) == other
    assert Hop.objects.filter(slug="nlb").count() == 1
