"""Where a refusal is said: the object and the field that a problem or a finding is about."""

from __future__ import annotations

import pytest

from docs_app.core.lint import Finding
from docs_app.core.wellformed import Problem
from docs_app.forms.complaint import Complaint, of_findings, of_problem


@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        ("slug", ("architecture", "", "", "slug")),
        ("zones[vpc].parent", ("zone", "", "vpc", "parent")),
        ("hops[nlb].name", ("hop", "", "nlb", "name")),
        ("hops[nlb].ports[bags].number", ("port", "nlb", "bags", "number")),
        ("hops[nlb].rules[bags]", ("rule", "nlb", "bags", "")),
        ("hops[nlb].rules[bags].match.path", ("rule", "nlb", "bags", "path")),
        ("hops[nlb].rules[bags].match.port", ("rule", "nlb", "bags", "match_port")),
        ("hops[nlb].rules[bags].forward.to", ("rule", "nlb", "bags", "to")),
        ("hops[nlb].rules[bags].respond.status", ("rule", "nlb", "bags", "status")),
        ("hops[nlb].settings.internal", ("hop", "", "nlb", "setting_internal")),
        ("hops[gw].settings.stages.v1.a", ("hop", "", "gw", "setting_stages")),
        ("hops[items].health_check.port", ("health_check", "items", "", "port")),
        ("entry_points[domain].base_path", ("entry", "", "domain", "base_path")),
        ("routes[bags].examples[get].request.url", ("example", "bags", "get", "url")),
        (
            "routes[bags].examples[get].request.headers.Accept",
            ("example", "bags", "get", "headers"),
        ),
        (
            "routes[bags].examples[get].request.token.state",
            ("example", "bags", "get", "token_state"),
        ),
        ("routes[bags].examples[get].expect.hop", ("example", "bags", "get", "outcome_hop")),
        ("pages[ports/who].body", ("page", "", "ports/who", "body")),
    ],
)
def test_a_problem_is_said_beside_the_field_of_its_place(
    place: str, complaint: tuple[str, str, str, str]
) -> None:
    assert of_problem(Problem(place, "Wrong.", "Mend it.")) == Complaint(
        *complaint, "Wrong. Mend it."
    )


@pytest.mark.parametrize(
    ("code", "subject", "complaint"),
    [
        ("DEAD_REFERENCE", "page:ports/who", ("page", "", "ports/who", "body")),
        ("DEAD_REFERENCE", "rule:nlb/bags", ("rule", "nlb", "bags", "prose")),
        ("PORT_NOT_OPEN", "rule:nlb/bags", ("rule", "nlb", "bags", "to")),
        ("PORT_NOT_OPEN", "entry:domain", ("entry", "", "domain", "to")),
        ("TASK_PORT_CLASH", "port:nginx/http", ("port", "nginx", "http", "number")),
        ("HEALTH_CHECK_PORT", "hop:items", ("health_check", "items", "", "port")),
        ("EXAMPLE_FAILS", "example:bags/get", ("example", "bags", "get", "outcome")),
        ("TARGET_GROUP_EMPTY", "hop:items", ("hop", "", "items", "")),
    ],
)
def test_a_finding_is_said_beside_the_field_that_it_is_about(
    code: str, subject: str, complaint: tuple[str, str, str, str]
) -> None:
    finding = Finding(code, "error", subject, "is wrong", "Mend it.")

    assert list(of_findings([finding])) == [Complaint(*complaint, f"Is wrong. Mend it. ({code})")]


@pytest.mark.parametrize("message", ["is wrong", "is wrong.", "Is wrong."])
def test_a_finding_is_told_in_whole_sentences(message: str) -> None:
    assert Finding("CODE", "error", "hop:nlb", message, "Mend it.").sentences == (
        "Is wrong. Mend it. (CODE)"
    )


def test_a_question_keeps_its_mark() -> None:
    finding = Finding("CODE", "error", "hop:nlb", "is no. Did you mean x?", "Mend it.")

    assert finding.sentences == "Is no. Did you mean x? Mend it. (CODE)"
