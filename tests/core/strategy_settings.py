"""Random settings of each kind of hop, and random health checks."""

from __future__ import annotations

from string import ascii_lowercase, digits
from typing import Any

from hypothesis import strategies as st

from docs_app.core.architecture import PROTOCOLS, HealthCheck, SettingValue
from docs_app.core.kinds import KINDS, Setting
from tests.core.strategy_values import names, pairs


def _setting_value(setting: Setting) -> st.SearchStrategy[SettingValue]:
    keys = st.text(ascii_lowercase + digits, min_size=1, max_size=5)
    table = st.dictionaries(keys, st.integers(1, 999) | names, max_size=2)
    by_type: dict[str, st.SearchStrategy[Any]] = {
        "integer": st.integers(0, 20_000_000),
        "boolean": st.booleans(),
        "text": names,
        "choice": st.sampled_from(setting.choices or ("",)),
        "table": table.map(pairs),
        "tables": st.dictionaries(
            st.sampled_from(("v1", "v2", "test")), table.map(pairs), max_size=2
        ).map(pairs),
    }
    if setting.name == "responses":
        responses = st.sampled_from(("DEFAULT_4XX", "DEFAULT_5XX", "UNAUTHORIZED"))
        return st.dictionaries(responses, st.integers(400, 599), max_size=2).map(pairs)
    return by_type[setting.type]


@st.composite
def settings_of(draw: st.DrawFn, kind: str) -> tuple[tuple[str, SettingValue], ...]:
    """Return some settings of a kind of hop, each of its type."""
    recorded = {
        setting.name: draw(_setting_value(setting))
        for setting in KINDS[kind].settings
        if draw(st.booleans())
    }
    return pairs(recorded)


_small = st.none() | st.integers(1, 300)
health_checks = st.builds(
    HealthCheck,
    protocol=st.none() | st.sampled_from(PROTOCOLS),
    port=st.none() | st.integers(1, 65535),
    path=st.none() | st.just("/management/healthcheck"),
    matcher=st.none() | st.sampled_from(("200", "200-399", "200,204")),
    interval=_small,
    timeout=_small,
    healthy_threshold=_small,
    unhealthy_threshold=_small,
)
