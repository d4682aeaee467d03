"""The five ways through the house, each from one end to the other, with the content as shipped.

1. somebody reads a route      view -> store -> core -> template
2. somebody takes a picture    the same load -> diagram -> DOT -> SVG, with the ETag of its content
3. somebody traces a request   query -> request -> one trace, for page, command, picture and test
4. a maintainer saves a rule   form -> candidate -> lint -> rows -> version
5. truth is imported           file -> value -> diff -> a plan first, applied on demand
"""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from docs_app.core.codec import to_yaml
from docs_app.core.examples import example_trace
from docs_app.core.wording import outcome_sentence, step_sentence
from tests.admin.filled import sent
from tests.site.reading import read
from tests.support.people import member
from tests.support.shipped import FILE, storage_service

pytestmark = pytest.mark.django_db

BOOK = "/storage-service"
URL = "https://storage.api.wellcomecollection.org/storage/v1/ingests"
WAY = [
    ("API user", ""),
    ("Storage API", "443"),
    ("Cognito", ""),
    ("api_vpc_link", ""),
    ("api-nlb", "65535"),
    ("items", ""),
    ("nginx", "9000"),
    ("ingests_api", "9001"),
]
"""The hops that a request to the ingests API passes, and the ports on which they hear it."""


@pytest.fixture(autouse=True)
def loaded() -> None:
    """Publish the storage service the way an operator does."""
    assert command("load_architecture", str(FILE)).endswith("is now version 1.\n")


def command(name: str, *arguments: str) -> str:
    """Return what a management command prints."""
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def sentences() -> list[str]:
    """Return what the core says of each step of the first example, as pages show it."""
    architecture = storage_service()
    found = example_trace(architecture, "ingests", None)
    assert found is not None
    told = [step_sentence(architecture, found, number + 1) for number in range(len(found.steps))]
    return [
        each.replace("`", "") for each in [*told, outcome_sentence(architecture, found.outcome)]
    ]


def test_somebody_opens_the_site_and_learns_how_a_request_reaches_a_container(
    client: Client,
) -> None:
    home = client.get("/")
    assert (home.status_code, home.headers["Location"]) == (302, f"{BOOK}/")
    overview = read(client, f"{BOOK}/").main
    assert overview.one("h1").text == "Storage service"
    assert "Ingests API" in [
        each.text for each in overview.all("a", href=f"{BOOK}/routes/ingests/")
    ]

    route = read(client, f"{BOOK}/routes/ingests/").main
    heads = [each.text for each in route.all("p", class_="step-head")]
    assert [
        (name in head, port in head) for head, (name, port) in zip(heads, WAY, strict=True)
    ] == [(True, True)] * 8
    told = [each.text for each in route.all("p")]
    assert [each for each in sentences() if each not in " ".join(told)] == []
    ports = [row[1] for row in route.table("Ports on the way")[1:]]
    assert ports == ["443", "65535", "9000", "9001"]

    step = read(client, f"{BOOK}/routes/ingests/steps/5/").main
    assert step.one("p", class_="stepper-sentence").text == sentences()[4]
    lit = {each["id"] for each in step.all("g", class_="current") if "id" in each.attributes}
    assert lit == {
        "picture--hop--nlb",
        "picture--port--nlb--ingests",
        "picture--edge--vpc-link---nlb--ingests",
    }


def test_somebody_takes_a_picture_away_and_asks_again_only_when_it_changed(client: Client) -> None:
    address = f"{BOOK}/routes/ingests/diagram.svg"
    first = client.get(address)
    root = ElementTree.fromstring(first.content)  # noqa: S314 - our own
    assert first.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert 'filename="storage-service-v1-ingests.svg"' in first.headers["Content-Disposition"]
    assert (root.get("data-architecture"), root.get("data-version")) == ("storage-service", "1")
    names = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Storage API", "api-nlb", "items", "ingests_api", "Private VPC"} <= names

    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address).content == first.content

    for ending, begins in (
        ("png", b"\x89PNG\r\n"),
        ("pdf", b"%PDF-"),
        ("dot", b"digraph"),
        ("mermaid", b"flowchart LR"),
        ("json", b'{\n  "schema": 1'),
    ):
        file = client.get(f"{BOOK}/diagram.{ending}")
        assert (file.status_code, file.content.startswith(begins)) == (200, True), ending


def test_a_request_is_traced_the_same_on_the_page_in_the_terminal_and_in_the_picture(
    client: Client,
) -> None:
    asked = f"method=GET&url={URL}&token=valid"
    *steps, outcome = sentences()

    page = read(client, f"{BOOK}/trace/?{asked}").main
    told = " ".join(each.text for each in page.all("p"))
    assert [each for each in [*steps, outcome] if each not in told] == []

    terminal = command("trace", "storage-service", "GET", URL, "--token", "valid")
    numbered = [f"{number}. {told}" for number, told in enumerate(steps, 1)]
    assert terminal.splitlines() == [*numbered, "", outcome]

    picture = json.loads(client.get(f"{BOOK}/trace/diagram.json?{asked}").content)
    route = json.loads(client.get(f"{BOOK}/routes/ingests/diagram.json").content)
    assert [(card["id"], card["numbers"]) for card in picture["cards"]] == [
        (card["id"], card["numbers"]) for card in route["cards"]
    ]

    refused = command("trace", "storage-service", "GET", URL)
    page = read(client, f"{BOOK}/trace/?method=GET&url={URL}").main
    assert refused.splitlines()[-1] in " ".join(each.text for each in page.all("p"))
    assert "401" in refused.splitlines()[-1]


def test_a_maintainer_saves_a_rule_and_every_reader_sees_a_new_version(client: Client) -> None:
    read(client, f"{BOOK}/hops/api-gateway/")
    before = client.get(f"{BOOK}/routes/ingests/diagram.svg")
    client.force_login(member("Maintainer", "Mara"))
    edit = client.get("/admin/edit/storage-service/rule/api-gateway/ingests-below/")
    address = edit.headers["Location"].partition("#")[0]
    form = sent(client.get(address).content.decode())

    wrong = client.post(address, {**form, "rules-3-path": "ingests", "_save": "yes"})
    assert wrong.status_code == 200
    assert b"must begin with a slash" in wrong.content
    refused = client.post(address, {**form, "rules-3-path": "/deliveries", "_save": "yes"})
    assert refused.status_code == 200
    assert b"EXAMPLE_FAILS" in refused.content
    assert [each.text for each in read(client, f"{BOOK}/versions/").main.all("h2")] == [
        "Version 1 now"
    ]

    changed = {**form, "rules-3-path": "/ingests/{id}", "why": "One at a time.", "_save": "yes"}
    assert client.post(address, changed).status_code == 302

    client.logout()
    hop = read(client, f"{BOOK}/hops/api-gateway/").main
    rule = next(each for each in hop.all("li", id="rule--ingests-below"))
    assert rule.text.startswith(
        "On 443, any method, path /ingests/{id}, with a token from Cognito: forward to "
        "api-nlb:65535 through api_vpc_link."
    )
    after = client.get(f"{BOOK}/routes/ingests/diagram.svg")
    assert after.headers["ETag"] != before.headers["ETag"]
    assert b"/ingests/{id}" in after.content
    history = read(client, f"{BOOK}/versions/").main
    assert [each.text for each in history.all("h2")] == ["Version 2 now", "Version 1"]
    assert [each.text for each in history.all("p", class_="history-why")] == [
        "One at a time.",
        "Loaded from architecture.yaml",
    ]
    assert "published by Mara" in history.one("li", id="version-2").text
    was = read(client, f"{BOOK}/versions/1/hops/api-gateway/").main
    assert (
        "/ingests/{proxy+}" in next(each for each in was.all("li", id="rule--ingests-below")).text
    )


def test_a_file_is_a_plan_first_and_a_version_when_it_is_wanted(
    client: Client, tmp_path: Path
) -> None:
    exported = command("export_architecture", "storage-service", "--format", "yaml")
    assert exported == to_yaml(storage_service())
    file = tmp_path / "storage.yaml"
    file.write_text(exported.replace("number: 65535", "number: 65533"), encoding="utf-8")
    plan = (
        "storage-service (published before): 1 changed.\n"
        "  Port ingests on api-nlb: number 65533, was 65535\n"
    )

    dry = command("load_architecture", str(file), "--dry-run")
    assert dry == f"{plan}Nothing was written: this was a dry run.\n"
    assert read(client, f"{BOOK}/ports/?number=65535").rows()[1][0] == "65535"

    done = command("load_architecture", str(file), "--message", "It moved.")
    assert done == f"{plan}storage-service is now version 2.\n"
    assert read(client, f"{BOOK}/ports/?number=65533").rows()[1][0] == "65533"
    assert read(client, f"{BOOK}/ports/?number=65535").rows() == []
    assert "65533" in read(client, f"{BOOK}/docs/private-network/ports/").main.html
    yaml = client.get(f"{BOOK}/architecture.yaml").content.decode()
    assert yaml == file.read_text(encoding="utf-8")

    file.write_text(exported.replace("to: nlb/bags", "to: nlb/bgas"), encoding="utf-8")
    with pytest.raises(CommandError, match=r"no port 'nlb/bgas'.*nlb/bags"):
        command("load_architecture", str(file))
    assert client.get(f"{BOOK}/architecture.yaml").content.decode() == yaml
