"""Signed messages to other programs: what they say, how they are signed, and how they get there.

A message is a POST of JSON. ``X-Routebook-Signature`` is ``sha256=`` and the HMAC-SHA256, in hex,
of the timestamp in ``X-Routebook-Timestamp``, a full stop and the body, under the hook's secret.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)
from uuid import uuid4

logger = logging.getLogger(__name__)

SCHEMES = frozenset({"http", "https"})
TIMEOUT = 5.0
"""Seconds to wait for a receiver, each time it is waited for."""

WAITS = (2.0, 10.0)
"""Seconds before the second try and the third."""

LATER = frozenset({408, 425, 429, *range(500, 600)})
"""Statuses after which it is tried again; after any other the receiver has made up its mind."""


@dataclass(frozen=True, slots=True)
class Hook:
    """Where messages go, and the secret that both sides know."""

    url: str
    secret: str

    @property
    def host(self) -> str:
        """Return what the log may tell: the rest of the address may be a secret too."""
        return urlsplit(self.url).hostname or "?"


def body_of(said: Mapping[str, object]) -> bytes:
    """Return a message as it is sent and signed."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return what proves that a message is ours and of that time."""
    signed = timestamp.encode() + b"." + body
    return "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def deliver(hook: Hook, event: str, body: bytes, waits: Sequence[float] = WAITS) -> bool:
    """Send a message, up to once more than there are ``waits``, and say whether it was taken.

    Each try is signed anew and has the same ``X-Routebook-Delivery``. Whatever goes wrong is
    told in the log, without the address's path.
    """
    delivery = str(uuid4())
    for wait in (*waits, None):
        why_not = _try(hook, event, delivery, body)
        if not why_not:
            return True
        again = wait is not None and why_not.again
        logger.warning(
            "Webhook %s did not take %s: %s%s",
            hook.host,
            event,
            why_not.text,
            "; trying again" if again else "; given up",
        )
        if wait is None or not again:
            return False
        time.sleep(wait)
    return False


@dataclass(frozen=True, slots=True)
class _Failure:
    text: str
    again: bool


def _try(hook: Hook, event: str, delivery: str, body: bytes) -> _Failure | None:
    """Send a message once; return None, or why it was not taken."""
    if urlsplit(hook.url).scheme not in SCHEMES:
        return _Failure("its address is not of http or https", again=False)
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Routebook",
        "X-Routebook-Event": event,
        "X-Routebook-Delivery": delivery,
        "X-Routebook-Timestamp": timestamp,
        "X-Routebook-Signature": signature(hook.secret, timestamp, body),
    }
    try:
        with _opener().open(Request(hook.url, body, headers), timeout=TIMEOUT):  # noqa: S310
            return None
    except HTTPError as refused:
        with refused:
            return _Failure(f"it answered {refused.code}", refused.code in LATER)
    except (OSError, HTTPException) as error:
        return _Failure(type(error).__name__, again=True)
    except ValueError as error:
        return _Failure(type(error).__name__, again=False)


def _opener() -> OpenerDirector:
    """Return what speaks HTTP and nothing else, follows no redirect and keeps no cookie."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
