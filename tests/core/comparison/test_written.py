"""A comparison as Markdown and as data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from docs_app.core.architecture import Architecture, Destination, Forward, Waiver
from docs_app.core.comparison import Comparison, compare
from docs_app.core.comparison.behaviour import alike
from docs_app.core.comparison.data import to_data
from docs_app.core.comparison.markdown import to_markdown
from docs_app.core.comparison.wording import counts_sentence
from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.strategies import architectures

TODAY = date(2026, 11, 22)


def compared(after: Architecture) -> Comparison:
    return compare(storage(), after, TODAY)


def opened() -> Architecture:
    """Return the storage service, a rule sent elsewhere, a port opened, a text rewritten."""
    after = edited(storage(), "rule:nlb/bags", action=Forward(Destination("items")))
    after = edited(after, "port:bags-app/http", open_from="vpc")
    return edited(after, "page:overview", body="The API listens on [[port:nlb/bags]], `so`.\n")


WRITTEN = """# version 1 compared with the draft

3 changed.

## More open than before

- bags\\_api:9001 is open from within Private VPC; it was open from within ECS task, bags API only.

## Behaviour

- **Bags: List bags**: fails now, and passed before. \
Before: Delivered: bags\\_api answers; its status is not recorded. \
Now: Delivered: ingests\\_api answers; its status is not recorded. \
Step 5 was: The network load balancer api-nlb takes the connection on 65534 (TCP) and forwards it \
to the bags target group. \
It is: The network load balancer api-nlb takes the connection on 65534 (TCP) and forwards it \
to the items target group. \
Why it fails: hop: expected bags-app, got ingests-app.

## Facts

### Hop api-nlb

- Rule bags on api-nlb forwards to the items target group, was the bags target group

### Hop bags\\_api

- Port http on bags\\_api: open from Private VPC, was ECS task, bags API

### Page Overview

- Page overview: body The API listens on \\[\\[port:nlb/bags\\]\\], \\`so\\`, \
was The ingests API listens on \\[\\[port:nlb/ingests\\]\\].

## Texts

### Page Overview: body

```diff
- The ingests API listens on [[port:nlb/ingests]].
+ The API listens on [[port:nlb/bags]], `so`.
```

## Findings

- came: **error** `EXAMPLE_FAILS` example:bags/get: Example get of Bags does not end as it must: \
hop: expected bags-app, got ingests-app.
- came: **warning** `HOP_UNREACHED` hop:bags: No entry point leads to bags by any rule.
- came: **warning** `HOP_UNREACHED` hop:bags-nginx: No entry point leads to nginx by any rule.
- came: **warning** `HOP_UNREACHED` hop:bags-app: No entry point leads to bags\\_api by any rule.
- came: **warning** `PORT_TOO_OPEN` port:bags-app/http: bags-app/http (9001) is open from Private \
VPC; what sends to it is within ECS task, bags API.
"""


def test_as_markdown_what_became_more_open_comes_first_and_all_is_told() -> None:
    assert to_markdown(compared(opened()), "version 1", "the draft") == WRITTEN


def test_as_markdown_what_became_less_open_comes_second() -> None:
    after = edited(storage(), "port:ingests-nginx/http", open_from="ingests-task")
    assert to_markdown(compared(after), "a", "b").startswith(
        "# a compared with b\n\n1 changed.\n\n## Less open than before\n\n"
        "- nginx:9000 of ECS task, ingests API is open from within ECS task, ingests API only; "
        "it was open from within Private VPC.\n\n## Behaviour\n\n"
    )


def test_a_text_with_a_fence_in_it_is_fenced_longer() -> None:
    after = edited(storage(), "page:overview", body="```\ncode\n```\n")
    assert "\n````diff\n" in to_markdown(compared(after), "a", "b")


def test_what_was_folded_says_how_much() -> None:
    lines = "".join(f"Line {number}.\n" for number in range(20))
    before = edited(storage(), "page:overview", body=lines)
    after = edited(before, "page:overview", body=lines.replace("Line 10.", "Line ten."))
    text = to_markdown(compare(before, after, TODAY), "a", "b")
    assert (
        "@@ 8 lines that did not change @@\n  Line 8.\n  Line 9.\n- Line 10.\n+ Line ten.\n"
        "  Line 11.\n  Line 12.\n@@ 7 lines that did not change @@\n" in text
    )


def test_a_text_whose_lines_only_break_elsewhere_says_so() -> None:
    before = edited(storage(), "page:overview", body="One line\nhere.\n")
    after = edited(before, "page:overview", body="One\nline here.\n")
    assert "### Page Overview: body\n\nOnly lines break elsewhere." in to_markdown(
        compare(before, after, TODAY), "a", "b"
    )


def test_two_of_the_same_are_told_in_a_sentence() -> None:
    text = to_markdown(compared(storage()), "version 1", "now")
    assert text == "# version 1 compared with now\n\nNothing differs.\n"


def test_counts_are_told_in_a_sentence() -> None:
    assert counts_sentence(()) == "Nothing differs."
    assert counts_sentence((("added", 1),)) == "1 added."
    assert counts_sentence((("added", 1), ("moved", 2000))) == (
        "2,001 changes: 1 added, 2,000 moved."
    )


def test_examples_that_meet_the_same_are_told_together() -> None:
    after = edited(storage(), "port:nlb/bags", number=65000)
    twin = storage().routes[0].examples[0]
    before, after = (
        replace(value, routes=(replace(value.routes[0], examples=(twin, _twin())),))
        for value in (storage(), after)
    )
    found = compare(before, after, TODAY).examples
    assert [[each.name for each in together] for together in alike(found)] == [
        ["List bags", "Twin"]
    ]


def _twin() -> object:
    return replace(storage().routes[0].examples[0], slug="twin", name="Twin")


def test_as_data_each_part_is_told_by_subjects_and_words() -> None:
    waiver = Waiver("PORT_TOO_OPEN", "port:bags-app/http", "Sam", "For a week.", date(2026, 12, 1))
    data = to_data(compared(replace(opened(), waivers=(waiver,))))
    assert data["counts"] == {"added": 1, "changed": 3}
    assert data["more_open"] == [
        {
            "kind": "zone",
            "subject": "port:bags-app/http",
            "sentence": "bags_api:9001 is open from within Private VPC; "
            "it was open from within ECS task, bags API only.",
        }
    ]
    assert data["less_open"] == []
    assert data["facts"][0] == {
        "kind": "changed",
        "was": "rule:nlb/bags",
        "now": "rule:nlb/bags",
        "field": "action.to",
        "old": "the bags target group",
        "new": "the items target group",
        "sentence": "Rule bags on api-nlb forwards to the items target group, "
        "was the bags target group",
    }
    assert [(each["kind"], each["now"], each["step"]["number"]) for each in data["examples"]] == [
        ("fails", "example:bags/get", 5),
    ]
    assert data["texts"][0]["lines"][0]["runs"][0] == ["kept", "The"]
    waived = [each for each in data["findings"] if each["code"] == "PORT_TOO_OPEN"]
    assert [(each["kind"], each["waived"]) for each in waived] == [("came", True)]


@settings(deadline=None)
@given(architectures(), architectures())
def test_any_comparison_can_be_written_and_says_nothing_where_nothing_differs(
    before: Architecture, after: Architecture
) -> None:
    there = compare(before, after, TODAY)
    assert json.loads(json.dumps(to_data(there)))["counts"] == dict(there.counts)
    assert to_markdown(there, "a", "b").startswith("# a compared with b\n")
    same = compare(before, replace(before), TODAY)
    assert to_markdown(same, "a", "b") == "# a compared with b\n\nNothing differs.\n"
