"""What holds for a hop's settings: names and types that its kind knows."""

from __future__ import annotations

from docs_app.core.architecture import Hop, Settings, SettingValue
from docs_app.core.kinds import KINDS, Setting
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.problem import choose
from docs_app.core.wellformed.report import Report

WORDS = {
    "integer": "a whole number",
    "boolean": "true or false",
    "text": "text",
    "choice": "text",
    "table": "a table of names and texts or numbers",
    "tables": "a table of tables",
}
"""What a person writes for each type of setting in :mod:`docs_app.core.kinds`."""


def check_settings(report: Report, hop_place: str, hop: Hop) -> None:
    """Add the problems of one hop's settings. Its kind may be unknown; that is told elsewhere."""
    kind = KINDS.get(hop.kind)
    if kind is None or not hop.settings:
        return
    place = f"{hop_place}.settings"
    if not _is_sorted(hop.settings):
        report.add(place, "", "The settings are not in name order, each once.", "Sort them.")
    known = {setting.name: setting for setting in kind.settings}
    for name, value in hop.settings:
        if name in known:
            _check_value(report, place, known[name], value)
        else:
            what = f"A hop of kind {hop.kind!r} has no setting {name!r}."
            report.add(place, name, what, choose(name, known))


def _check_value(report: Report, place: str, setting: Setting, value: SettingValue) -> None:
    if not _fits(setting.type, value):
        wanted = WORDS[setting.type]
        report.add(place, setting.name, f"{setting.label}: this must be {wanted}.", "Correct it.")
    elif setting.type == "choice":
        report.choice(place, setting.name, str(value), setting.choices)
    elif isinstance(value, tuple):
        _check_table(report, f"{place}.{setting.name}", value)
    elif isinstance(value, str):
        report.line(place, setting.name, value, limits.LINE)
    elif isinstance(value, int):
        report.number(place, setting.name, value, 0, limits.BYTES)


def _check_table(report: Report, place: str, table: Settings) -> None:
    if not _is_sorted(table):
        report.add(place, "", "The entries are not in name order, each once.", "Sort them.")
    for name, value in table:
        report.line(place, name, name, limits.WORD, needed=True)
        if isinstance(value, tuple):
            _check_table(report, f"{place}.{name}", value)
        elif isinstance(value, str):
            report.line(place, name, value, limits.LINE)
        else:
            report.number(place, name, value, 0, limits.BYTES)


def _fits(type_: str, value: SettingValue) -> bool:
    """Say whether the value is of the type; a table's entries are texts or numbers, no booleans."""
    if type_ == "table":
        return isinstance(value, tuple) and all(type(inner) in (str, int) for _, inner in value)
    if type_ == "tables":
        return isinstance(value, tuple) and all(_fits("table", inner) for _, inner in value)
    plain = {"integer": int, "boolean": bool, "text": str, "choice": str}[type_]
    return type(value) is plain


def _is_sorted(settings: Settings) -> bool:
    names = [name for name, _ in settings]
    return names == sorted(set(names))
