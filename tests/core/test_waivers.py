"""Waivers as a part of the value: written, checked, compared and renamed with the rest."""

from dataclasses import replace
from datetime import date

import pytest

from docs_app.core.architecture import Architecture, Waiver
from docs_app.core.codec import CodecError, content_hash, dump, from_yaml, load, to_yaml
from docs_app.core.diff import Change, apply, describe, diff
from docs_app.core.wellformed import problems
from tests.core.builders import storage

ODD_NAME = Waiver(
    "NAME_UNLIKE", "hop:items", "Ann", "It is the group's real name.", date(2027, 1, 31)
)


def waiving(*waivers: Waiver) -> Architecture:
    return replace(storage(), waivers=waivers)


def test_a_waiver_is_written_with_its_day_as_people_write_it() -> None:
    value = waiving(ODD_NAME)
    assert dump(value)["waivers"] == [
        {
            "code": "NAME_UNLIKE",
            "subject": "hop:items",
            "who": "Ann",
            "why": "It is the group's real name.",
            "until": "2027-01-31",
        }
    ]
    assert from_yaml(to_yaml(value)) == value


def test_an_architecture_without_waivers_is_written_as_before_there_were_any() -> None:
    assert "waivers" not in dump(storage())
    assert content_hash(storage()) == content_hash(waiving())


@pytest.mark.parametrize(
    "day", ["2027-02-30", "31.1.2027", "20270131", "2027-W01-1", "tomorrow", "2027-01-31T00:00"]
)
def test_what_is_no_day_is_told_with_its_place(day: str) -> None:
    data = dump(waiving(ODD_NAME))
    data["waivers"][0]["until"] = day
    with pytest.raises(CodecError) as told:
        load(data)
    assert str(told.value) == (
        f"waivers[1].until: {day!r} is no day. Write year, month and day, such as 2027-01-31."
    )


def test_a_problem_of_a_waiver_is_told_with_its_line() -> None:
    text = to_yaml(waiving(ODD_NAME)).replace("who: Ann", "who: ''")
    with pytest.raises(CodecError) as told:
        from_yaml(text)
    line = text[: text.index("who: ''")].count("\n") + 1
    assert str(told.value) == (
        f"waivers[NAME_UNLIKE/hop:items].who (line {line}): This is empty. Write something."
    )


@pytest.mark.parametrize(
    "subject",
    [
        "architecture",
        "zone:vpc",
        "hop:gone-long-ago",
        "port:nlb/bags",
        "rule:nlb/bags",
        "entry:domain",
        "route:bags",
        "example:bags/get",
        "page:ports/who/and-how",
    ],
)
def test_a_waiver_may_be_about_anything_that_lint_speaks_of_there_or_gone(subject: str) -> None:
    assert problems(waiving(replace(ODD_NAME, subject=subject))) == ()


@pytest.mark.parametrize(
    "subject",
    ["", "items", "hop:", "hop:Items", "hop:a/b", "port:nlb", "page:/a", "waiver:x", "hop:a\n"],
)
def test_a_waiver_about_nothing_that_could_be_is_refused(subject: str) -> None:
    [problem] = problems(waiving(replace(ODD_NAME, subject=subject)))
    assert problem.place == f"waivers[NAME_UNLIKE/{subject}].subject"
    assert problem.message == f"{subject!r} is nothing that lint can speak of."


def test_a_waiver_needs_a_known_code_and_somebody_who_says_why() -> None:
    told = problems(waiving(replace(ODD_NAME, code="NAME_UNLIK", who=" ", why="")))
    assert [(each.place.partition("]")[2], each.message, each.mend) for each in told] == [
        (".code", "'NAME_UNLIK' is not known here.", "Did you mean 'NAME_UNLIKE'?"),
        (".who", "This is empty.", "Write something."),
        (".why", "This is empty.", "Write something."),
    ]


def test_a_finding_is_waived_once() -> None:
    [problem] = problems(waiving(ODD_NAME, replace(ODD_NAME, who="Ben")))
    assert problem.message == "There are two waivers named 'NAME_UNLIKE/hop:items'."


def test_changes_of_waivers_are_told_by_what_they_are_about() -> None:
    later = replace(ODD_NAME, until=date(2027, 6, 30))
    assert [
        describe(change)
        for before, after in (
            (storage(), waiving(ODD_NAME)),
            (waiving(ODD_NAME), waiving(later)),
            (waiving(later), storage()),
        )
        for change in diff(before, after)
    ] == [
        "Waiver of NAME_UNLIKE on hop:items added",
        "Waiver of NAME_UNLIKE on hop:items: until 2027-06-30, was 2027-01-31",
        "Waiver of NAME_UNLIKE on hop:items removed",
    ]
    assert diff(waiving(ODD_NAME), waiving(later)) == (
        Change("changed", "waiver:NAME_UNLIKE/hop:items", "until", ODD_NAME.until, later.until),
    )


def test_a_waiver_follows_the_hop_and_the_route_that_it_is_about() -> None:
    waivers = (ODD_NAME, replace(ODD_NAME, subject="example:bags/get"))
    renames = [
        Change("renamed", "hop:ingests", "slug", "items", "ingests"),
        Change("renamed", "route:boxes", "slug", "bags", "boxes"),
    ]
    after = apply(renames, waiving(*waivers))
    assert [each.subject for each in after.waivers] == ["hop:ingests", "example:boxes/get"]
    assert diff(waiving(*waivers), after) == tuple(renames)


def test_a_rename_onto_what_is_waived_already_leaves_one_waiver() -> None:
    value = waiving(ODD_NAME, replace(ODD_NAME, subject="hop:ingests", who="Ben"))
    after = apply([Change("renamed", "hop:ingests", "slug", "items", "ingests")], value)
    assert [(each.subject, each.who) for each in after.waivers] == [("hop:ingests", "Ben")]
    assert apply(diff(value, after), value) == after
