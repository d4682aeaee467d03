"""SARIF 2.1.0, held to what its specification requires of each object that is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from hypothesis import given

from docs_app.core.architecture import Architecture, Waiver
from docs_app.core.codec import to_yaml
from docs_app.core.codec.locate import lines_of
from docs_app.core.lint import CHECKS, judged, lint
from docs_app.core.sarif import Source, as_sarif
from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.strategies import architectures

TODAY = date(2026, 11, 22)
SITE = "https://routes.example.org"
ODD_NAME = Waiver("NAME_UNLIKE", "hop:items", "Ann", "It is its real name.", TODAY)

KNOWN: dict[str, tuple[set[str], set[str]]] = {
    "sarifLog": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results"}),
    "tool": ({"driver"}, set()),
    "toolComponent": ({"name"}, {"informationUri", "rules"}),
    "reportingDescriptor": (
        {"id"},
        {"shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration"},
    ),
    "multiformatMessageString": ({"text"}, {"markdown"}),
    "reportingConfiguration": (set(), {"level"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "partialFingerprints", "suppressions"},
    ),
    "message": ({"text"}, set()),
    "location": (set(), {"logicalLocations", "physicalLocation"}),
    "logicalLocation": (set(), {"name", "fullyQualifiedName", "kind"}),
    "physicalLocation": ({"artifactLocation"}, {"region"}),
    "artifactLocation": ({"uri"}, set()),
    "region": ({"startLine"}, set()),
    "suppression": ({"kind"}, {"status", "justification"}),
}
"""What each kind of object must have, and what else of it is written; no schema allows more."""

INSIDE = {
    "runs": "run",
    "tool": "tool",
    "driver": "toolComponent",
    "rules": "reportingDescriptor",
    "shortDescription": "multiformatMessageString",
    "fullDescription": "multiformatMessageString",
    "help": "multiformatMessageString",
    "defaultConfiguration": "reportingConfiguration",
    "results": "result",
    "message": "message",
    "locations": "location",
    "logicalLocations": "logicalLocation",
    "physicalLocation": "physicalLocation",
    "artifactLocation": "artifactLocation",
    "region": "region",
    "suppressions": "suppression",
}


def wrong(kind: str, value: dict[str, Any]) -> Iterator[str]:
    """Yield what keeps an object from being of its kind, and so on inside it."""
    needed, allowed = KNOWN[kind]
    yield from (f"{kind} lacks {name}" for name in needed - value.keys())
    yield from (f"{kind} has {name}" for name in value.keys() - needed - allowed)
    for name, inner in value.items():
        for each in inner if isinstance(inner, list) else [inner]:
            if name in INSIDE:
                yield from wrong(INSIDE[name], each)


def log(architecture: Architecture, source: Source | None = None) -> dict[str, Any]:
    return as_sarif(architecture, judged(architecture, TODAY), SITE, source)


@given(architectures())
def test_what_is_written_of_any_architecture_is_what_the_specification_asks_for(
    value: Architecture,
) -> None:
    written = log(value, Source("a.yaml", lines_of(to_yaml(value), "a.yaml")))
    assert list(wrong("sarifLog", written)) == []
    assert written["version"] == "2.1.0"
    [run] = written["runs"]
    assert len(run["results"]) == len(lint(value))
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
    prints = [str(result["partialFingerprints"]) for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_every_check_is_a_rule_with_the_address_of_its_page() -> None:
    driver = log(storage())["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == list(CHECKS)
    assert {urlsplit(rule["helpUri"])[:2] for rule in driver["rules"]} == {
        ("https", "routes.example.org")
    }
    assert driver["rules"][0]["helpUri"] == f"{SITE}/storage/lint/DEAD_REFERENCE/"
    assert driver["rules"][0]["defaultConfiguration"] == {"level": "error"}


def test_a_finding_is_a_result_with_its_subject_as_logical_location() -> None:
    value = edited(storage(), "port:bags-app/http", number=9000)
    [result] = [each for each in log(value)["runs"][0]["results"] if each["level"] == "error"]
    assert result == {
        "ruleId": "TASK_PORT_CLASH",
        "ruleIndex": list(CHECKS).index("TASK_PORT_CLASH"),
        "level": "error",
        "message": {
            "text": "In ECS task, bags API, bags-app listens on 9000, and so does bags-nginx. "
            "Give one of them the number it really has, or move it to the task in which it runs."
        },
        "locations": [
            {
                "logicalLocations": [
                    {
                        "fullyQualifiedName": "port:bags-app/http",
                        "name": "http",
                        "kind": "port",
                    }
                ]
            }
        ],
        "partialFingerprints": {"codeAndSubject/v1": "TASK_PORT_CLASH/port:bags-app/http#1"},
        "suppressions": [],
    }


def test_a_waived_finding_is_a_suppressed_result_and_a_lapsed_one_is_not() -> None:
    def suppressions(waiver: Waiver) -> list[Any]:
        results = log(replace(storage(), waivers=(waiver,)))["runs"][0]["results"]
        [found] = [each for each in results if each["ruleId"] == "NAME_UNLIKE"]
        return list(found["suppressions"])

    assert suppressions(ODD_NAME) == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Waived until 2026-11-22 by Ann: It is its real name.",
        }
    ]
    assert suppressions(replace(ODD_NAME, until=date(2026, 11, 21))) == []


def test_of_a_file_each_result_has_the_line_on_which_its_subject_begins() -> None:
    value = edited(storage(), "port:bags-app/http", number=9000)
    text = to_yaml(value)
    source = Source("api.yaml", lines_of(text, "api.yaml"))
    result = log(value, source)["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "api.yaml"}
    line = text.splitlines()[place["region"]["startLine"] - 1]
    assert line.strip().startswith("- {slug: http, number: 9000")


@given(architectures())
def test_the_lines_of_a_file_are_those_of_all_its_parts(value: Architecture) -> None:
    waivers = {f"waiver:{each.finding}" for each in value.waivers}
    pages = {f"page:{each.path}" for each in value.pages}
    rules = {f"rule:{hop.slug}/{rule.slug}" for hop in value.hops for rule in hop.rules}
    lines = lines_of(to_yaml(value), "a.yaml")
    assert waivers | pages | rules <= lines.keys()
    assert len(set(lines.values())) == len(lines)
