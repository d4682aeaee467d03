"""The page of a question: asked by a form, kept in its address, answered by one trace."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings

from docs_app.core.architecture import Request, Token
from docs_app.core.faults import Fault, parse_fault
from docs_app.core.permalink import from_query, to_query
from docs_app.core.trace import trace
from docs_app.core.wording import outcome_sentence
from docs_app.models import Architecture
from tests.core.builders import forward, storage
from tests.site.books import publish
from tests.site.forms import submitted
from tests.site.reading import Sheet, read
from tests.site.test_asking import faults, requests

pytestmark = pytest.mark.django_db

URL = "https://api.example.org/storage/v1/bags"
REQUEST = Request("GET", URL, Token("valid"))
HERE = "/storage/trace/"
NO_LISTENER = parse_fault("listener-missing:nlb/bags")


def heads(sheet: Sheet) -> list[str]:
    return [each.text for each in sheet.all("p", class_="step-head")]


def complaints(sheet: Sheet) -> list[str]:
    return [each.text for each in sheet.all("p", class_="complaint")]


def test_with_nothing_asked_the_examples_are_where_to_begin(client: Client) -> None:
    publish(storage())
    routes = storage().routes

    main = read(client, HERE).main

    links = {each["href"] for each in main.all("a") if each["href"].startswith(f"{HERE}?")}
    assert links == {
        f"{HERE}?{to_query(example.request)}" for route in routes for example in route.examples
    }
    assert heads(main) == []


def test_the_form_sent_as_it_stands_leads_back_to_the_same_address(client: Client) -> None:
    publish(storage())
    faults = tuple(map(parse_fault, ("slow:bags-app:40", "down:ingests-app", "unhealthy:bags")))
    request = Request("POST", URL, Token("valid", "access", ("a", "b")), 9, (("Accept", "x/y"),))
    address = f"{HERE}?{to_query(request, faults)}"

    fields = submitted(read(client, address))
    response = client.get(f"{HERE}?{urlencode(fields)}")

    assert response.status_code == 302
    back = response.headers["Location"]
    assert sorted(back.partition("?")[2].split("&")) == sorted(address.partition("?")[2].split("&"))
    assert read(client, back).main.all("section", class_="what-if")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(requests, faults)
def test_from_a_permalink_to_the_form_and_back_is_the_same_permalink(
    client: Client, request: Request, wrong: list[Fault]
) -> None:
    """Faults stand in the form in the order of the panel, so their order is not the form's."""
    if not Architecture.objects.exists():
        publish(storage())
    address = f"{HERE}?{to_query(request, wrong)}"

    fields = submitted(read(client, address))
    response = client.get(f"{HERE}?{urlencode(fields)}")

    back = response.headers.get("Location", f"{HERE}?{urlencode(fields)}")
    asked, again = (from_query(each.partition("?")[2]) for each in (address, back))
    assert (again[0], set(again[1])) == (asked[0], set(asked[1]))
    if len(wrong) < 2:
        assert back == address


def test_the_answer_tells_each_step_and_who_answers(client: Client) -> None:
    publish(storage())

    main = read(client, f"{HERE}?{to_query(REQUEST)}").main

    assert heads(main) == [
        "API user Client",
        "Storage API API gateway 443",
        "Cognito Authorizer only asked",
        "api_vpc_link VPC link",
        "api-nlb Network load balancer 65534",
        "bags Target group",
        "nginx Container 9000",
        "bags_api Container 9001",
    ]
    expected = outcome_sentence(storage(), trace(storage(), REQUEST).outcome)
    assert [each.text for each in main.all("p", class_="outcome")] == [expected]


def test_rules_passed_over_are_told_with_the_reason_and_counted_beyond_six(
    client: Client,
) -> None:
    book = storage()
    gateway = next(hop for hop in book.hops if hop.slug == "gateway")
    more = tuple(
        forward(f"more-{n}", "nlb/bags", via="link", path=f"/more-{n}", port="https")
        for n in range(9)
    )
    full = replace(gateway, rules=(*gateway.rules, *more))
    publish(replace(book, hops=tuple(full if hop is gateway else hop for hop in book.hops)))

    main = read(client, f"{HERE}?{to_query(REQUEST)}").main

    step = Sheet(main.html.partition('id="after-step-2"')[2].partition("after-step-3")[0])
    told = step.html.partition("Passed over")[2].partition("</ul>")[0]
    assert [each.text for each in Sheet(told).all("li")] == [
        "bags-below: is for the path /bags/{proxy+} only",
        "ingests: is for the path /ingests only",
        "ingests-below: is for the path /ingests/{proxy+} only",
        "more-0: is for the path /more-0 only",
        "more-1: is for the path /more-1 only",
        "more-2: is for the path /more-2 only",
        "and 6 more",
    ]


def test_the_picture_shows_the_same_trace_and_comes_as_a_file(client: Client) -> None:
    publish(storage())
    query = to_query(REQUEST, (NO_LISTENER,))

    page = read(client, f"{HERE}?{query}")
    file = client.get(f"{HERE}diagram.svg?{query}&direction=TB")

    drawn = {each.attributes.get("id", "") for each in page.elements}
    assert {"before-picture--hop--nlb", "after-picture--hop--nlb"} <= drawn
    assert "after-picture--stop" in drawn
    assert "before-picture--stop" not in drawn
    assert file.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert "trace-get-storage-v1-bags" in file.headers["Content-Disposition"]
    assert "is rejected with status 504" in file.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Which request? Its address goes into the query: method=GET&url=https://...\n"),
        ("url=x", "url: The URL 'x' must begin with https:// or http://.\n"),
        (f"url={URL}&fault=down:x", "down:x: there is no hop 'x'."),
        (f"url={URL}&direction=up", "direction=up: it may be LR or TB.\n"),
    ],
)
def test_a_picture_of_no_request_says_what_to_mend(client: Client, query: str, said: str) -> None:
    publish(storage())

    response = client.get(f"{HERE}diagram.svg?{query}")

    assert response.status_code == 400
    assert response.content.decode().startswith(said)


def test_what_if_shows_both_answers_and_marks_each_step_that_differs(client: Client) -> None:
    publish(storage())

    main = read(client, f"{HERE}?{to_query(REQUEST, (NO_LISTENER,))}").main

    before, after = (heads(Sheet(side)) for side in main.html.split('id="after-title"'))
    assert before[-3:] == [
        "bags Target group not reached any more",
        "nginx Container 9000 not reached any more",
        "bags_api Container 9001 not reached any more",
    ]
    assert after == [
        "API user Client",
        "Storage API API gateway 443 changed",
        "Cognito Authorizer only asked",
        "api_vpc_link VPC link",
        "api-nlb Network load balancer 65534 changed",
    ]
    news = [each.text for each in main.all("p", class_="step-news")]
    assert news == [
        "Now: The backend took too long GW_INTEGRATION_TIMEOUT",
        "Now: No listener on the port NLB_NO_LISTENER",
    ]


def test_a_fault_that_nobody_notices_is_said_to_change_nothing(client: Client) -> None:
    publish(storage())
    elsewhere = parse_fault("down:ingests-app")

    main = read(client, f"{HERE}?{to_query(REQUEST, (elsewhere,))}").main

    (said,) = main.all("p", class_="alike")
    assert said.text == "The request ends as it would without any fault."
    assert main.all("p", class_="step-news") == []


def test_each_code_leads_to_its_explanation(client: Client) -> None:
    publish(storage())

    main = read(client, f"{HERE}?{to_query(REQUEST, (NO_LISTENER,))}").main

    codes = {each["href"] for each in main.all("a") if "/codes/" in each["href"]}
    assert "/storage/codes/NLB_NO_LISTENER/" in codes
    assert {client.get(each).status_code for each in codes} == {200}


def test_what_was_typed_stays_and_each_mistake_is_named(client: Client) -> None:
    publish(storage())
    query = "method=GET&url=bags&scopes=x+y&body=big&fault=downn:x&fault=slow:bags-app&fault="

    sheet = read(client, f"{HERE}?{query}&value:slow:bags-app=late")

    kept = dict(submitted(sheet))
    assert kept["url"] == "bags"
    assert kept["scopes"] == "x y"
    assert kept["body"] == "big"
    assert kept["value:slow:bags-app"] == "late"
    assert [value for name, value in submitted(sheet) if name == "fault"] == [
        "downn:x",
        "slow:bags-app",
        "",
    ]
    assert len(complaints(sheet)) == 4
    described = {
        each["aria-describedby"]
        for each in sheet.all("input", aria_invalid="true")
        if "aria-describedby" in each.attributes
    }
    assert described <= {each.attributes.get("id") for each in sheet.elements}


def test_a_pasted_command_leads_to_its_trace_without_its_secrets(client: Client) -> None:
    publish(storage())
    command = f"curl -sL -x s3cret -H 'Authorization: Bearer s3cret' -H 'Cookie: s3cret' {URL}"

    response = client.post(HERE, {"curl": command})

    assert response.status_code == 302
    back = response.headers["Location"]
    assert "s3cret" not in back
    assert f"method=GET&url={URL}&token=valid" in back
    _, _, banner = read(client, back).main.html.partition('class="banner pasted"')
    assert [each.text for each in Sheet(banner.partition("</ul>")[0]).all("li")] == [
        "Whether the token in the command is valid nobody checks here: it is taken to be.",
        "-L: curl would follow a redirect; here it ends at the first answer.",
        "-x: curl would take another way; here it is traced as sent once, straight to the host of"
        " the URL.",
        "-s: left out, as what is sent does not change.",
        "Secrets in headers are not kept; stars stand for them.",
    ]
    assert read(client, back.partition("&from")[0]).main.all("div", class_="pasted") == []


def test_a_command_that_cannot_be_read_is_kept_with_what_is_wrong(client: Client) -> None:
    publish(storage())

    response = client.post(HERE, {"curl": "wget https://x.example"})

    sheet = Sheet(response.content.decode())
    assert sheet.one("textarea", id="ask-curl").text == "wget https://x.example"
    assert complaints(sheet) == ["Paste a whole command that begins with curl."]


def test_a_version_is_asked_as_it_was(client: Client) -> None:
    publish(storage())
    query = to_query(REQUEST)

    sheet = read(client, f"/storage/versions/1/trace/?{query}")

    assert f"/storage/trace/?{query.replace('&', '&amp;')}" in sheet.html
    assert all(
        each["href"].startswith("/storage/versions/1/hops/")
        for step in [sheet.main.html.partition("told-steps")[2].partition("</ol>")[0]]
        for each in Sheet(step).all("a")
        if "/hops/" in each["href"]
    )


def test_no_answer_is_kept_in_the_cache(client: Client) -> None:
    publish(storage())

    response = client.get(f"{HERE}?{to_query(REQUEST)}")

    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in response.headers
