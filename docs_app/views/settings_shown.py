"""What is recorded of a hop, told apart from what holds by default and from what nobody wrote."""

from __future__ import annotations

from dataclasses import dataclass, fields

from docs_app.core.architecture import HealthCheck, Hop, SettingValue
from docs_app.core.kinds import KINDS, Setting, recorded

RECORDED, DEFAULT, NOT_RECORDED = "recorded", "default", "not recorded"


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a fact table. ``state`` is one of the three above; ``rows`` are a table's."""

    label: str
    state: str
    value: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    help: str = ""
    source: str = ""


HEALTH = {
    "protocol": ("Protocol", ""),
    "port": ("Port", ""),
    "path": ("Path", ""),
    "matcher": ("Healthy answer", ""),
    "interval": ("Interval", "s"),
    "timeout": ("Timeout", "s"),
    "healthy_threshold": ("Healthy after", "checks"),
    "unhealthy_threshold": ("Unhealthy after", "checks"),
}


def settings_of(hop: Hop) -> tuple[Fact, ...]:
    """Return every setting that hops of this kind have, in the kind's order."""
    return tuple(_fact(hop, setting) for setting in KINDS[hop.kind].settings)


def health_of(check: HealthCheck) -> tuple[Fact, ...]:
    """Return every fact of a health check; nothing is assumed of one."""
    facts = []
    for each in fields(check):
        label, unit = HEALTH[each.name]
        value = getattr(check, each.name)
        state = NOT_RECORDED if value is None else RECORDED
        facts.append(Fact(label, state, "" if value is None else said(value, unit)))
    return tuple(facts)


def said(value: SettingValue, unit: str = "") -> str:
    """Return a plain value in words, with its unit."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        number = f"{value:,}" if unit == "bytes" else str(value)
        return f"{number} {unit}".rstrip()
    if isinstance(value, str):
        return value
    return ", ".join(f"{name}: {said(each)}" if each != () else name for name, each in value)


def _fact(hop: Hop, setting: Setting) -> Fact:
    value, state = recorded(hop, setting.name), RECORDED
    if value is None:
        value, state = setting.default, DEFAULT
    if value is None:
        return Fact(setting.label, NOT_RECORDED, help=setting.help, source=setting.source)
    rows = _rows(value) if isinstance(value, tuple) else ()
    plain = "" if rows else said(value, setting.unit)
    return Fact(setting.label, state, plain, rows, setting.help, setting.source)


def _rows(table: tuple[tuple[str, SettingValue], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, said(value)) for name, value in table)
