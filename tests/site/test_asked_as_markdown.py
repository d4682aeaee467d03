"""A trace and its reverse as Markdown: whole answers to one question each."""

from __future__ import annotations

import pytest
from django.test import Client

from docs_app.core.architecture import Request, Token
from docs_app.core.codes.code import GATEWAY
from docs_app.core.faults import parse_fault
from docs_app.core.permalink import to_query
from docs_app.core.suspects import statuses, suspects
from tests.core.builders import storage
from tests.site.books import publish
from tests.site.reading import read

pytestmark = pytest.mark.django_db

URL = "https://api.example.org/storage/v1/bags"
ANONYMOUS = to_query(Request("GET", URL, headers=(("X-Note", "`a`"),)))
VALID = Request("GET", URL, Token("valid"))
MISSING = parse_fault("listener-missing:nlb/bags")


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_an_answer_is_told_with_each_step_its_reasons_and_their_sources(client: Client) -> None:
    publish(storage())

    told = text(client, f"/storage/trace.md?{ANONYMOUS}")

    assert told.replace(GATEWAY.rstrip("/"), "AWS") == ANSWER
    assert client.get("/storage/trace.md").headers["Content-Type"] == "text/markdown; charset=utf-8"


ANSWER = """\
# Trace a request

`GET https://api.example.org/storage/v1/bags`, no token

- `` X-Note: `a` ``

[Form and picture](/storage/trace/?method=GET&url=https://api.example.org/storage/v1/bags\
&header=X-Note:+%60a%60)

## Where it goes

**Rejected at once by Storage API with 401 (GW\\_TOKEN\\_MISSING): the request carries no token.**

- Who answers: [Storage API](/storage/hops/gateway/)
- Status: 401 ([Who else answers with 401](/storage/errors/401/))
- Wait: none: at once
- Header: `Content-Type: application/json`
- Header: `x-amzn-ErrorType: UnauthorizedException` (assumed)
- Body: `{"message":"Unauthorized"}`
- Reason: No token [GW\\_TOKEN\\_MISSING](/storage/codes/GW_TOKEN_MISSING/) ([source](AWS/\
apigateway-enable-cognito-user-pool.html))

1. API user sends GET https://api.example.org/storage/v1/bags without a token.
2. API Gateway (Storage API) strips the base path /storage and the stage v1, takes GET /bags by\
 rule bags, and refuses it: the request carries no token.
   - Rule taken: [bags](/storage/hops/gateway/#rule--bags)
   - Passed over: [bags-below](/storage/hops/gateway/#rule--bags-below): is for the path\
 /bags/{proxy+} only
   - Passed over: [ingests](/storage/hops/gateway/#rule--ingests): is for the path /ingests only
   - Passed over: [ingests-below](/storage/hops/gateway/#rule--ingests-below): is for the path\
 /ingests/{proxy+} only
   - base path stripped: `/storage/v1/bags` becomes `/v1/bags`
   - stage stripped: `/v1/bags` becomes `/bags`
   - Host: api.example.org
   - Base path: storage
   - Stage: v1
   - Because: Base path taken [ENTRY\\_BASE\\_PATH](/storage/codes/ENTRY_BASE_PATH/) ([source](AWS/\
rest-api-mappings.html))
   - Because: Stage named in the path [ENTRY\\_STAGE\\_FROM\\_PATH]\
(/storage/codes/ENTRY_STAGE_FROM_PATH/) ([source](AWS/rest-api-mappings.html))
   - Because: Resource found [GW\\_RESOURCE\\_MATCHED](/storage/codes/GW_RESOURCE_MATCHED/)\
 ([source](AWS/api-gateway-set-up-simple-proxy.html))
   - Because: Method found [GW\\_METHOD\\_MATCHED](/storage/codes/GW_METHOD_MATCHED/)\
 ([source](AWS/api-gateway-set-up-simple-proxy.html))
   - Because: No token [GW\\_TOKEN\\_MISSING](/storage/codes/GW_TOKEN_MISSING/) ([source](AWS/\
apigateway-enable-cognito-user-pool.html))
"""


def test_what_if_stands_before_what_is_documented(client: Client) -> None:
    publish(storage())

    told = text(client, f"/storage/trace.md?{to_query(VALID, (MISSING,))}")

    assert "What is wrong:\n\n- There is no listener on api-nlb:65534.\n" in told
    with_faults, _, documented = told.partition("## As documented")
    assert "## With these faults\n\n**Rejected after 29 s by Storage API with 504" in with_faults
    assert "(changed) " in with_faults
    assert "**Delivered: bags\\_api answers; its status is not recorded.**" in documented
    assert "(no longer passed) " in documented


def test_without_a_question_examples_are_where_to_begin(client: Client) -> None:
    publish(storage())

    told = text(client, "/storage/trace.md")

    for route in storage().routes:
        for example in route.examples:
            assert f"](/storage/trace/?{to_query(example.request)})" in told


def test_what_cannot_be_sent_is_refused_with_the_mend(client: Client) -> None:
    publish(storage())

    assert text(client, "/storage/trace.md?url=ftp://x&fault=down:no", 400) == (
        "url: The URL 'ftp://x' must begin with https:// or http://.\n"
        "down:no: there is no hop 'no'.\n"
    )


def test_the_pages_say_where_their_markdown_is(client: Client) -> None:
    publish(storage())
    asked = to_query(VALID, (MISSING,))

    pages = {
        f"trace/?{asked}": f"trace.md?{asked}",
        "trace/": "trace.md",
        "errors/": "errors.md",
        "errors/504/?seconds=29": "errors/504.md?seconds=29",
        "errors/none/": "errors/none.md",
    }

    for page, markdown in pages.items():
        sheet = read(client, f"/storage/{page}")
        (found,) = [each["href"] for each in sheet.all("link", type="text/markdown")]
        assert found == f"/storage/{markdown}"


def test_every_status_leads_to_the_markdown_of_its_suspects(client: Client) -> None:
    publish(storage())

    told = text(client, "/storage/errors.md")

    for each in statuses(storage()):
        assert f"- [{each.status}](/storage/errors/{each.status}.md): " in told
        text(client, f"/storage/errors/{each.status}.md")
    assert "- [504](/storage/errors/504.md): Gateway Timeout, 6 suspects\n" in told
    assert "- [none](/storage/errors/none.md): No answer at all, 1 suspect\n" in told


def test_suspects_are_told_in_order_with_what_speaks_for_them(client: Client) -> None:
    publish(storage())

    told = text(client, "/storage/errors/504.md?seconds=29")

    found = suspects(storage(), 504, seconds=29)
    heads = [line for line in told.splitlines() if line.startswith("## ")]
    assert len(heads) == len(found)
    assert heads[0] == "## 1. [Storage API](/storage/hops/gateway/)"
    assert told.startswith("# Who answered with 504?\n\n## 1. ")
    assert "- For it: It comes after 29 s\n" in told
    early = text(client, "/storage/errors/504.md?seconds=1")
    assert "- Against it: It should come after 29 s\n" in early
    assert "](/storage/trace/?method=GET&url=https://api.example.org/storage/v1/bags" in told
    assert text(client, "/storage/errors/504.md?seconds=x", 400) == (
        "seconds: 'x' is no number of seconds; write digits, such as 29.\n"
    )
