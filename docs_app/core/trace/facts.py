"""Settings as facts that a step relied on, recorded or defaults, with their source."""

from __future__ import annotations

from docs_app.core.architecture import Hop, SettingValue
from docs_app.core.kinds import KINDS, effective, recorded
from docs_app.core.steps import Fact

NOT_RECORDED = "not recorded"


def setting_fact(hop: Hop, name: str) -> Fact:
    """Return a setting as a fact. KeyError: the hop's kind has no such setting."""
    setting = {each.name: each for each in KINDS[hop.kind].settings}[name]
    return Fact(
        setting.label,
        _shown(effective(hop, name), setting.unit),
        recorded(hop, name) is not None,
        setting.source,
    )


def number(hop: Hop, name: str) -> int:
    """Return a numeric setting, recorded or default. KeyError: the kind has no such setting."""
    value = effective(hop, name)
    return value if isinstance(value, int) else 0


def _shown(value: SettingValue | None, unit: str) -> str:
    if value is None:
        return NOT_RECORDED
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = f"{value:,}" if isinstance(value, int) else str(value)
    return f"{text} {unit}".strip()
