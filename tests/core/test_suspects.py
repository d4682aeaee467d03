"""Who answered? The reverse of trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.answers import endings
from docs_app.core.architecture import Architecture, Request, Token
from docs_app.core.faults import Fault, faults_for
from docs_app.core.steps import Outcome
from docs_app.core.suspects import StatusCount, Suspect, statuses, suspects
from docs_app.core.suspects.matching import fits
from docs_app.core.trace import trace
from tests.core.builders import storage
from tests.core.strategies import journeys
from tests.core.test_failures import with_example
from tests.core.tracing import SITE, VALID, changed, go

NGINX_502 = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n"
    "</body>\r\n</html>\r\n"
)


def names(found: tuple[Suspect, ...]) -> list[str]:
    return [f"{each.hop} {each.code}" for each in found]


def one(status: int | None, code: str, hop: str | None = None) -> Suspect:
    (found,) = (
        each
        for each in suspects(storage(), status)
        if each.code == code and hop in {None, each.hop}
    )
    return found


def test_who_can_have_sent_a_504() -> None:
    assert names(suspects(storage(), 504)) == [
        "gateway GW_INTEGRATION_FAILURE",
        "gateway GW_INTEGRATION_TIMEOUT",
        "bags-nginx NGX_ANSWERED",
        "bags-app APP_ANSWERED",
        "ingests-nginx NGX_ANSWERED",
        "ingests-app APP_ANSWERED",
    ]


def test_a_failed_integration_is_a_suspect_of_a_500_too_unless_the_settings_say_which() -> None:
    assert "gateway GW_INTEGRATION_FAILURE" in names(suspects(storage(), 500))

    settings = (("responses", (("DEFAULT_5XX", 599),)), ("stages", (("v1", ()),)))
    value = changed(storage(), "gateway", settings=settings)

    assert "gateway GW_INTEGRATION_FAILURE" in names(suspects(value, 599))
    for status in (500, 504):
        assert "gateway GW_INTEGRATION_FAILURE" not in names(suspects(value, status))


def test_a_suspect_has_the_ways_there_each_with_a_trace_that_shows_it() -> None:
    found = one(502, "NGX_UPSTREAM_DOWN", "bags-nginx")

    assert (found.outcome, found.score, found.signs) == (
        go_under(Fault("down", "bags-app")),
        0,
        (),
    )
    (way,) = found.ways
    assert (way.told, way.faults, way.examples, way.cause) == (
        "bags_api is down.",
        (Fault("down", "bags-app"),),
        (("bags", "get"),),
        "CT_APP_DOWN",
    )
    assert trace(storage(), way.request, way.faults).outcome == found.outcome
    assert found.confirm == (
        "The answer has the header x-amzn-Remapped-Server: nginx.",
        "The error log of nginx of ECS task, bags API tells of it.",
    )


def go_under(*faults: Fault) -> Outcome:
    return trace(storage(), Request("GET", f"{SITE}/bags", VALID), faults).outcome


def test_mistakes_in_a_request_are_ways_too() -> None:
    told = [way.told for way in one(403, "GW_NO_ROUTE").ways]

    assert told == ["The path has a letter too many."]
    assert {way.told for way in one(401, "GW_TOKEN_EXPIRED").ways} == {"The token has expired."}
    assert {way.told for way in one(413, "GW_TOO_LARGE").ways} == {
        "The body is larger than Storage API takes: 10,485,761 bytes."
    }
    assert [way.told for way in one(403, "ENTRY_UNKNOWN_STAGE").ways] == [
        "The stage is left out.",
        "The path names no stage that there is.",
    ]
    assert one(431, "GW_LIMIT").ways[0].told == (
        "The headers are larger than Storage API takes: over 10,240 bytes."
    )


def test_what_an_example_shows_without_any_fault_comes_first() -> None:
    first = suspects(storage(), 401)[0]

    assert (first.code, first.ways[0].faults) == ("GW_TOKEN_INVALID", ())


def test_a_process_whose_status_nobody_recorded_can_have_sent_any() -> None:
    assert names(suspects(storage(), 418)) == [
        "bags-nginx NGX_ANSWERED",
        "bags-app APP_ANSWERED",
        "ingests-nginx NGX_ANSWERED",
        "ingests-app APP_ANSWERED",
    ]
    assert suspects(storage(), 99) == ()


def test_that_nobody_answers_has_its_suspects_too() -> None:
    (found,) = suspects(storage(), None)

    assert (found.hop, found.code) == (None, "ENTRY_TLS")
    assert [way.told for way in found.ways] == [
        "The URL begins with http.",
        "There is no certificate for api.example.org.",
    ]
    assert found.confirm == ("Nothing answered, so only the caller's own log tells of it.",)


@pytest.mark.parametrize(
    ("status", "seen", "first", "score"),
    [
        (
            504,
            {"body": ' {"message":"Endpoint request timed out"}\n'},
            "gateway GW_INTEGRATION_TIMEOUT",
            4,
        ),
        (504, {"seconds": 29.4}, "gateway GW_INTEGRATION_TIMEOUT", 4),
        (504, {"seconds": 0.2}, "gateway GW_INTEGRATION_FAILURE", 4),
        (
            504,
            {"headers": (("X-Amzn-Remapped-Server", "nginx/1.22"),)},
            "bags-nginx NGX_ANSWERED",
            4,
        ),
        (
            403,
            {"headers": (("x-amzn-errortype", "AccessDeniedException:http://x"),)},
            "gateway GW_ACCESS_DENIED",
            4,
        ),
        (403, {"body": '{"message":"Missing Authentication Token"}'}, "gateway GW_NO_ROUTE", 4),
        (502, {"body": NGINX_502}, "bags-nginx NGX_UPSTREAM_DOWN", 4),
        (502, {"body": "502 Bad Gateway"}, "bags-nginx NGX_UPSTREAM_DOWN", 4),
        (413, {"body": "413 Request Entity Too Large nginx"}, "bags-nginx NGX_TOO_LARGE", 4),
    ],
)
def test_what_else_was_seen_decides_who_is_likeliest(
    status: int, seen: dict[str, object], first: str, score: int
) -> None:
    found = suspects(storage(), status, **seen)  # type: ignore[arg-type]

    assert (names(found)[0], found[0].score) == (first, score)
    assert [each.rank for each in found] == list(range(1, len(found) + 1))


def test_what_speaks_against_a_suspect_is_told() -> None:
    headers = (("Server", "nginx"), ("x-amzn-ErrorType", "ForbiddenException"))

    found = suspects(storage(), 403, '{"message":"Forbidden"}', headers, seconds=3)

    waf = next(each for each in found if each.code == "GW_WAF")
    assert [(sign.points, sign.why) for sign in waf.signs] == [
        (4, 'The body is as here: {"message":"Forbidden"}'),
        (4, "The header x-amzn-ErrorType is as here: ForbiddenException"),
        (-4, "It should come at once"),
    ]
    app = next(each for each in found if each.hop == "bags-app")
    assert [(sign.points, sign.why) for sign in app.signs] == [
        (-4, "There should be no header x-amzn-ErrorType"),
        (-1, "The header x-amzn-Remapped-Server should be there: nginx"),
    ]


@pytest.mark.parametrize(
    ("shape", "body", "same"),
    [
        ('{"message":"Forbidden"}', '{ "message" : "Forbidden" }', True),
        ('{"message":null}', '{"message":null}', True),
        ('{"message":"Forbidden"}', '{"message":"Unauthorized"}', False),
        (
            '{"Message":"User: anonymous is ... to perform: ..."}',
            '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke"}',
            True,
        ),
        ("<html>...<h1>502 Bad Gateway</h1>...</html>", "bad gateway", False),
        ("<html>...<h1>502 Bad Gateway</h1>...</html>", "x 502  bad gateway y", True),
    ],
)
def test_a_body_fits_a_shape_whatever_its_spaces(shape: str, body: str, *, same: bool) -> None:
    assert fits(shape, body) is same


def test_statuses_are_listed_with_how_many_can_have_sent_each() -> None:
    assert [each.status for each in statuses(storage())] == [
        400,
        401,
        403,
        405,
        413,
        429,
        431,
        500,
        502,
        504,
    ]
    assert statuses(storage())[-1] == StatusCount(504, 6)


def test_a_customised_status_is_listed_under_what_the_caller_sees() -> None:
    value = changed(
        storage(),
        "gateway",
        settings=(("responses", (("DEFAULT_5XX", 599),)), ("stages", (("v1", ()),))),
    )

    assert "gateway GW_INTEGRATION_TIMEOUT" in names(suspects(value, 599))
    assert "gateway GW_INTEGRATION_TIMEOUT" not in names(suspects(value, 504))


def test_nothing_documented_has_no_suspects() -> None:
    empty = replace(storage(), routes=())

    assert (statuses(empty), suspects(empty, 504)) == ((), ())


@given(journeys(), st.data())
def test_every_outcome_of_a_trace_under_faults_is_listed_under_its_status(
    pair: tuple[Architecture, Request], data: st.DataObject
) -> None:
    value, request = with_example(*pair), pair[1]
    choices = [choice.fault for choice in faults_for(value)]
    wrong = data.draw(st.lists(st.sampled_from(choices), max_size=3)) if choices else []

    for outcome in endings(trace(value, request, wrong).outcome):
        for status in outcome.statuses:
            listed = {(each.hop, each.code) for each in suspects(value, status)}
            assert (outcome.hop, outcome.code) in listed


@given(journeys(), st.none() | st.sampled_from((200, 204, 401, 403, 404, 413, 500, 502, 504)))
def test_the_trace_of_every_suspect_really_ends_so(
    pair: tuple[Architecture, Request], status: int | None
) -> None:
    value = with_example(*pair)

    for suspect in suspects(value, status):
        assert suspect.ways
        for way in suspect.ways:
            found = endings(trace(value, way.request, way.faults).outcome)
            assert (suspect.hop, suspect.code, status) in {
                (each.hop, each.code, status)
                for each in found
                for status in each.statuses or (None,)
            }


@given(journeys())
def test_every_status_listed_has_suspects(pair: tuple[Architecture, Request]) -> None:
    value = with_example(*pair)

    for each in statuses(value):
        assert each.suspects == len(suspects(value, each.status)) > 0


def test_the_token_states_of_the_examples_do_not_hide_what_a_valid_token_would_meet() -> None:
    assert go(storage(), token=Token("none")).outcome.status == 401
    assert "cognito COG_INVALID_CLIENT" in names(suspects(storage(), 400))
