"""How recorded values are written out: numbers with their unit, tables, addresses."""

from __future__ import annotations

from docs_app.core.architecture import Architecture, EntryPoint, SettingValue
from docs_app.core.index import index_of
from docs_app.core.kinds import Setting, recorded


def setting_text(setting: Setting, value: SettingValue) -> str:
    """Return ``29 s``, ``10,485,760 bytes``, ``yes``, or ``v1``, ``DEFAULT_5XX: 500`` of tables."""
    text = _text(value)
    return f"{text} {setting.unit}" if setting.unit else text


def _text(value: SettingValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if value >= 10_000 else str(value)
    if isinstance(value, str):
        return value or "(empty)"
    return ", ".join(_row(name, each) for name, each in value) or "none"


def _row(name: str, value: SettingValue) -> str:
    """Return a row of a table: its name alone where it is a table without rows, as a stage is."""
    if value == ():
        return name
    return f"{name} ({_text(value)})" if isinstance(value, tuple) else f"{name}: {_text(value)}"


def entry_url(architecture: Architecture, entry: EntryPoint) -> str:
    """Return the public address with all that comes before a rule's own path.

    Where the address names the stage it ends in the gateway's only stage, or in ``{stage}``.
    """
    parts = [f"{entry.scheme}://{entry.host}"]
    if entry.base_path:
        parts.append(entry.base_path)
    if entry.stage is None and (stages := _stages(architecture, entry)):
        parts.append(stages[0] if len(stages) == 1 else "{stage}")
    return "/".join(parts)


def _stages(architecture: Architecture, entry: EntryPoint) -> tuple[str, ...]:
    hop = index_of(architecture).hops.get(entry.to.hop)
    stages = recorded(hop, "stages") if hop is not None else None
    return tuple(name for name, _ in stages) if isinstance(stages, tuple) else ()
