"""Finished pictures, kept by what they are of."""

from __future__ import annotations

import threading
from collections import OrderedDict

from docs_app.pictures.values import Picture

KEPT = 256
"""Finished pictures that a process keeps, some 40 kB each."""


class Recent:
    """The pictures that were asked for last, in this process. They never change, so are kept."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[object, Picture] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object) -> Picture | None:
        with self._lock:
            picture = self._kept.get(key)
            if picture is not None:
                self._kept.move_to_end(key)
            return picture

    def put(self, key: object, picture: Picture) -> None:
        with self._lock:
            self._kept[key] = picture
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)


shelf = Recent(KEPT)
