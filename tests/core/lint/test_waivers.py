"""Waivers: what they silence, and until when."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Waiver
from docs_app.core.lint import Finding, Waived, judged, lapsed, lint, new_errors
from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.lint.found import found
from tests.core.strategies import architectures

TODAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)
ODD_NAME = Waiver("NAME_UNLIKE", "hop:items", "Ann", "It is the group's real name.", TODAY)


def waiving(*waivers: Waiver, of: Architecture | None = None) -> Architecture:
    return replace(of or storage(), waivers=waivers)


def of(findings: tuple[Finding, ...], code: str) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.code == code)


def test_without_waivers_all_findings_are_open() -> None:
    assert judged(storage(), TODAY).open == lint(storage())
    assert judged(storage(), TODAY).waived == ()


def test_a_waiver_silences_its_finding_through_its_last_day() -> None:
    value = waiving(ODD_NAME)
    [finding] = of(lint(value), "NAME_UNLIKE")
    result = judged(value, TODAY)
    assert result.waived == (Waived(finding, ODD_NAME),)
    assert result.open == tuple(each for each in lint(value) if each != finding)
    assert result.lapsed == ()


def test_from_the_day_after_the_finding_is_open_again_and_told_to_have_been_waived() -> None:
    waiver = replace(ODD_NAME, until=YESTERDAY)
    value = waiving(waiver)
    [finding] = of(lint(value), "NAME_UNLIKE")
    result = judged(value, TODAY)
    assert result.open == lint(value)
    assert (result.waived, result.lapsed) == ((), (Waived(finding, waiver),))


def test_a_waiver_leaves_other_subjects_and_other_codes_alone() -> None:
    other = replace(ODD_NAME, subject="hop:bags"), replace(ODD_NAME, code="NOT_RECORDED")
    value = waiving(*other)
    assert of(judged(value, TODAY).open, "NAME_UNLIKE") == of(lint(value), "NAME_UNLIKE")


def test_a_text_with_two_dead_references_is_waived_as_one() -> None:
    value = edited(storage(), "page:overview", body="[[hop:x]] and [[hop:y]]")
    waiver = replace(ODD_NAME, code="DEAD_REFERENCE", subject="page:overview")
    assert len(judged(waiving(waiver, of=value), TODAY).waived) == 2


def test_a_waived_error_refuses_no_save_and_one_whose_waiver_lapsed_does() -> None:
    value = edited(storage(), "page:overview", body="[[hop:x]]")
    waiver = replace(ODD_NAME, code="DEAD_REFERENCE", subject="page:overview")
    assert len(new_errors(storage(), value, TODAY)) == 1
    assert new_errors(storage(), waiving(waiver, of=value), TODAY) == ()
    lapsed_already = waiving(replace(waiver, until=YESTERDAY), of=value)
    assert len(new_errors(storage(), lapsed_already, TODAY)) == 1


def test_an_error_whose_waiver_is_taken_away_was_there_before() -> None:
    value = edited(storage(), "page:overview", body="[[hop:x]]")
    waiver = replace(ODD_NAME, code="DEAD_REFERENCE", subject="page:overview")
    assert new_errors(waiving(waiver, of=value), value, TODAY) == ()


def test_a_waiver_of_what_lint_does_not_find_is_found_itself() -> None:
    value = waiving(replace(ODD_NAME, subject="hop:gone"), ODD_NAME)
    assert found("WAIVER_UNNEEDED", value) == [
        (
            "waiver:NAME_UNLIKE/hop:gone",
            "The waiver of NAME_UNLIKE on hop:gone silences nothing: lint does not find it.",
        )
    ]


@pytest.mark.parametrize("until", [YESTERDAY, TODAY])
def test_a_waiver_of_what_lint_finds_is_left_alone_also_when_it_lapsed(until: date) -> None:
    assert found("WAIVER_UNNEEDED", waiving(replace(ODD_NAME, until=until))) == []
    assert found("WAIVER_UNNEEDED", storage()) == []


def test_of_several_waivers_those_count_as_lapsed_whose_day_is_over() -> None:
    days = (YESTERDAY, TODAY, date(2027, 1, 1), date(1, 1, 1))
    assert lapsed([replace(ODD_NAME, until=day) for day in days], TODAY) == 2


@given(architectures(), st.dates())
def test_every_finding_is_either_open_or_waived(value: Architecture, today: date) -> None:
    result = judged(value, today)
    assert sorted(map(repr, lint(value))) == sorted(
        map(repr, [*result.open, *(each.finding for each in result.waived)])
    )
    assert {each.finding for each in result.lapsed} <= set(result.open)
