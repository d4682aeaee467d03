"""Settings and headers: mappings whose keys are data. Types are checked in ``core.wellformed``."""

from __future__ import annotations

from docs_app.core.architecture import Settings, SettingValue
from docs_app.core.codec.errors import CodecError, wrong_type
from docs_app.core.codec.shapes import TEXT, Kind, Plain

DEEPEST = 2
"""A setting may be a table of tables, and nothing deeper."""


def load_settings(data: Plain) -> Settings:
    """Return a mapping of settings as pairs in name order. CodecError: what none can be."""
    return _table(data, DEEPEST + 1)


def dump_settings(settings: Settings) -> Plain:
    """Return settings as a mapping."""
    return {name: _plain(value) for name, value in settings}


def _table(data: Plain, levels: int) -> Settings:
    if type(data) is not dict:
        raise wrong_type(data, "a mapping")
    pairs = []
    for name in sorted(data, key=str):
        if type(name) is not str:
            raise wrong_type(name, "text").inside(str(name))
        try:
            pairs.append((name, _value(data[name], levels)))
        except CodecError as error:
            raise error.inside(name) from None
    return tuple(pairs)


def _value(data: Plain, levels: int) -> SettingValue:
    if type(data) is dict and levels > 1:
        return _table(data, levels - 1)
    if type(data) not in (str, int, bool):
        raise wrong_type(data, "text, a whole number, or true or false")
    value: bool | int | str = data
    return value


def _plain(value: SettingValue) -> Plain:
    if isinstance(value, tuple):
        return {name: _plain(inner) for name, inner in value}
    return value


def _load_headers(data: Plain) -> tuple[tuple[str, str], ...]:
    if type(data) is not dict:
        raise wrong_type(data, "a mapping")
    for name, value in data.items():
        try:
            TEXT.load(name)
            TEXT.load(value)
        except CodecError as error:
            raise error.inside(str(name)) from None
    return tuple(data.items())


def _dump_headers(headers: tuple[tuple[str, str], ...]) -> Plain:
    return dict(headers)


SETTINGS = Kind(load_settings, dump_settings)
HEADERS = Kind(_load_headers, _dump_headers)
