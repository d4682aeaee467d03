"""Settings as the facts that a step relied on."""

from __future__ import annotations

import pytest

from docs_app.core.architecture import Hop, SettingValue
from docs_app.core.kinds import AWS_GATEWAY, AWS_NLB
from docs_app.core.steps import Fact
from docs_app.core.trace.facts import setting_fact

LIMITS = AWS_GATEWAY + "limits.html"


@pytest.mark.parametrize(
    ("kind", "name", "value", "fact"),
    [
        (
            "gateway",
            "integration_timeout",
            None,
            Fact("Integration timeout", "29 s", False, LIMITS),
        ),
        ("gateway", "integration_timeout", 5, Fact("Integration timeout", "5 s", True, LIMITS)),
        (
            "load_balancer",
            "cross_zone",
            True,
            Fact("Cross-zone load balancing", "yes", True, AWS_NLB + "network-load-balancers.html"),
        ),
        ("load_balancer", "internal", None, Fact("Internal", "not recorded", False)),
    ],
)
def test_a_setting_is_told_with_its_unit_and_whether_it_was_recorded(
    kind: str, name: str, value: SettingValue | None, fact: Fact
) -> None:
    settings = () if value is None else ((name, value),)

    assert setting_fact(Hop("x", "X", kind, settings=settings), name) == fact


def test_a_setting_that_a_kind_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError):
        setting_fact(Hop("x", "X", "gateway"), "cross_zone")
