"""Forms larger than Django takes by its defaults: nobody types for an hour and is refused."""

from __future__ import annotations

from docs_app import versions
from docs_app.store import load_draft
from tests.admin.desk import Desk, published
from tests.core.builders import forward, storage
from tests.core.edits import edited


def test_a_gateway_with_a_hundred_rules_is_saved(maintainer: Desk) -> None:
    gateway = next(hop for hop in storage().hops if hop.slug == "gateway")
    more = tuple(
        forward(f"r{number}", "nlb/bags", path=f"/r{number}", via="link") for number in range(100)
    )
    large = edited(storage(), "hop:gateway", rules=(*gateway.rules, *more))
    versions.create(large, None, "Many rules")

    form = maintainer.open("hop", "gateway")
    answer = maintainer.send(form, rules__50__prose="In the middle.", why="It was unclear.")

    assert len(form) > 1000
    assert answer.saved
    assert published()[-1] == (3, "It was unclear.")
    slug = str(form["rules-50-slug"])
    assert load_draft("storage") == edited(large, f"rule:gateway/{slug}", prose="In the middle.")


def test_a_page_of_three_million_bytes_is_refused_beside_its_text(maintainer: Desk) -> None:
    body = "Wörter. " * 375_000

    answer = maintainer.send(maintainer.open("page", "overview"), body=body)

    assert answer.status == 200
    assert answer.errors == {
        "body": [
            "The text is longer than 200,000 characters; it has 3,000,000. "
            "Split it over several pages."
        ]
    }
    assert answer.data["body"].startswith("Wörter.")
