"""Tables that say how a dataclass is written as plain data, and the strict reading of them.

Reading is the hot side: a snapshot of 10,000 hops is decoded through here, so a loader takes the
data alone and the place of an error is put together only while the error travels outwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from docs_app.core.codec.errors import CodecError, wrong_type
from docs_app.core.wellformed.problem import choose

REQUIRED = object()
Plain = Any
"""What JSON can say: dict, list, str, int, bool, None."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of value is read from plain data and written to it."""

    load: Callable[[Plain], Any]
    dump: Callable[[Any], Plain]
    mapping: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a mapping. A value equal to ``default`` is not written.

    ``get`` takes the value from the object; without it, it is the attribute of the key's name.
    """

    key: str
    kind: Kind
    default: Any = REQUIRED
    get: Callable[[Any], Any] | None = None


def _same(value: Any) -> Any:
    return value


def _text(data: Plain) -> str:
    if type(data) is not str:
        raise wrong_type(data, "text")
    return data


def _integer(data: Plain) -> int:
    if type(data) is not int:
        raise wrong_type(data, "a whole number")
    return data


TEXT = Kind(_text, _same)
INTEGER = Kind(_integer, _same)


def many(kind: Kind, key: str = "") -> Kind:
    """Return the kind of a list (in values a tuple); ``key`` names its items in errors."""

    def load(data: Plain) -> tuple[Any, ...]:
        if type(data) is not list:
            raise wrong_type(data, "a list")
        items = []
        for number, item in enumerate(data, 1):
            try:
                items.append(kind.load(item))
            except CodecError as error:
                named = item.get(key) if isinstance(item, dict) else None
                raise error.inside(f"[{named if isinstance(named, str) else number}]") from None
        return tuple(items)

    def dump(values: tuple[Any, ...]) -> Plain:
        return [kind.dump(value) for value in values]

    return Kind(load, dump)


class Shape:
    """How an object is written as a mapping: its keys in order, and what builds it from them."""

    def __init__(self, build: Callable[..., Any], fields: tuple[Field, ...]) -> None:
        self.build = build
        self.loaders = {each.key: each.kind.load for each in fields}
        self.required = tuple(each.key for each in fields if each.default is REQUIRED)
        self.dumpers = tuple(
            (each.key, each.default, each.get or attrgetter(each.key), each.kind.dump)
            for each in fields
        )
        # An object that is there with nothing in it is written {}: "nothing" would not say which.
        self.nullable = frozenset(
            each.key for each in fields if each.default is None and not each.kind.mapping
        )

    @property
    def kind(self) -> Kind:
        """Return the shape as a kind of value, for use in other shapes."""
        return Kind(self.load, self.dump, mapping=True)

    def load(self, data: Plain) -> Any:
        """Return the object. CodecError: not a mapping, a key unknown, missing or wrong inside."""
        if type(data) is not dict:
            raise wrong_type(data, "a mapping")
        given: dict[str, Any] = {}
        for key, value in data.items():
            loader = self.loaders.get(key)
            if loader is None:
                raise self._unknown(key)
            if value is None and key in self.nullable:
                continue
            try:
                given[key] = loader(value)
            except CodecError as error:
                raise error.inside(key) from None
        for key in self.required:
            if key not in given:
                raise CodecError("", f"The key {key!r} is missing.", f"Add {key!r}.")
        return self.build(**given)

    def dump(self, value: Any) -> dict[str, Plain]:
        """Return the object as a mapping, keys in order, defaults left out."""
        out: dict[str, Plain] = {}
        for key, default, get, dump in self.dumpers:
            held = get(value)
            if default is REQUIRED or held != default:
                out[key] = dump(held)
        return out

    def _unknown(self, key: object) -> CodecError:
        return CodecError(str(key), f"The key {key!r} is unknown.", choose(str(key), self.loaders))
