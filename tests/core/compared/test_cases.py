"""What people change between two versions, and what the picture then says: whole values."""

from dataclasses import replace

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, Destination, Forward, Hop, Port
from docs_app.core.diagram import Card, Diagram, Edge, Line, Meaning, Pill, View
from docs_app.core.diagram.compared import Called, compared
from docs_app.core.diff import Change
from docs_app.core.diff.renames import rename
from tests.core.builders import forward, storage
from tests.core.compared.test_compared import marks
from tests.core.edits import added, edited


def card(shown: Diagram, id: str) -> Card:
    return next(each for each in shown.cards if each.id == id)


def edge(shown: Diagram, id: str) -> Edge:
    return next(each for each in shown.edges if each.id == id)


def with_cache() -> Architecture:
    """Return the storage service with a hop between the nginx and the app of the bags API."""
    cache = Hop(
        "cache",
        "varnish",
        "container",
        "bags-task",
        ports=(Port("http", 6081, "HTTP", "bags-task"),),
        rules=(forward("app", "bags-app/http"),),
    )
    value = added(storage(), "hop:bags-nginx", cache)
    return edited(value, "rule:bags-nginx/app", action=Forward(Destination("cache", "http")))


def test_a_port_of_another_number_says_both() -> None:
    after = edited(storage(), "port:bags-app/http", number=9002)
    pill = Pill(
        id="port--bags-app--http",
        label=":9002 (was :9001) HTTP",
        title="Changed: bags_api, port 9002 (HTTP) (number 9002, was 9001)",
        href="/storage/hops/bags-app/#port--http",
        change="changed",
    )

    assert marks(compared(storage(), after)) == {"port--bags-app--http": "changed"}
    both, then, now = (
        card(compared(storage(), after, show=show), "hop--bags-app").pills
        for show in ("both", "before", "after")
    )
    assert both == (pill,)
    assert [each.said for each in (*both, *then, *now)] == [
        "~ :9002 (was :9001) HTTP",
        "~ :9001 HTTP",
        "~ :9002 HTTP",
    ]


def test_a_port_of_another_protocol_says_both() -> None:
    after = edited(storage(), "port:nlb/bags", protocol="TLS", number=65530)
    pills = card(compared(storage(), after), "hop--nlb").pills

    assert pills[0].label == ":65530 (was :65534) TLS (was TCP) · bags"


def test_a_hop_put_between_two_takes_the_place_of_an_edge() -> None:
    shown = compared(storage(), with_cache())

    assert marks(shown) == {
        "hop--cache": "added",
        "port--cache--http": "added",
        "edge--bags-nginx--http---bags-app--http": "removed",
        "edge--bags-nginx--http---cache--http": "added",
        "edge--cache--http---bags-app--http": "added",
    }
    assert edge(shown, "edge--bags-nginx--http---bags-app--http") == Edge(
        id="edge--bags-nginx--http---bags-app--http",
        kind="forward",
        tail="port--bags-nginx--http",
        head="port--bags-app--http",
        lines=(Line("localhost", "plain", "removed", "before"),),
        title=(
            "Removed: nginx port 9000 forwards to bags_api port 9001: localhost "
            "(Rule app on nginx of ECS task, bags API forwards to varnish:6081, was bags_api:9001)"
        ),
        href="/storage/hops/bags-nginx/#rule--app",
        change="removed",
        only="before",
    )
    assert shown.legend == (
        Meaning("change-added", "4 added: 1 hop, 1 port, 2 edges"),
        Meaning("change-removed", "1 removed: 1 edge"),
        Meaning("edge-entry", "a public address"),
        Meaning("edge-forward", "a rule sends the request on"),
        Meaning("edge-asks", "asks whether the request may pass"),
        Meaning("state-dim", "thin and pale: as it was"),
    )


def test_a_hop_that_is_gone_stays_where_it_was_in_order() -> None:
    shown = compared(with_cache(), storage())
    slugs = [each.id for each in shown.cards]

    assert slugs.index("hop--cache") == slugs.index("hop--bags-nginx") + 1
    gone = card(shown, "hop--cache")
    assert (gone.change, gone.only, gone.badge) == ("removed", "before", "\u2212")
    assert [pill.change for pill in gone.pills] == ["removed"]
    assert "hop--cache" not in set(compared(with_cache(), storage(), show="after").ids())


def test_what_one_side_only_has_leads_to_that_side_s_pages() -> None:
    was = Called("version 3", Addresses("storage", 3))
    shown = compared(with_cache(), storage(), was=was)

    assert card(shown, "hop--cache").href == "/storage/versions/3/hops/cache/"
    assert card(shown, "hop--cache").pills[0].href == "/storage/versions/3/hops/cache/#port--http"
    assert card(shown, "hop--nlb").href == "/storage/hops/nlb/"


def test_a_renamed_hop_is_one_card_that_says_what_it_was_called() -> None:
    after = rename(storage(), [Change("renamed", "hop:edge", "slug", "nlb", "edge")])
    shown = compared(storage(), after)

    assert marks(shown) == {"hop--edge": "changed"}
    one = card(shown, "hop--edge")
    assert one.title == "Changed: Network load balancer api-nlb (was called nlb)"
    assert one.name == ("api-nlb", "slug was nlb")
    before = card(compared(storage(), after, show="before"), "hop--edge")
    assert (before.name, before.href) == (("api-nlb",), "/storage/hops/nlb/")


def test_a_hop_of_another_name_or_kind_says_both() -> None:
    after = edited(storage(), "hop:bags", name="bag targets", kind="service")
    one = card(compared(storage(), after), "hop--bags")

    assert (one.heading, one.name) == (
        "Service (was Target group)",
        ("bag targets", "was bags"),
    )


def test_a_rule_that_leads_elsewhere_is_an_edge_removed_and_an_edge_added() -> None:
    after = edited(storage(), "rule:nlb/bags", action=Forward(Destination("items")))

    assert marks(compared(storage(), after)) == {
        "edge--nlb--bags---bags": "removed",
        "edge--nlb--bags---items": "added",
    }


def test_a_rule_of_another_path_is_told_line_by_line() -> None:
    after = edited(
        storage(),
        "rule:gateway/bags",
        match=replace(storage().hops[1].rules[0].match, path="/sacks"),
    )
    shown = compared(storage(), after)

    assert marks(shown) == {"edge--link---nlb--bags": "changed"}
    lines = edge(shown, "edge--link---nlb--bags").lines
    assert [line.said for line in lines] == [
        "\u2212 /bags and below",
        "+ /sacks",
        "+ below /bags",
    ]
    for show, said in (("before", lines[:1]), ("after", lines[1:])):
        one = compared(storage(), after, show=show)
        assert edge(one, "edge--link---nlb--bags").lines == said


def test_a_rule_s_other_scopes_are_told_on_the_question() -> None:
    after = edited(storage(), "rule:gateway/bags", scopes=("read",))
    shown = compared(storage(), after)

    assert marks(shown) == {"asks--gateway--https---cognito--https": "changed"}
    asks = edge(shown, "asks--gateway--https---cognito--https")
    assert asks.lines == (Line("", "plain", "changed", ""),)
    assert asks.title.endswith("(Rule bags on Storage API: scopes read, was not recorded)")


def test_a_rule_that_answers_by_itself_is_told_on_its_hop() -> None:
    value = added(storage(), "rule:nlb/bags", forward("lost", "nowhere/http"))
    after = edited(value, "rule:nlb/lost", prose="Why")
    shown = compared(value, after)

    assert marks(shown) == {"hop--nlb": "changed"}
    assert card(shown, "hop--nlb").title == (
        "Changed: Network load balancer api-nlb (Rule lost on api-nlb: prose Why, was none)"
    )


def test_where_no_ports_are_drawn_their_changes_are_told_on_the_hop() -> None:
    after = edited(storage(), "port:nlb/bags", number=65530)

    assert marks(compared(storage(), after, View(detail="hops"))) == {"hop--nlb": "changed"}


def test_a_port_beside_a_single_one_does_not_make_its_edges_others() -> None:
    after = added(storage(), "port:bags-app/http", Port("admin", 9901, "HTTP"))
    shown = compared(storage(), after)

    assert marks(shown) == {"port--bags-app--admin": "added"}
    assert [pill.label for pill in card(shown, "hop--bags-app").pills] == [
        ":9001 HTTP · http",
        ":9901 HTTP · admin",
    ]


def test_more_lines_than_an_edge_can_carry_leave_out_what_did_not_change() -> None:
    rules = [
        forward(f"more-{at}", "nlb/bags", via="link", path=f"/more/{at}", port="https")
        for at in range(4)
    ]
    before = added(storage(), "rule:gateway/bags", *rules[:2])
    after = added(before, "rule:gateway/more-1", *rules[2:])
    lines = edge(compared(before, after), "edge--link---nlb--bags").lines

    assert lines == (
        Line("/more/2", "plain", "added", "after"),
        Line("/more/3", "plain", "added", "after"),
        Line("and 3 more", "dim"),
    )
