"""Fields for the settings that a kind of hop has, made from ``core.kinds``.

An empty field says "not recorded"; a default is only ever shown, as the field's placeholder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html

from docs_app.core.architecture import SettingValue
from docs_app.core.kinds import KINDS, Setting
from docs_app.core.wellformed import limits
from docs_app.forms.tables import TableField, TablesField

PREFIX = "setting_"
NOT_RECORDED = "not recorded"


def setting_fields(kinds: Iterable[str]) -> dict[str, forms.Field]:
    """Return the form fields of the settings of some kinds of hop, by their names in the form.

    Unknown kinds have none. Where two kinds have a setting of one name, the first one's counts.
    """
    fields: dict[str, forms.Field] = {}
    for kind in kinds:
        for setting in KINDS[kind].settings if kind in KINDS else ():
            fields.setdefault(PREFIX + setting.name, _field(setting))
    return fields


def names_of(kind: str) -> frozenset[str]:
    """Return the names of a kind's settings."""
    return frozenset(each.name for each in KINDS[kind].settings) if kind in KINDS else frozenset()


def recorded(fields: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that a form says, by their own names; None and "" are not recorded.

    ``stored`` is kept where the form says the same in other words.
    """
    said = {name: value for name, value in fields.items() if value not in (None, "")}
    return {name: stored[name] if stored.get(name) == said[name] else said[name] for name in said}


def _field(setting: Setting) -> forms.Field:
    return _MAKERS[setting.type](
        setting, {"label": setting.label, "help_text": _help(setting), "required": False}
    )


def _integer(setting: Setting, said: dict[str, Any]) -> forms.Field:
    widget = forms.NumberInput(attrs={"placeholder": _placeholder(setting)})
    return forms.IntegerField(min_value=0, max_value=limits.BYTES, widget=widget, **said)


def _boolean(setting: Setting, said: dict[str, Any]) -> forms.Field:
    return forms.TypedChoiceField(
        choices=[("", _placeholder(setting)), ("yes", "yes"), ("no", "no")],
        coerce=lambda value: value in (True, "yes"),
        empty_value=None,
        widget=YesNo,
        **said,
    )


class YesNo(forms.Select):
    """A choice between yes and no that also takes the stored True and False."""

    def format_value(self, value: Any) -> Any:
        return super().format_value({True: "yes", False: "no"}.get(value, value))


def _choice(setting: Setting, said: dict[str, Any]) -> forms.Field:
    choices = [("", _placeholder(setting)), *((each, each) for each in setting.choices)]
    return forms.ChoiceField(choices=choices, **said)


def _text(setting: Setting, said: dict[str, Any]) -> forms.Field:
    widget = forms.TextInput(attrs={"placeholder": _placeholder(setting)})
    return forms.CharField(max_length=limits.LINE, widget=widget, **said)


def _table(setting: Setting, said: dict[str, Any]) -> forms.Field:
    help_text = format_html("{} One on each line: name = value.", said.pop("help_text"))
    return TableField(help_text=help_text, **said)


def _tables(setting: Setting, said: dict[str, Any]) -> forms.Field:
    help_text = format_html(
        "{} A name on each line, with its variables indented below it: name = value.",
        said.pop("help_text"),
    )
    return TablesField(help_text=help_text, **said)


_MAKERS = {
    "integer": _integer,
    "boolean": _boolean,
    "choice": _choice,
    "text": _text,
    "table": _table,
    "tables": _tables,
}


def _placeholder(setting: Setting) -> str:
    """Return what an empty field says: that nothing is recorded, and what then holds."""
    if setting.default is None:
        return NOT_RECORDED
    return f"{NOT_RECORDED}; default {_shown(setting.default)} {setting.unit}".rstrip()


def _shown(value: SettingValue) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _help(setting: Setting) -> str:
    unit = f" In {setting.unit}." if setting.unit else ""
    if not setting.source:
        return setting.help + unit
    return format_html(
        '{}{} <a href="{}" rel="noreferrer">Source</a>', setting.help, unit, setting.source
    )
