"""Reads one uploaded file up to a size, and no further."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

View = Callable[..., HttpResponse]


class BoundedUpload(FileUploadHandler):
    """Gives up on a file that is larger than it may be, and tells the view so.

    What is left of the request is read and dropped: a browser whose upload is cut off shows an
    error of its own, and not our answer.
    """

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self.most = most
        self.too_large = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start + len(raw_data) > self.most:
            self.too_large = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers behind."""


def bounded_upload(most: int) -> Callable[[View], View]:
    """Let a view be called with ``too_large``: whether a file had more than ``most`` bytes.

    The handler must stand before the token of the form is read, as that reads the files too. So
    the check for the token comes here, behind it.
    """

    def decorate(view: View) -> View:
        @csrf_protect
        def protected(request: HttpRequest, *args: Any, **names: Any) -> HttpResponse:
            found = (each for each in request.upload_handlers if isinstance(each, BoundedUpload))
            request.FILES  # noqa: B018 - reads them, if the check for the token has not
            too_large = any(each.too_large for each in found)
            return view(request, *args, too_large=too_large, **names)

        @csrf_exempt
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **names: Any) -> HttpResponse:
            request.upload_handlers.insert(0, BoundedUpload(request, most))
            return protected(request, *args, **names)

        return answer

    return decorate
