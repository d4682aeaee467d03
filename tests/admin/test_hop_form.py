"""The form of a hop: settings of its kind, rules as sentences, and only what can be meant."""

from __future__ import annotations

import re

import pytest

from docs_app.models import Hop, Port, Rule
from docs_app.store import load_draft
from tests.admin.desk import Desk


def choices(html: str, name: str) -> list[str]:
    """Return the texts of a list's choices; those of a group follow its label in brackets."""
    (select,) = re.findall(rf'<select[^>]* name="{name}".*?</select>', html, re.S)
    found = re.findall(r'<optgroup label="([^"]*)">|<option[^>]*>(.*?)</option>', select, re.S)
    return [f"[{group}]" if group else text for group, text in found]


def html_of(desk: Desk, slug: str) -> str:
    return desk.client.get(desk.address("hop", slug)).content.decode()


def settings_of(slug: str) -> dict[str, object]:
    found: dict[str, object] = Hop.objects.get(slug=slug).settings
    return found


def test_each_rule_stands_under_the_sentence_that_it_makes(maintainer: Desk) -> None:
    found = re.findall(r'class="rb-sentence">(.*?)</span>', html_of(maintainer, "nlb"))

    assert found == [
        "On 65534 (TCP), any connection: forward to the bags target group.",
        "On 65535 (TCP), any connection: forward to the items target group.",
    ]


def test_a_rule_can_only_refer_to_what_can_be_meant(maintainer: Desk) -> None:
    html = html_of(maintainer, "gateway")

    assert choices(html, "rules-0-match_port") == ["any", "443 HTTPS (https)"]
    assert choices(html, "rules-0-authorizer") == ["nobody", "Cognito (cognito)"]
    assert choices(html, "rules-0-via") == ["none", "api_vpc_link (link)"]
    assert choices(html, "rules-0-to") == [
        "nothing",
        "[Storage API (gateway)]",
        "Storage API (gateway): 443 HTTPS",
        "[Cognito (cognito)]",
        "Cognito (cognito): 443 HTTPS",
        "[api-nlb (nlb)]",
        "api-nlb (nlb): 65534 TCP",
        "api-nlb (nlb): 65535 TCP",
        "[nginx (bags-nginx)]",
        "nginx (bags-nginx): 9000 HTTP",
        "[bags_api (bags-app)]",
        "bags_api (bags-app): 9001 HTTP",
        "[nginx (ingests-nginx)]",
        "nginx (ingests-nginx): 9000 HTTP",
        "[ingests_api (ingests-app)]",
        "ingests_api (ingests-app): 9001 HTTP",
        "[Hops without ports]",
        "API user (client)",
        "api_vpc_link (link)",
        "bags",
        "items",
    ]


def test_a_zone_is_offered_only_zones_that_are_not_inside_it(maintainer: Desk) -> None:
    html = maintainer.client.get(maintainer.address("zone", "vpc")).content.decode()

    assert choices(html, "parent") == ["outermost", "Internet", "AWS account"]


def test_settings_are_those_of_the_kind_with_their_defaults(maintainer: Desk) -> None:
    form = maintainer.open("hop", "gateway")
    names = [name for name in form if name.startswith("setting_")]

    assert names == [
        "setting_stages",
        "setting_integration_timeout",
        "setting_body_limit",
        "setting_header_limit",
        "setting_responses",
        "setting_invoke_url_enabled",
    ]
    assert form["setting_stages"] == "v1"
    assert 'placeholder="not recorded; default 29 s"' in html_of(maintainer, "gateway")


def test_settings_are_recorded_and_taken_back(maintainer: Desk) -> None:
    stages = "v1\n    backend = api-nlb\n    weight = 3\nv2"
    recorded = maintainer.send(
        maintainer.open("hop", "gateway"),
        setting_stages=stages,
        setting_integration_timeout="0",
        setting_responses='DEFAULT_5XX = 500\nTHROTTLED = "429"',
        setting_invoke_url_enabled="no",
    )

    assert recorded.saved, recorded.errors
    assert settings_of("gateway") == {
        "stages": {"v1": {"backend": "api-nlb", "weight": 3}, "v2": {}},
        "integration_timeout": 0,
        "responses": {"DEFAULT_5XX": 500, "THROTTLED": "429"},
        "invoke_url_enabled": False,
    }
    form = maintainer.open("hop", "gateway")
    assert form["setting_stages"] == stages
    assert form["setting_responses"] == 'DEFAULT_5XX = 500\nTHROTTLED = "429"'
    assert form["setting_invoke_url_enabled"] == "no"
    back = maintainer.send(
        form,
        setting_integration_timeout="",
        setting_responses="none",
        setting_invoke_url_enabled="",
    )
    assert back.saved, back.errors
    assert settings_of("gateway") == {
        "stages": {"v1": {"backend": "api-nlb", "weight": 3}, "v2": {}},
        "responses": {},
    }


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("setting_integration_timeout", "soon", "Enter a whole number."),
        ("setting_integration_timeout", "-1", "Ensure this value is greater than or equal to 0."),
        ("setting_responses", "500", "Line 1, “500”: Write name = value."),
        ("setting_responses", "A = 1\nA = 2", "Line 2, “A = 2”: This name is there already."),
        ("setting_stages", "a = b", "Line 1, “a = b”: Write the name that it belongs to above it."),
        ("setting_stages", '"v1', 'Line 1, “"v1”: The quotes do not match.'),
    ],
)
def test_a_setting_that_is_none_is_refused_beside_its_field(
    maintainer: Desk, field: str, value: str, message: str
) -> None:
    answer = maintainer.send(maintainer.open("hop", "gateway") | {field: value})

    assert answer.errors == {field: [message]}
    assert answer.data[field] == value


def test_settings_of_another_kind_are_reported_when_the_kind_changes(maintainer: Desk) -> None:
    form = maintainer.open("hop", "bags-nginx")

    told = maintainer.send(form, kind="service")

    message = "A hop of the kind Service has no such setting. Empty it to go on."
    assert told.errors == {"setting_software": [message], "setting_cors": [message]}
    mended = maintainer.send(
        {**told.data, "url": form["url"]}, setting_software="", setting_cors=""
    )
    assert mended.saved, (mended.errors, mended.above)
    assert (Hop.objects.get(slug="bags-nginx").kind, settings_of("bags-nginx")) == ("service", {})


def test_only_target_groups_have_a_health_check(maintainer: Desk) -> None:
    assert "health_check-TOTAL_FORMS" not in maintainer.open("hop", "nlb")
    assert "health_check-TOTAL_FORMS" in maintainer.open("hop", "items")


def test_a_health_check_may_say_no_more_than_that_it_is(maintainer: Desk) -> None:
    form = maintainer.open("hop", "items")
    gone = maintainer.send(form, **{"health_check-0-DELETE": "on"})
    assert gone.saved, gone.errors
    again = maintainer.send(maintainer.open("hop", "items"), **{"health_check-0-documented": "on"})
    assert again.saved, again.errors

    (items,) = [hop for hop in load_draft("storage").hops if hop.slug == "items"]
    assert items.health_check is not None
    assert items.health_check.path is None


def test_a_health_check_on_a_port_that_nothing_listens_on(maintainer: Desk) -> None:
    answer = maintainer.send(maintainer.open("hop", "items"), **{"health_check-0-port": "9009"})

    assert list(answer.errors) == ["health_check-0-port"]
    assert answer.errors["health_check-0-port"][0].endswith("(HEALTH_CHECK_PORT)")


def test_scopes_are_recorded_none_or_not_recorded(maintainer: Desk) -> None:
    def scopes() -> object:
        return Rule.objects.get(hop__slug="gateway", slug="bags-below").scopes

    assert scopes() is None
    form = maintainer.open("hop", "gateway")
    maintainer.send(form, rules__1__scopes="bags/read\r\n\r\nbags/write\r\n")
    assert scopes() == ["bags/read", "bags/write"]
    both = maintainer.send(maintainer.open("hop", "gateway"), rules__1__no_scopes="on")
    assert both.errors == {
        "rules-1-no_scopes": ["There are scopes above. Empty them, or do not tick this."]
    }
    form = maintainer.open("hop", "gateway")
    maintainer.send(form, rules__1__scopes="", rules__1__no_scopes="on")
    assert scopes() == []
    assert maintainer.open("hop", "gateway")["rules-1-no_scopes"] == "on"
    maintainer.send(maintainer.open("hop", "gateway"), rules__1__no_scopes=None)
    assert scopes() is None


def test_methods_are_ticked(maintainer: Desk) -> None:
    form = maintainer.open("hop", "gateway")

    assert maintainer.send(form, rules__0__methods=["GET", "HEAD"]).saved
    rule = Rule.objects.get(hop__slug="gateway", slug="bags")
    assert rule.methods == ["GET", "HEAD"]
    assert maintainer.open("hop", "gateway")["rules-0-methods"] == ["GET", "HEAD"]


def test_a_new_rule_that_responds(maintainer: Desk) -> None:
    form = maintainer.open("hop", "bags-app")
    new = {
        "rules-TOTAL_FORMS": "1",
        "rules-0-slug": "items",
        "rules-0-path": "/bags",
        "rules-0-action": "respond",
        "rules-0-to": "",
        "rules-0-status": "200",
    }

    asked = maintainer.send({**form, **new})
    answer = maintainer.send({**asked.data, "url": form["url"]})

    assert answer.saved, (answer.errors, answer.above)
    assert 'rb-sentence">' in html_of(maintainer, "bags-app")


def test_what_a_rule_names_stays_whatever_became_of_its_kind(maintainer: Desk) -> None:
    Hop.objects.filter(slug="link").update(kind="service")

    form = maintainer.open("hop", "gateway")

    assert form["rules-0-via"] == "link"
    assert maintainer.send(form, summary="Another").errors == {}


def test_more_choices_than_anybody_rolls_through_are_typed(maintainer: Desk) -> None:
    nlb = Hop.objects.get(slug="nlb")
    Port.objects.bulk_create(
        Port(hop=nlb, slug=f"p{n}", number=1000 + n, protocol="TCP", open_from=nlb.zone)
        for n in range(300)
    )
    html = html_of(maintainer, "gateway")
    (field,) = re.findall(r'<input[^>]* name="rules-0-to"[^>]*>', html)
    (list_id,) = re.findall(r'list="([^"]*)"', field)
    form = maintainer.open("hop", "gateway")

    assert form["rules-0-to"] == "nlb/bags"
    assert html.count(f'<datalist id="{list_id}">') == 1
    assert '<option value="nlb/p7">api-nlb (nlb): 1007 TCP</option>' in html
    told = maintainer.send(form, rules__0__to="nlb/p999")
    assert told.data["rules-0-to"] == "nlb/p999"
    assert told.errors == {
        "rules-0-to": ["Select a valid choice. nlb/p999 is not one of the available choices."]
    }
