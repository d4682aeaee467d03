"""The form of a webhook."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.validators import URLValidator

from docs_app.core.wellformed import limits
from docs_app.forms.django_types import ModelForm
from docs_app.models import Webhook

SHORTEST = 16
"""Characters of a secret; a shorter one could be tried out."""

ADDRESS = "Write a whole address that begins with https:// or http://, such as https://host/path."
NO_ACCOUNT = "Leave name and password out of the address: the signature says who we are."
NEW = "Give it to the receiver now: it is not shown again."
KEPT = "It is not shown. Empty: it stays as it is."


class WebhookForm(ModelForm):
    """A webhook; its secret is shown while it is being made, and never after."""

    url = forms.CharField(
        label="Address",
        max_length=limits.URL,
        help_text="Where each new version is told, by POST.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    secret = forms.CharField(
        min_length=SHORTEST,
        max_length=limits.NAME,
        widget=forms.TextInput(attrs={"size": 60, "autocomplete": "off"}),
    )

    class Meta:
        model = Webhook
        fields = ("architecture", "url", "secret", "active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "secret" not in self.fields:
            return
        stored = self.instance.pk is not None
        self.fields["secret"].required = not stored
        self.fields["secret"].help_text = KEPT if stored else NEW
        self.initial["secret"] = "" if stored else secrets.token_urlsafe(32)

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            URLValidator(schemes=["http", "https"], message=ADDRESS)(url)
        except forms.ValidationError:
            if not _is_a_bare_host(url):
                raise
        if "@" in urlsplit(url).netloc:
            raise forms.ValidationError(NO_ACCOUNT, code="password")
        return url

    def _get_validation_exclusions(self) -> set[str]:
        # The column's own check knows no host without a dot, as there are in private networks.
        return {*super()._get_validation_exclusions(), "url"}

    def clean_secret(self) -> str:
        return str(self.cleaned_data["secret"] or self.instance.secret)


def _is_a_bare_host(url: str) -> bool:
    """Say whether it is an address within a network, whose host has no dot: ``http://hooks:8080``.

    Django's validator knows none of them but localhost.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = host.replace("-", "").replace("_", "").isalnum() and host.isascii()
    plain = url.isprintable() and " " not in url
    return parts.scheme in {"http", "https"} and named and plain and port != 0
