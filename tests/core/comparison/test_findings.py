from dataclasses import replace
from datetime import date

from docs_app.core.architecture import Architecture, Waiver
from docs_app.core.comparison import FindingChange, compare
from docs_app.core.diff import Change, apply
from tests.core.builders import storage
from tests.core.edits import edited, without

TODAY = date(2026, 11, 22)


def changes(before: Architecture, after: Architecture) -> list[tuple[str, str, str]]:
    return [
        (each.kind, each.finding.level, f"{each.finding.code} {each.finding.subject}")
        for each in compare(before, after, TODAY).findings
    ]


def waived(until: date, value: Architecture | None = None) -> Architecture:
    """Return a storage service whose open port is waived."""
    waiver = Waiver("PORT_TOO_OPEN", "port:nlb/bags", "Sam", "For a week.", until)
    return replace(value or wide(), waivers=(waiver,))


def wide() -> Architecture:
    return edited(storage(), "port:nlb/bags", open_from=None)


def test_a_finding_that_came_goes_the_other_way_round() -> None:
    assert changes(storage(), wide()) == [("came", "warning", "PORT_TOO_OPEN port:nlb/bags")]
    assert changes(wide(), storage()) == [("went", "warning", "PORT_TOO_OPEN port:nlb/bags")]


def test_a_finding_is_told_whole() -> None:
    [found] = compare(storage(), wide(), TODAY).findings
    assert found == FindingChange("came", found.finding, "port:nlb/bags", "port:nlb/bags")
    assert found.finding.message == (
        "nlb/bags (65534) is open from the internet; what sends to it is within Private VPC."
    )


def test_a_finding_about_what_is_gone_went_with_it() -> None:
    [found] = [
        each
        for each in compare(wide(), without(wide(), "port:nlb/bags"), TODAY).findings
        if each.finding.code == "PORT_TOO_OPEN"
    ]
    assert (found.kind, found.was, found.now) == ("went", "port:nlb/bags", "")


def test_a_finding_that_only_says_it_otherwise_stayed() -> None:
    assert changes(wide(), edited(wide(), "port:nlb/bags", number=65000)) == []


def test_a_finding_of_a_renamed_hop_stayed() -> None:
    renamed = apply([Change("renamed", "hop:front", "slug", "nlb", "front")], wide())
    found = changes(wide(), renamed)
    assert [each for each in found if "PORT_TOO_OPEN" in each[2]] == []


def test_of_two_findings_of_one_thing_the_one_that_is_new_is_told() -> None:
    before = edited(storage(), "page:overview", body="See [[hop:nowhere]].")
    after = edited(storage(), "page:overview", body="See [[hop:nowhere]] and [[hop:gone]].")
    [found] = compare(before, after, TODAY).findings
    assert (found.kind, "gone" in found.finding.message) == ("came", True)


def test_a_waiver_silences_and_its_last_day_opens_again() -> None:
    assert changes(wide(), waived(date(2026, 12, 1))) == [
        ("waived", "warning", "PORT_TOO_OPEN port:nlb/bags")
    ]
    assert changes(waived(date(2026, 12, 1)), waived(date(2026, 11, 1))) == [
        ("open again", "warning", "PORT_TOO_OPEN port:nlb/bags")
    ]


def test_what_is_new_and_waived_at_once_came_with_its_waiver() -> None:
    after = waived(date(2026, 12, 1))
    [found] = compare(storage(), after, TODAY).findings
    assert (found.kind, found.waiver) == ("came", after.waivers[0])


def test_the_worst_comes_first_and_what_went_last() -> None:
    after = without(edited(wide(), "rule:gateway/bags", authorizer=None), "example:ingests/get")
    found = changes(without(storage(), "example:bags/get"), after)
    order = [(kind, level) for kind, level, _ in found]
    assert order == sorted(
        order,
        key=lambda each: (
            ("came", "open again", "waived", "went").index(each[0]),
            ("error", "warning", "note").index(each[1]),
        ),
    )
    assert {kind for kind, _ in order} == {"came", "went"}
