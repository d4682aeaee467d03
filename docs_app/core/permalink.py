"""A request and its faults as the query of an address, and back.

``method=GET&url=...&token=valid&use=access&scopes=a+b&body=9&header=Name:+value&fault=down:nginx``
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode

from docs_app.core.architecture import Request, Token
from docs_app.core.faults import Fault, parse_fault

METHOD, NO_TOKEN = "GET", "none"
FIELDS_LIMIT = 200
_DIGITS_LIMIT = 12


def to_query(request: Request, faults: Iterable[Fault] = ()) -> str:
    """Return the query, without a question mark; what is as usual is left out but the method."""
    token = request.token
    pairs = [("method", request.method), ("url", request.url)]
    if token.state != NO_TOKEN:
        pairs.append(("token", token.state))
    if token.use:
        pairs.append(("use", token.use))
    if token.scopes:
        pairs.append(("scopes", " ".join(token.scopes)))
    if request.body_bytes:
        pairs.append(("body", str(request.body_bytes)))
    pairs += [("header", f"{name}: {value}") for name, value in request.headers]
    pairs += [("fault", str(fault)) for fault in faults]
    return urlencode(pairs, safe="/:")


def from_query(query: str | Iterable[tuple[str, str]]) -> tuple[Request, tuple[Fault, ...]]:
    """Return what a query asks, given as text or as its pairs. Fields it does not know are left.

    A field that is given twice counts as given last, but headers and faults add up. Scopes have
    no spaces in them. Raises ValueError: what cannot be read, and how to write it. Whether the
    request can be sent is for ``trace`` to say.
    """
    pairs = tuple(_parsed(query) if isinstance(query, str) else query)
    last = {name: value for name, value in pairs if value.strip()}
    if "url" not in last:
        raise ValueError("Write the whole URL of the request, beginning with https://.")
    request = Request(
        last.get("method", METHOD).strip(),
        last["url"].strip(),
        Token(
            last.get("token", NO_TOKEN).strip(),
            last.get("use", "").strip(),
            tuple(last.get("scopes", "").split()),
        ),
        _size(last.get("body", "0").strip()),
        tuple(_header(value) for name, value in pairs if name == "header" and value.strip()),
    )
    faults = (parse_fault(value) for name, value in pairs if name == "fault" and value.strip())
    return request, tuple(dict.fromkeys(faults))


def _parsed(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query.removeprefix("?"), max_num_fields=FIELDS_LIMIT)
    except ValueError:
        raise ValueError(f"The address asks more than {FIELDS_LIMIT} things.") from None


def _size(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS_LIMIT):
        raise ValueError(f"The body is a number of bytes, such as 1048576, not '{text}'.")
    return int(text)


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        raise ValueError(f"A header is written 'Name: value', not '{text}'.")
    return name.strip(), value.strip()
