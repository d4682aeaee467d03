"""What moved, and what zones say of what is in them: whole values."""

from docs_app.core.architecture import Zone
from docs_app.core.diagram import Meaning, View
from docs_app.core.diagram.compared import compared
from tests.core.builders import storage
from tests.core.compared.test_cases import card
from tests.core.compared.test_compared import marks
from tests.core.edits import added, edited, without


def test_a_hop_in_another_zone_stands_in_both_and_so_do_its_edges() -> None:
    shown = compared(storage(), edited(storage(), "hop:items", zone="vpc"))

    assert marks(shown) == {
        "hop--items": "moved",
        "hop--was__items": "moved",
        "edge--nlb--ingests---items": "moved",
        "edge--nlb--ingests---was__items": "moved",
        "edge--items---ingests-nginx--http": "moved",
        "edge--was__items---ingests-nginx--http": "moved",
    }
    assert [
        (each.zone, each.only, each.title, each.href) for each in shown.cards if "items" in each.id
    ] == [
        (
            "zone--balancing",
            "before",
            "Moved: Target group items (zone Private VPC, was Load balancing; it was here)",
            "/storage/hops/items/",
        ),
        (
            "zone--vpc",
            "after",
            "Moved: Target group items (zone Private VPC, was Load balancing; it is here now)",
            "/storage/hops/items/",
        ),
    ]
    assert shown.legend[0] == Meaning("change-moved", "3 moved: 1 hop, 2 edges")


def test_a_new_zone_around_others_is_one_box_more() -> None:
    subnet = Zone("subnet", "Subnet", "group", parent="vpc")
    after = edited(added(storage(), "zone:vpc", subnet), "zone:bags-task", parent="subnet")
    shown = compared(storage(), after)
    parents = {
        show: {box.slug: box.parent for box in compared(storage(), after, show=show).boxes}
        for show in ("both", "before", "after")
    }

    assert marks(shown) == {"zone--subnet": "added", "zone--bags-task": "moved"}
    assert parents["both"]["bags-task"] == parents["after"]["bags-task"] == "zone--subnet"
    assert parents["before"]["bags-task"] == "zone--vpc"
    assert "subnet" not in parents["before"]


def test_how_many_run_says_both() -> None:
    shown = compared(storage(), edited(storage(), "zone:bags-task", replicas=3))
    box = next(each for each in shown.boxes if each.slug == "bags-task")

    assert box.said == (
        "~ ECS task, bags API \u00d7 3",
        "was ECS task, bags API \u00d7 n",
    )


def test_zones_only_count_what_became_of_what_is_in_them() -> None:
    after = without(edited(storage(), "port:nlb/bags", number=65530), "hop:items")
    shown = compared(storage(), after, View(detail="zones"))

    assert marks(shown) == {
        "zone--balancing": "changed",
        "edge--zone--balancing---zone--ingests-task": "removed",
    }
    assert card(shown, "zone--balancing").name == (
        "Load balancing",
        "2 hops, 2 ports",
        "was 3 hops, 2 ports",
        "1 removed, 1 changed",
    )
    assert shown.description == (
        "Storage: before and after compared: 6 hops in 2 zones, joined by 5 edges. "
        "1 removed, 1 changed."
    )


def test_a_zone_that_moved_takes_its_edges_along_where_zones_only_are_drawn() -> None:
    after = edited(storage(), "zone:bags-task", parent="aws")

    assert marks(compared(storage(), after, View(detail="zones"))) == {
        "zone--bags-task": "moved",
        "zone--was__bags-task": "moved",
        "edge--zone--balancing---zone--bags-task": "moved",
        "edge--zone--balancing---zone--was__bags-task": "moved",
    }
