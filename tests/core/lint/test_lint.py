from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from docs_app.core.architecture import Architecture
from docs_app.core.lint import CHECKS, LEVELS, Finding, judged, lint, new_errors
from docs_app.core.lint_codes import LINT_CODES
from tests.core.builders import storage
from tests.core.edits import edited, without
from tests.core.strategies import architectures

TODAY = date(2026, 11, 22)
CHECK_FIELDS = (
    "its health check's protocol, port, path, matcher, interval, timeout, healthy threshold and "
    "unhealthy threshold"
)


def note(subject: str, message: str) -> Finding:
    check = CHECKS["NOT_RECORDED"]
    return Finding("NOT_RECORDED", "note", subject, message, check.mend)


def test_all_that_lint_says_of_the_storage_service() -> None:
    assert lint(storage()) == (
        Finding(
            "NAME_UNLIKE",
            "warning",
            "hop:items",
            "The target group items shares no word with what leads to it: ingests.",
            "Name the group after what it serves. Where the odd name is the real one, keep it and "
            "say on the hop what it serves.",
        ),
        note("zone:bags-task", "ECS task, bags API does not record how many copies of it run."),
        note(
            "zone:ingests-task", "ECS task, ingests API does not record how many copies of it run."
        ),
        note(
            "hop:gateway",
            "Storage API does not record the scopes that a token needs for bags, bags-below, "
            "ingests and ingests-below.",
        ),
        note("hop:bags", f"bags does not record {CHECK_FIELDS}."),
        note("hop:items", f"items does not record {CHECK_FIELDS}."),
    )


def test_nothing_is_said_of_an_empty_architecture() -> None:
    assert lint(Architecture("a", "A")) == ()


@given(architectures())
def test_any_architecture_is_linted_in_order_and_always_alike(value: Architecture) -> None:
    findings = lint(value)
    order = [(LEVELS.index(each.level), each.code) for each in findings]
    assert order == sorted(order)
    assert lint(replace(value)) == findings
    assert new_errors(value, value, TODAY) == ()
    open_errors = tuple(f for f in judged(value, TODAY).open if f.level == "error")
    assert new_errors(None, value, TODAY) == open_errors


@given(architectures())
def test_references_to_what_does_not_exist_stop_no_check(value: Architecture) -> None:
    hops = tuple(replace(hop, ports=()) for hop in value.hops[1:])
    lint(replace(value, zones=value.zones[1:], hops=hops, routes=()))


def test_the_codes_that_files_and_forms_know_are_those_of_the_checks() -> None:
    assert tuple(CHECKS) == LINT_CODES


@pytest.mark.parametrize("code", sorted(CHECKS))
def test_every_check_can_be_explained_on_a_page(code: str) -> None:
    check = CHECKS[code]
    assert check.code == code
    assert check.level in LEVELS
    assert code.replace("_", "").isalpha()
    assert code.isupper()
    assert check.title[-1].isalpha()
    assert [text[-1] for text in (check.meaning, check.example, check.mend)] == [".", ".", "."]


def test_only_errors_that_were_not_there_are_new() -> None:
    bare = edited(edited(storage(), "route:bags", examples=()), "route:ingests", examples=())
    before = edited(bare, "port:bags-app/http", number=9000)
    after = without(before, "rule:nlb/ingests")
    assert [(each.code, each.subject) for each in new_errors(before, after, TODAY)] == [
        ("LISTENER_WITHOUT_RULE", "port:nlb/ingests")
    ]
    assert new_errors(after, before, TODAY) == ()


def test_an_error_that_now_says_something_else_of_the_same_is_not_new() -> None:
    before = edited(storage(), "port:bags-app/http", number=9000)
    after = edited(before, "zone:bags-task", name="Another name")
    assert lint(before)[0].message != lint(after)[0].message
    assert new_errors(before, after, TODAY) == ()


def test_a_second_dead_reference_in_a_text_that_had_one_is_new() -> None:
    before = edited(storage(), "page:overview", body="[[hop:x]]")
    after = edited(storage(), "page:overview", body="[[hop:x]] and [[hop:y]]")
    assert [each.message for each in new_errors(before, after, TODAY)] == [
        "Line 1, [[hop:y]]: There is no hop called y."
    ]
