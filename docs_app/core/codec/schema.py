"""The number of the form that a file is written in, and the steps from older forms to this one.

A new key that is left out where it has its default changes nothing: what was written before means
what it meant, with the same hash. Any other change of the form, and any other meaning of what can
be written already, is a new schema: raise :data:`SCHEMA`, and put the function that turns the form
before into the new one into :data:`UPGRADES` under the number it reads. Snapshots of old versions
stay as written and pass through these functions each time they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docs_app.core.codec.errors import CodecError, wrong_type
from docs_app.core.codec.shapes import Plain

SCHEMA = 1

Upgrade = Callable[[dict[str, Plain]], dict[str, Plain]]

UPGRADES: Mapping[int, Upgrade] = {}
"""Schema number -> what turns that form into the next; neither has the key ``schema`` in it."""


def upgraded(
    data: Plain, schema: int = SCHEMA, upgrades: Mapping[int, Upgrade] = UPGRADES
) -> dict[str, Plain]:
    """Return the mapping in the present form, without its schema number.

    CodecError: not a mapping, no number, a number newer than this program or too old for it.
    """
    if not isinstance(data, dict):
        raise wrong_type(data, "a mapping").inside("the file")
    number = _number(data, schema)
    body = {key: value for key, value in data.items() if key != "schema"}
    while number < schema:
        if number not in upgrades:
            raise CodecError(
                "schema",
                f"Schema {number} is not known here.",
                f"Write the file in schema {schema}, the one that export_architecture writes.",
            )
        body = upgrades[number](body)
        number += 1
    return body


def _number(data: dict[str, Plain], schema: int) -> int:
    if "schema" not in data:
        raise CodecError("schema", "The schema number is missing.", f"Add 'schema: {schema}'.")
    number = data["schema"]
    if type(number) is not int:
        raise wrong_type(number, "a whole number").inside("schema")
    if number > schema:
        raise CodecError(
            "schema",
            f"This is written in schema {number}, newer than the {schema} known here.",
            "Update Routebook, or take what a Routebook of this age wrote.",
        )
    return number
