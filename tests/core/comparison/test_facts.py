from datetime import date

import pytest

from docs_app.core.architecture import Architecture, Destination, EntryPoint, Forward, Page, PortRef
from docs_app.core.comparison import Fact, Group, compare
from docs_app.core.diff import Change, apply
from tests.core.builders import forward, storage
from tests.core.edits import added, edited, without

TODAY = date(2026, 11, 22)


def facts(after: Architecture) -> tuple[Group, ...]:
    """Return the facts that changed from the small storage service."""
    return compare(storage(), after, TODAY).facts


def rows(after: Architecture) -> list[tuple[str, str, str, str]]:
    """Return part, what, old and new of each fact."""
    return [(f.part, f.what, f.old, f.new) for group in facts(after) for f in group.facts]


def test_a_rule_with_another_target_is_one_fact_of_its_hop() -> None:
    to = Destination("ingests-nginx", "http")
    [found] = facts(edited(storage(), "rule:bags/targets", action=Forward(to)))
    change = Change(
        "changed", "rule:bags/targets", "action.to", Destination("bags-nginx", "http"), to
    )
    sentence = (
        "Rule targets on bags forwards to nginx:9000 of ECS task, ingests API, "
        "was nginx:9000 of ECS task, bags API"
    )
    fact = Fact(
        change,
        was="rule:bags/targets",
        now="rule:bags/targets",
        part="Rule targets",
        what="forwards to",
        old="nginx:9000 of ECS task, bags API",
        new="nginx:9000 of ECS task, ingests API",
        sentence=sentence,
    )
    assert found == Group("hop:bags", "hop:bags", "hop:bags", "Hop", "bags", (fact,))


def test_the_changes_of_a_hop_its_ports_and_rules_stand_together() -> None:
    after = edited(storage(), "hop:nlb", name="front-nlb")
    after = edited(after, "port:nlb/bags", number=65000)
    after = edited(after, "hop:gateway", summary="The way in.")
    after = edited(after, "rule:nlb/bags", name="To the bags")
    assert [(group.name, [fact.what for fact in group.facts]) for group in facts(after)] == [
        ("Storage API", ["summary"]),
        ("front-nlb", ["name", "number", "name"]),
    ]


def test_what_is_new_is_told_in_a_few_words_and_was_not_there() -> None:
    after = added(storage(), "rule:nlb/bags", forward("more", "items", port="ingests"))
    [group] = facts(after)
    [fact] = group.facts
    assert (fact.was, fact.now, fact.old) == ("", "rule:nlb/more", "")
    assert fact.new == "On 65535 (TCP), any connection: forward to the items target group"


def test_what_is_gone_is_told_as_it_was_and_leads_nowhere_now() -> None:
    [group] = facts(without(storage(), "hop:cognito"))
    [fact] = group.facts
    assert (group.was, group.now, group.name) == ("hop:cognito", "", "Cognito")
    assert (fact.was, fact.now, fact.new) == ("hop:cognito", "", "")
    assert fact.old == "authorizer in AWS account: 1 port"
    assert fact.sentence == "Hop Cognito removed"


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("zone:bags-task", "task in Private VPC"),
        ("hop:client", "client in Internet"),
        ("hop:nlb", "network load balancer in Load balancing: 2 ports, 2 rules"),
        ("port:nlb/bags", "65534 (TCP), open from Private VPC"),
        ("port:gateway/https", "443, open from the internet"),
        ("entry:domain", "https://api.example.org/storage leads to Storage API:443"),
        ("route:bags", "2 examples"),
        ("example:bags/get", "GET https://api.example.org/storage/v1/bags"),
        ("page:overview", "Overview, The ingests API listens on [[port:nlb/ingests]]."),
    ],
)
def test_each_kind_of_object_has_its_few_words(subject: str, words: str) -> None:
    assert [old for *_, old, _ in rows(without(storage(), subject))] == [words]


def test_a_renamed_hop_is_one_fact_and_leads_to_what_it_was_and_is() -> None:
    [group] = facts(apply([Change("renamed", "hop:app", "slug", "bags-app", "app")], storage()))
    assert (group.subject, group.was, group.now) == ("hop:app", "hop:bags-app", "hop:app")
    assert [(fact.what, fact.old, fact.new) for fact in group.facts] == [
        ("slug", "bags-app", "app")
    ]
    assert group.facts[0].sentence == "Hop bags_api: slug app, was bags-app"


def test_what_changed_on_a_renamed_hop_was_on_the_hop_of_the_old_name() -> None:
    after = apply([Change("renamed", "hop:app", "slug", "bags-app", "app")], storage())
    before = storage()
    # A renamed hop is otherwise what it was, so the change is of the rule that leads to it.
    after = edited(after, "rule:bags-nginx/app", name="On to the app")
    groups = compare(before, after, TODAY).facts
    assert [(group.was, group.now) for group in groups] == [
        ("hop:bags-app", "hop:app"),
        ("hop:bags-nginx", "hop:bags-nginx"),
    ]


def test_another_order_is_told_by_what_stands_before() -> None:
    ports = next(hop for hop in storage().hops if hop.slug == "nlb").ports
    assert rows(edited(storage(), "hop:nlb", ports=ports[::-1])) == [
        ("Port ingests", "order", "after bags", "first")
    ]


def test_a_long_text_is_told_by_its_size_on_both_sides() -> None:
    after = edited(storage(), "page:overview", body="One line.\n\nAnother.\n")
    [fact] = facts(after)[0].facts
    assert (fact.old, fact.new, fact.text) == ("6 words", "3 lines", True)


def test_a_short_summary_is_shown_whole() -> None:
    assert rows(edited(storage(), "hop:nlb", summary="Takes connections.")) == [
        ("", "summary", "none", "Takes connections.")
    ]


def test_groups_come_in_the_order_of_an_architecture() -> None:
    entry = EntryPoint("new", "New", "new.example.org", PortRef("gateway", "https"))
    after = added(storage(), "page:overview", Page("other", "Other"))
    after = added(after, "entry:domain", entry)
    after = edited(after, "route:bags", name="Boxes")
    after = edited(after, "zone:vpc", name="Network")
    after = edited(after, "hop:nlb", name="Balancer")
    assert [(group.word, group.name) for group in facts(after)] == [
        ("Zone", "Network"),
        ("Hop", "Balancer"),
        ("Entry point", "New"),
        ("Route", "Boxes"),
        ("Page", "Other"),
    ]
